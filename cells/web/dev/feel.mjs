// Measures how a long text feels under the fingers: the time from a key's event to the frame that shows it, and keys that were lost.
// Wants a build (`npm run build`) and Chromium (`CHROMIUM=/path/to/it`): `npm run feel -- [keys] [words per minute] [words in the text]`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { preview } from 'vite';

const [keyCount = 1500, wordsPerMinute = 250, wordCount = 10_000] = process.argv.slice(2).map(Number);
const STEP_MILLIS = 60_000 / (wordsPerMinute * 5);
/** A fast typist's next key is down before this one is up. */
const HOLD_MILLIS = STEP_MILLIS * 1.4;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A screen's own rhythm would add up to a frame to every key: what counts here is what the page costs.
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--window-size=1280,800',
  '--remote-debugging-pipe',
];

/** Runs in the page before its own scripts: keeps the words, and times every key until its frame. */
function watch(wordCount) {
  localStorage.setItem('typogram.settings', JSON.stringify({ mode: 'words', amounts: { words: wordCount } }));
  const feel = { words: [], keyToPaint: [], handlers: [], long: 0, shifts: [] };
  window.feel = feel;
  const fetched = window.fetch;
  window.fetch = async (...call) => {
    const response = await fetched(...call);
    if (String(call[0]).endsWith('/tests') && feel.words.length === 0) feel.words = (await response.clone().json()).words;
    return response;
  };
  window.addEventListener(
    'keydown',
    (event) => {
      const from = event.timeStamp;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => feel.keyToPaint.push(performance.now() - from);
      requestAnimationFrame(() => channel.port2.postMessage(0));
    },
    { capture: true },
  );
  window.addEventListener('keydown', (event) => feel.handlers.push(performance.now() - event.timeStamp));
  new PerformanceObserver((list) => (feel.long += list.getEntries().length)).observe({ type: 'longtask' });
  // Right after a key, shifts are excused elsewhere; here none is.
  new PerformanceObserver((list) => {
    if (feel.keyToPaint.length === 0) return;
    for (const shift of list.getEntries()) feel.shifts.push(shift.sources.map(({ node }) => node?.className || node?.nodeName));
  }).observe({ type: 'layout-shift' });
}

/** Chromium's own protocol, over two pipes. */
class Browser {
  #next = 1;
  #waiting = new Map();
  #text = '';
  session;

  constructor(directory) {
    const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    this.process = spawn(program, [...FLAGS, `--user-data-dir=${directory}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.process.stdio[4].setEncoding('utf8').on('data', (text) => this.#read(text));
  }

  send(method, params = {}, sessionId = this.session) {
    const id = this.#next++;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async until(expression) {
    for (let tries = 0; tries < 200; tries++) {
      if (await this.evaluate(expression)) return;
      await after(50);
    }
    throw new Error(`It never came: ${expression}`);
  }

  /** What the main thread has worked so far, in seconds of its own clock: another program that wants the processor does not count. */
  async cost() {
    const { metrics } = await this.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  async close() {
    const gone = once(this.process, 'exit');
    await this.send('Browser.close', {}, undefined);
    await gone;
  }

  #read(text) {
    const parts = (this.#text + text).split('\0');
    this.#text = parts.pop();
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    }
  }
}

function keyOf(character) {
  const code = character === ' ' ? 'Space' : `Key${character.toUpperCase()}`;
  return { key: character, code, windowsVirtualKeyCode: character.toUpperCase().charCodeAt(0) };
}

/** On time even when a key took long: nobody's fingers wait for a page. */
async function type(browser, text) {
  const begin = performance.now();
  const done = [];
  for (const [i, character] of [...text].entries()) {
    const wait = begin + i * STEP_MILLIS - performance.now();
    if (wait > 0) await after(wait);
    const key = keyOf(character);
    done.push(browser.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...key }));
    done.push(after(HOLD_MILLIS).then(() => browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })));
  }
  await Promise.all(done);
  return (performance.now() - begin) / 1000;
}

const directory = mkdtempSync(join(tmpdir(), 'feel-'));
const server = await preview({ configFile: 'dev/vite.config.ts', logLevel: 'error' });
const browser = new Browser(directory);
try {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  browser.session = (await browser.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  await browser.send('Page.enable');
  await browser.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})(${wordCount})` });
  await browser.send('Page.navigate', { url: server.resolvedUrls.local[0] });
  await browser.until(`window.feel?.words.length === ${wordCount} && document.querySelectorAll('[data-testid="word"]').length > 0`);
  await browser.until(`document.activeElement?.tagName === 'TEXTAREA'`);
  const text = (await browser.evaluate('window.feel.words.join(" ")')).slice(0, keyCount);
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await browser.cost();
  const seconds = await type(browser, text);
  await after(600);
  const done = await browser.cost();
  report(await browser.evaluate(`({ ...window.feel, words: undefined,
    timer: document.querySelector('[data-testid="timer"]').textContent,
    drawn: document.querySelectorAll('[data-testid="word"]').length,
    wrong: document.querySelectorAll('.incorrect, .extra').length,
    speed: document.querySelector('[data-testid="live-wpm"]')?.textContent })`), text, seconds);
  reportCost(before, done, text.length);
} finally {
  await browser.close();
  await server.close();
  rmSync(directory, { recursive: true, force: true });
}

function report(seen, text, seconds) {
  const wordsEnded = text.split(' ').length - 1;
  const counted = Number(seen.timer.split('/')[0].replaceAll(',', ''));
  const lost = text.length - seen.keyToPaint.length;
  console.log(`${text.length} keys in ${seconds.toFixed(1)} s of a text of ${wordCount} words; the page says ${seen.speed} wpm`);
  console.log(`key to paint    ${spread(seen.keyToPaint)}`);
  console.log(`event handlers  ${spread(seen.handlers)}`);
  console.log(`keys without a frame ${lost}, words ended ${counted} of ${wordsEnded}, wrong letters ${seen.wrong}, long tasks ${seen.long}, words drawn ${seen.drawn}, layout shifts ${seen.shifts.length}`);
  if (seen.shifts.length > 0) console.log(JSON.stringify(seen.shifts.slice(0, 20)));
  if (lost !== 0 || seen.shifts.length !== 0 || counted !== wordsEnded || seen.wrong !== 0) process.exitCode = 1;
}

function reportCost(from, to, keys) {
  const perKey = (name) => `${(((to[name] - from[name]) * 1000) / keys).toFixed(2)} ms`;
  console.log(`main thread     ${perKey('TaskDuration')} a key: script ${perKey('ScriptDuration')}, style ${perKey('RecalcStyleDuration')}, layout ${perKey('LayoutDuration')}`);
}

function spread(millis) {
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (share) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)} ms`;
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${at(1)}`;
}

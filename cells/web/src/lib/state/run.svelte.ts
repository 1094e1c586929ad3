import { SvelteMap } from 'svelte/reactivity';
import { inWords } from '../api/problems';
import type { IssuedTest, TestWish } from '../api/types';
import { PAUSE_MILLIS } from '../heat';
import type { Delivery } from '../outbox';
import type { LiveRun } from '../live-run';
import { goLive, onDelivery, outbox, testSupply } from '../services';
import { Sounds } from '../sounds';
import { STOCK } from '../test-supply';
import { figuresOf, type Figures } from '../typing/figures';
import { wpm } from '../typing/formulas';
import { keysFor } from '../typing/input-rules';
import { Recorder } from '../typing/recorder';
import { BACKSPACE, DELETE_WORD, endsRun, SPACE, type Keystrokes } from '../typing/stream';
import { isInput, TypedText, type Effect } from '../typing/typed-text';
import { follow, NOTHING_TYPED, type TypedWord } from '../typing/typed-words';
import { preferences } from './preferences.svelte';
import { session } from './session.svelte';

/** What became of a finished run. */
export type Saving =
  | { readonly kind: 'practice' }
  | { readonly kind: 'guest' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'saved'; readonly personalBest: boolean; readonly resultId: string; readonly flagged: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

export interface Finished {
  readonly resultId: string;
  readonly test: IssuedTest;
  readonly figures: Figures;
  readonly keystrokes: Keystrokes;
}

export type Phase = 'loading' | 'ready' | 'running' | 'finished' | 'failed' | 'unavailable';

export interface Hits {
  readonly asked: number;
  readonly missed: number;
  /** How many times were measured, and how long they took in all. */
  readonly timed: number;
  readonly millis: number;
}

const LIVE_REFRESH_MILLIS = 250;
/** Seconds, or words: from so many on a run is long. */
const LONG_SECONDS = 60;
const LONG_WORDS = 100;
/** Before that, one slow word would end every run. */
const SETTLED_AFTER_MILLIS = 3_000;
/** No key of a keyboard: the one that takes a stopped mistake back. */
const TAKEN_BACK = 'taken-back';

const sounds = new Sounds();

/** One typing test on the screen, from its words to its result. */
class Run {
  phase = $state<Phase>('loading');
  test = $state.raw<IssuedTest | undefined>();
  /** What was typed, word by word. Each word is replaced when it changes, so only that word is drawn again. */
  typed = $state<TypedWord[]>([NOTHING_TYPED]);
  targets = $state.raw<readonly (readonly string[])[]>([]);
  elapsedMillis = $state(0);
  liveWpm = $state(0);
  /** Percent of the inputs that were right. */
  liveAccuracy = $state(100);
  /** The speed of the last word. */
  liveBurst = $state(0);
  /** Why the run was ended before its end. */
  failed = $state('');
  /** How often each character of the text was asked for and missed, and how long it took. */
  readonly hits = new SvelteMap<string, Hits>();
  finished = $state.raw<Finished | undefined>();
  saving = $state.raw<Saving>({ kind: 'guest' });
  failure = $state('');

  /** By the clock of events; only while it is running. */
  beganAtMillis = 0;
  #inputs = 0;
  #mistakes = 0;
  #wordBeganAtMillis = 0;
  /** When the last key went down, if that one was right. */
  #rightAtMillis: number | undefined;
  #text: TypedText | undefined;
  #recorder = new Recorder();
  #isPractice = false;
  #resultId = '';
  #live: LiveRun | undefined;
  #ticker: number | undefined;
  #ending: number | undefined;
  /** Grows with every new test: an answer that was asked for before is then too late. */
  #generation = 0;
  #wish: TestWish | undefined;
  /** What is typed before any other test. */
  #queued: IssuedTest | undefined;

  constructor() {
    onDelivery((delivery) => this.#delivered(delivery));
    // The last chance to say what was typed.
    window.addEventListener('pagehide', () => this.#live?.tell(this.#recorder.elapsedMillis(performance.now())));
  }

  get place(): number {
    return this.typed.length - 1;
  }

  /** Between 0 and 1. */
  get progress(): number {
    if (this.test === undefined) return 0;
    if (this.test.mode === 'zen') return 1;
    const share = this.test.mode === 'time' ? this.elapsedMillis / (this.test.amount * 1000) : this.place / this.targets.length;
    return Math.min(1, share);
  }

  async start(wish: TestWish): Promise<void> {
    const generation = ++this.#generation;
    this.#wish = wish;
    if (this.#queued !== undefined) {
      const queued = this.#queued;
      this.#queued = undefined;
      return this.#practise(queued);
    }
    this.#clear();
    this.phase = 'loading';
    try {
      const test = await testSupply.take(wish);
      if (generation !== this.#generation) return;
      this.#show(test, false);
      testSupply.prefetch(wish);
    } catch (failure) {
      if (generation !== this.#generation) return;
      this.failure = inWords(failure);
      this.phase = 'unavailable';
    }
  }

  /** The same words once more, for practice: who has seen them before has an advantage, so it is not sent. */
  repeat(): void {
    if (this.test !== undefined) this.#practise(this.test);
  }

  /** Words of the player's own choice. They were handed out by nobody, so the run is not sent. */
  practise(words: readonly string[]): void {
    if (this.test !== undefined) this.#practise(practiceTest(this.test, words));
  }

  /** The same, for the page of tests, which is not open yet. */
  practiseNext(test: IssuedTest, words: readonly string[]): void {
    this.#queued = practiceTest(test, words);
  }

  #practise(test: IssuedTest): void {
    this.#generation++;
    this.#clear();
    this.#show(test, true);
  }

  keyDown(key: string, physicalKey: string, atMillis: number): void {
    if (this.phase === 'ready') this.#begin(atMillis);
    if (this.phase !== 'running' || this.#text === undefined || this.#isOver(atMillis)) return;
    const pressed = preferences.current;
    if (pressed.noBackspace && (key === BACKSPACE || key === DELETE_WORD)) return;
    const [written, takenBack] = keysFor(key, this.#text, pressed);
    // What is not written down must not be typed either, or the server would see another text.
    if (written === undefined || !this.#recorder.hasRoomFor(takenBack === undefined ? 1 : 3)) return;
    this.#recorder.down(written, physicalKey, atMillis);
    const wanted = this.#text.targets[this.#text.place]?.[this.#text.current.length] ?? SPACE;
    const effect = this.#text.press(written);
    this.#count(effect, wanted, atMillis);
    this.#sound(effect === 'wrong');
    if (takenBack !== undefined) this.#takeBack(takenBack, atMillis);
    follow(this.typed, this.#text);
    if (effect === 'wrong' && endsRun(this.test!.difficulty, written)) {
      this.#fail(this.test!.difficulty === 'master' ? 'A wrong key ends it.' : 'A wrong word ends it.');
    } else if (this.#text.complete) this.#finish();
    else if (written === SPACE && effect !== 'ignored') this.#wordEnded(atMillis);
  }

  #takeBack(key: string, atMillis: number): void {
    this.#recorder.down(key, TAKEN_BACK, atMillis);
    this.#recorder.up(TAKEN_BACK, atMillis);
    this.#text!.press(key);
  }

  #count(effect: Effect, wanted: string, atMillis: number): void {
    const millis = effect === 'correct' ? atMillis - (this.#rightAtMillis ?? -Infinity) : Infinity;
    this.#rightAtMillis = effect === 'correct' ? atMillis : undefined;
    if (!isInput(effect)) return;
    this.#inputs++;
    if (effect === 'wrong') this.#mistakes++;
    const before = this.hits.get(wanted) ?? { asked: 0, missed: 0, timed: 0, millis: 0 };
    const isTimed = millis <= PAUSE_MILLIS;
    this.hits.set(wanted, {
      asked: before.asked + 1,
      missed: before.missed + (effect === 'wrong' ? 1 : 0),
      timed: before.timed + (isTimed ? 1 : 0),
      millis: before.millis + (isTimed ? millis : 0),
    });
  }

  #sound(wrong: boolean): void {
    const { clicks, errorSound, volume } = preferences.current;
    if (wrong && errorSound) sounds.play('error', volume / 100);
    else if (clicks !== 'off') sounds.play(clicks, volume / 100);
  }

  /** The player's own bounds: a run below them is not worth ending. */
  #wordEnded(atMillis: number): void {
    const { leastBurst } = preferences.current;
    const characters = (this.#text!.words[this.#text!.place - 1]?.length ?? 0) + 1;
    const burst = wpm(characters, (atMillis - this.#wordBeganAtMillis) / 1000);
    this.liveBurst = Math.round(burst);
    if (this.#text!.place > 1 && burst < leastBurst) this.#fail(`A word at ${Math.round(burst)} wpm is slower than your least burst.`);
    this.#wordBeganAtMillis = atMillis;
  }

  #checkBounds(): void {
    const { leastSpeed, leastAccuracy } = preferences.current;
    if (this.elapsedMillis < SETTLED_AFTER_MILLIS) return;
    if (this.liveWpm < leastSpeed) this.#fail('Your speed fell below your least.');
    else if (this.liveAccuracy < leastAccuracy) this.#fail('Your accuracy fell below your least.');
  }

  /** The player has had enough of a test that nothing else ends. */
  end(): void {
    if (this.test?.mode === 'zen') this.#finish();
  }

  keyUp(physicalKey: string, atMillis: number): void {
    if (this.phase === 'running' && !this.#isOver(atMillis)) this.#recorder.up(physicalKey, atMillis);
  }

  releaseAll(atMillis: number): void {
    if (this.phase === 'running' && !this.#isOver(atMillis)) this.#recorder.releaseAll(atMillis);
  }

  #begin(atMillis: number): void {
    this.phase = 'running';
    this.#wordBeganAtMillis = atMillis;
    this.beganAtMillis = atMillis;
    this.#resultId = crypto.randomUUID();
    this.#live = this.#wantsLive() ? this.#goLive() : undefined;
    this.#ticker = window.setInterval(() => this.#tick(performance.now()), LIVE_REFRESH_MILLIS);
    if (this.test?.mode === 'time') {
      const endMillis = atMillis + this.test.amount * 1000;
      this.#ending = window.setTimeout(() => this.#finish(), endMillis - performance.now());
    }
  }

  #wantsLive(): boolean {
    if (this.#isPractice || session.userId === undefined || this.test === undefined) return false;
    const { mode, amount, words } = this.test;
    const long = mode === 'zen' || (mode === 'time' ? amount >= LONG_SECONDS : words.length >= LONG_WORDS);
    return preferences.current.live === 'always' || (preferences.current.live === 'long' && long);
  }

  #goLive(): LiveRun {
    return goLive({ userId: session.userId!, resultId: this.#resultId, test: this.test!.token, ...textOf(this.test!), recorder: this.#recorder });
  }

  #isOver(atMillis: number): boolean {
    return this.test?.mode === 'time' && this.#recorder.elapsedMillis(atMillis) >= this.test.amount * 1000;
  }

  #tick(nowMillis: number): void {
    this.#measure(nowMillis);
    this.#live?.tell(this.elapsedMillis);
    this.#checkBounds();
  }

  #measure(nowMillis: number): void {
    this.elapsedMillis = this.#recorder.elapsedMillis(nowMillis);
    // In the first second a single word would read as a record.
    const seconds = Math.max(1, this.elapsedMillis / 1000);
    this.liveWpm = Math.round(wpm(this.#text?.speedCharacters(true) ?? 0, seconds));
    this.liveAccuracy = this.#inputs === 0 ? 100 : Math.round(100 - (this.#mistakes / this.#inputs) * 100);
  }

  #finish(): void {
    if (this.phase !== 'running' || this.test === undefined) return;
    this.#stopClocks();
    const keystrokes = this.#recorder.keystrokes();
    const resultId = this.#resultId;
    this.#live?.tell(this.#recorder.elapsedMillis(performance.now()));
    this.finished = { resultId, test: this.test, figures: figuresOf(this.test, keystrokes), keystrokes };
    this.phase = 'finished';
    this.#save(resultId, this.test, keystrokes);
    if (this.#wish !== undefined) testSupply.prefetch(this.#wish, STOCK);
  }

  /** A run that is ended before its end leaves no result: the next test is one key away. */
  #fail(why: string): void {
    if (this.phase !== 'running') return;
    this.#stopClocks();
    this.#measure(performance.now());
    this.#live?.drop();
    this.failed = why;
    this.phase = 'failed';
    if (this.#wish !== undefined) testSupply.prefetch(this.#wish);
  }

  #save(resultId: string, test: IssuedTest, keystrokes: Keystrokes): void {
    if (this.#isPractice) {
      this.saving = { kind: 'practice' };
      return;
    }
    this.saving = { kind: session.status === 'guest' ? 'guest' : 'sending' };
    outbox.add(resultId, { test: test.token, ...textOf(test), keystrokes, completedAt: new Date().toISOString() });
  }

  #delivered(delivery: Delivery): void {
    if (delivery.kind === 'unkept') return;
    const resultId = delivery.kind === 'saved' ? delivery.result.resultId : delivery.resultId;
    if (this.finished?.resultId !== resultId) return;
    this.#live?.drop();
    if (delivery.kind === 'refused') {
      this.saving = { kind: 'refused', reason: inWords(delivery.problem) };
      return;
    }
    // The server's figures are the ones that count, should they ever differ from ours.
    this.finished = { ...this.finished, figures: delivery.result };
    const { personalBest, standing } = delivery.result;
    this.saving = { kind: 'saved', personalBest, resultId, flagged: standing === 'flagged' };
  }

  #show(test: IssuedTest, practice: boolean): void {
    this.#text = new TypedText(test);
    this.#isPractice = practice;
    this.test = test;
    this.targets = this.#text.targets;
    this.phase = 'ready';
  }

  #clear(): void {
    this.#stopClocks();
    this.#live?.drop();
    this.#live = undefined;
    this.#recorder = new Recorder();
    this.typed = [NOTHING_TYPED];
    this.elapsedMillis = 0;
    this.liveWpm = 0;
    this.liveAccuracy = 100;
    this.#inputs = 0;
    this.#mistakes = 0;
    this.#rightAtMillis = undefined;
    this.hits.clear();
    this.failed = '';
    this.finished = undefined;
    this.failure = '';
  }

  #stopClocks(): void {
    window.clearInterval(this.#ticker);
    window.clearTimeout(this.#ending);
  }
}

function practiceTest(test: IssuedTest, words: readonly string[]): IssuedTest {
  return { ...test, mode: 'words', amount: words.length, difficulty: 'normal', words };
}

/** A text of the player's own is nobody else's to know, so it goes along. */
function textOf(test: IssuedTest): { text?: string } {
  return test.mode === 'custom' ? { text: test.words.join(' ') } : {};
}

export const run = new Run();

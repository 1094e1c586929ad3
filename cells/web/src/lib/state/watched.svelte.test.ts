import { expect, it } from 'vitest';
import type { LiveSocket } from '../live-run';
import { Watched } from './watched.svelte';

class Wire implements LiveSocket {
  readyState: 0 | 1 | 2 | 3 = 1;
  onopen: LiveSocket['onopen'] = null;
  onmessage: LiveSocket['onmessage'] = null;
  onclose: LiveSocket['onclose'] = null;
  closed = false;

  send(): void {
    throw new Error('nobody who watches says anything');
  }

  close(): void {
    this.closed = true;
  }

  hear(message: object): void {
    this.onmessage?.call(this as unknown as WebSocket, { data: JSON.stringify(message) } as MessageEvent);
  }

  end(code: number): void {
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }
}

const TEXT = { type: 'run', resultId: 'r', mode: 'words', amount: 3, language: 'english', words: ['the', 'of', 'and'] };
const TYPED = { type: 'typed', resultId: 'r', firstWord: 0, words: ['teh', 'o'], atMillis: 900, wpm: 40, accuracy: 80, ended: false };

function watching() {
  const wires: Wire[] = [];
  const waiting: { action: () => void; millis: number }[] = [];
  const watched = new Watched(
    { open: () => (wires.push(new Wire()), wires.at(-1)!), later: (action, millis) => void waiting.push({ action, millis }) },
    'ada',
    'key',
  );
  return { watched, wires, waiting };
}

it('shows what was typed beside what was to be typed', () => {
  const { watched, wires } = watching();
  wires[0]!.hear(TEXT);
  expect(watched.words.map(({ typed }) => typed)).toEqual([undefined, undefined, undefined]);

  wires[0]!.hear(TYPED);

  expect(watched.words).toEqual([
    { place: 0, target: ['t', 'h', 'e'], typed: { letters: ['t', 'e', 'h'], ended: true } },
    { place: 1, target: ['o', 'f'], typed: { letters: ['o'], ended: false } },
    { place: 2, target: ['a', 'n', 'd'], typed: undefined },
  ]);
});

it('shows nothing of one run in the next', () => {
  const { watched, wires } = watching();
  wires[0]!.hear(TEXT);
  wires[0]!.hear(TYPED);

  wires[0]!.hear({ ...TEXT, resultId: 's' });

  expect(watched.words.every(({ typed }) => typed === undefined)).toBe(true);
  wires[0]!.hear({ type: 'waiting' });
  expect(watched.words).toEqual([]);
});

it('comes again after a break, and stays away from a link that is closed', () => {
  const { watched, wires, waiting } = watching();
  wires[0]!.end(1006);
  wires.length = 0;
  waiting.shift()!.action();

  wires[0]!.hear({ type: 'problem', problem: { code: 'live-channel-unknown' } });
  wires[0]!.end(1008);

  expect(watched.closed).toBe(true);
  expect(waiting).toEqual([]);
});

it('ends with the page', () => {
  const { watched, wires, waiting } = watching();
  watched.leave();
  wires[0]!.end(1000);
  expect(wires[0]!.closed).toBe(true);
  expect(waiting).toEqual([]);
});

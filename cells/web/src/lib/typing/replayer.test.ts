import { describe, expect, it } from 'vitest';
import { Replayer } from './replayer';
import type { Keystrokes, TypedTest } from './stream';

const TEST: TypedTest = { mode: 'words', amount: 2, words: ['to', 'be'] };
const STREAM: Keystrokes = {
  atMillis: [0, 40, 100, 200, 300, 400, 450],
  actions: 'DUDDDDU',
  keys: ['t', 't', 'o', ' ', 'b', 'e', 'e'],
};

function shown(replayer: Replayer): string {
  return replayer.typed.map((word) => word.letters.join('') + (word.ended ? '|' : '')).join('');
}

describe('a replayer', () => {
  it('shows what stood at a moment, forwards and backwards', () => {
    const replayer = new Replayer(TEST, STREAM);
    const at = (millis: number): string => {
      replayer.seek(millis);
      return shown(replayer);
    };
    expect(at(0)).toBe('t');
    expect(at(250)).toBe('to|');
    expect(at(400)).toBe('to|be');
    expect(at(99)).toBe('t');
    expect(at(350)).toBe('to|b');
  });

  it('shows nothing before the first key and ends with the last', () => {
    const replayer = new Replayer(TEST, STREAM);
    expect(shown(replayer)).toBe('');
    expect(replayer.durationMillis).toBe(400);
    replayer.seek(60_000);
    expect(shown(replayer)).toBe('to|be');
    expect(replayer.wpmAt(400)).toBe(60);
  });

  it('goes on to the end of the time, and ignores what came later', () => {
    const replayer = new Replayer({ ...TEST, mode: 'time', amount: 1 }, { atMillis: [0, 1000], actions: 'DD', keys: ['t', 'o'] });
    expect(replayer.durationMillis).toBe(1000);
    replayer.seek(1000);
    expect(shown(replayer)).toBe('t');
  });
});

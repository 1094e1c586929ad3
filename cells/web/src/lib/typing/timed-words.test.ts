import { describe, expect, it } from 'vitest';
import { missedWords, slowWords, timedWords } from './timed-words';
import type { Keystrokes, TypedTest } from './stream';

const TEST: TypedTest = { mode: 'words', amount: 3, words: ['to', 'be', 'or'] };

/** One key every so many milliseconds. */
function typed(keys: readonly string[], atMillis: readonly number[]): Keystrokes {
  return { atMillis: [...atMillis], actions: 'D'.repeat(keys.length), keys: [...keys] };
}

describe('timed words', () => {
  it('give each word the time from the key before it to its last', () => {
    const words = timedWords(TEST, typed(['t', 'o', ' ', 'b', 'e', ' ', 'o', 'r'], [0, 100, 200, 400, 600, 800, 900, 1000]));
    expect(words.map((each) => each.millis)).toEqual([200, 600, 200]);
    // Two letters and a space in 0.2 s are three fifths of a word in a three-hundredth of a minute.
    expect(words[0]!.wpm).toBeCloseTo(180);
    expect(words.map((each) => each.ended)).toEqual([true, true, true]);
  });

  it('count a mistake also when it was mended', () => {
    const words = timedWords(TEST, typed(['t', 'x', 'Backspace', 'o', ' ', 'b'], [0, 100, 200, 300, 400, 500]));
    expect(words.map((each) => each.mistakes)).toEqual([1, 0]);
    expect(words.map((each) => each.ended)).toEqual([true, false]);
    expect(missedWords(words)).toEqual(['to']);
  });

  it('give the way back to the word that is mended', () => {
    const keys = ['t', 'x', ' ', 'Backspace', 'Backspace', 'o', ' ', 'b'];
    const words = timedWords(TEST, typed(keys, [0, 100, 200, 300, 400, 500, 600, 700]));
    expect(words.map((each) => each.millis)).toEqual([600, 100]);
    expect(words[0]!.mistakes).toBe(2);
  });

  it('leave out releases and what comes after the time', () => {
    const test: TypedTest = { mode: 'time', amount: 1, words: ['to', 'be'] };
    const stream: Keystrokes = { atMillis: [0, 50, 100, 1000], actions: 'DUDD', keys: ['t', 't', 'o', ' '] };
    expect(timedWords(test, stream).map((each) => [each.word, each.millis, each.ended])).toEqual([['to', 100, false]]);
  });

  it('name the slowest fifth of the words without a mistake', () => {
    const words = Array.from({ length: 10 }, (_, i) => ({ word: `w${i}`, millis: 100, wpm: 50 + i, mistakes: 0, ended: true }));
    expect(slowWords(words)).toEqual(['w0', 'w1']);
    expect(slowWords(words.map((each) => ({ ...each, mistakes: 1 })))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures';
import { keysFor, NO_RULES, WRONG_SPACE, type InputRules } from './input-rules';
import type { TypedTest } from './stream';
import { TypedText } from './typed-text';

const TEST: TypedTest = { mode: 'words', amount: 3, words: ['to', 'be', 'or'] };
const LETTER: InputRules = { stopOnError: 'letter', strictSpace: false };
const WORD: InputRules = { stopOnError: 'word', strictSpace: false };
const STRICT: InputRules = { stopOnError: 'off', strictSpace: true };

/** Types one key after another, and answers what was written down and what stands. */
function typed(presses: readonly string[], rules: InputRules, test = TEST): { keys: string[]; text: TypedText } {
  const text = new TypedText(test);
  const keys: string[] = [];
  for (const press of presses) {
    for (const key of keysFor(press, text, rules)) {
      keys.push(key);
      text.press(key);
    }
  }
  return { keys, text };
}

const accuracy = (keys: string[]): number =>
  figuresOf(TEST, { keys, actions: 'D'.repeat(keys.length), atMillis: keys.map((_, i) => i * 100) }).accuracy;

describe('without rules', () => {
  it('a press is itself', () => {
    expect(typed(['x', ' ', ' ', 'Backspace'], NO_RULES).keys).toEqual(['x', ' ', ' ', 'Backspace']);
  });
});

describe('stop on letter', () => {
  it('writes a wrong letter and takes it back, so that it counts and does not stand', () => {
    const { keys, text } = typed([...'txo be or'], LETTER);
    expect(keys).toEqual(['t', 'x', 'Backspace', ...'o be or']);
    expect(text.complete).toBe(true);
    expect(accuracy(keys)).toBeCloseTo((8 / 9) * 100, 2);
  });

  it('takes no space inside a word, and no letter beyond it', () => {
    const { keys, text } = typed(['t', ' ', 'o', 'o', ' '], LETTER);
    expect(keys).toEqual(['t', WRONG_SPACE, 'Backspace', 'o', 'o', 'Backspace', ' ']);
    expect(text.words).toEqual([['t', 'o'], []]);
  });
});

describe('stop on word', () => {
  it('takes wrong letters, but lets nobody leave them behind', () => {
    const { keys, text } = typed(['t', 'x', ' ', 'Backspace', 'o', ' '], WORD);
    expect(keys).toEqual(['t', 'x', WRONG_SPACE, 'Backspace', 'Backspace', 'o', ' ']);
    expect(text.words).toEqual([['t', 'o'], []]);
  });

  it('does not end the run with a wrong last word', () => {
    const { text } = typed([...'to be ox '], WORD);
    expect(text.complete).toBe(false);
    expect(text.current).toEqual(['o', 'x']);
  });

  it('takes nothing back in a word that is full', () => {
    const { keys, text } = typed([...'t', ...'x'.repeat(30), ' '], WORD);
    expect(keys.slice(-2)).toEqual(['x', WRONG_SPACE]);
    expect(text.current.length).toBe(22);
  });
});

describe('strict space', () => {
  it('makes a space on an empty word a mistake that stands', () => {
    const { keys, text } = typed([...'to  be'], STRICT);
    expect(keys).toEqual([...'to ', WRONG_SPACE, ...'be']);
    expect(text.current).toEqual([WRONG_SPACE, 'b', 'e']);
  });

  it('is taken back where errors stop', () => {
    const { keys, text } = typed([...'to  be or'], { stopOnError: 'letter', strictSpace: true });
    expect(keys).toEqual([...'to ', WRONG_SPACE, 'Backspace', ...'be or']);
    expect(text.complete).toBe(true);
  });

  it('leaves zen alone', () => {
    const zen: TypedTest = { mode: 'zen', amount: 0, words: [] };
    expect(typed([...'a b'], { stopOnError: 'letter', strictSpace: true }, zen).keys).toEqual([...'a b']);
  });
});

describe('whatever is pressed', () => {
  it('foresees what the press does, and what is taken back leaves no trace', () => {
    let seed = 7;
    const next = (count: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % count;
    const keys = ['t', 'o', 'b', 'e', 'r', ' ', ' ', 'Backspace', 'DeleteWord'];
    for (const rules of [LETTER, WORD, STRICT, { stopOnError: 'word', strictSpace: true } as const]) {
      for (let round = 0; round < 200; round++) {
        const text = new TypedText(TEST);
        for (let press = 0; press < 60; press++) {
          const key = keys[next(keys.length)]!;
          const before = JSON.stringify(text.words);
          const written = keysFor(key, text, rules);
          if (key !== 'Backspace' && key !== 'DeleteWord') {
            const foreseen = text.foresees(written[0]!);
            expect(text.press(written[0]!)).toBe(foreseen);
            if (written.length > 1) {
              expect(foreseen).toBe('wrong');
              text.press(written[1]!);
              expect(JSON.stringify(text.words)).toBe(before);
            }
            if (rules.stopOnError === 'letter') expect(text.words.every((word, place) => word.every((letter, i) => letter === TEST.words[place]![i]))).toBe(true);
          } else text.press(key);
        }
      }
    }
  });
});

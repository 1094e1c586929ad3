import { wpm } from './formulas';
import { BACKSPACE, DELETE_WORD, limitMillisOf, type Keystrokes, type TypedTest } from './stream';
import { TypedText } from './typed-text';

/** A word of a test, and how it was typed. */
export interface TimedWord {
  readonly word: string;
  /** From the key before its first one to its last, with every return to it. */
  readonly millis: number;
  /** Its characters and its space, over its time. */
  readonly wpm: number;
  /** Inputs in it that were wrong, also those that were mended. */
  readonly mistakes: number;
  /** Whether it was typed to its end. */
  readonly ended: boolean;
}

/** Of words that were typed without a mistake, how many count as slow. */
const SLOW_SHARE = 0.2;

const CHARACTERS_OF_A_SPACE = 1;

/** Cuts a run into its words. What was never reached is left out. */
export function timedWords(test: TypedTest, keystrokes: Keystrokes): TimedWord[] {
  const text = new TypedText(test);
  const limitMillis = limitMillisOf(test);
  const millis: number[] = [];
  const mistakes: number[] = [];
  let before = 0;
  for (let event = 0; event < keystrokes.keys.length && !text.complete; event++) {
    const atMillis = keystrokes.atMillis[event]!;
    if (atMillis >= limitMillis) break;
    if (keystrokes.actions[event] === 'U') continue;
    const key = keystrokes.keys[event]!;
    const from = text.place;
    const effect = text.press(key);
    // A way back belongs to the word that is mended, everything else to the word in which the key went down.
    const place = key === BACKSPACE || key === DELETE_WORD ? text.place : from;
    if (place < text.targets.length) {
      millis[place] = (millis[place] ?? 0) + (atMillis - before);
      mistakes[place] = (mistakes[place] ?? 0) + (effect === 'wrong' ? 1 : 0);
    }
    before = atMillis;
  }
  return text.targets.slice(0, millis.length).map((target, place) => {
    const spent = millis[place] ?? 0;
    return {
      word: target.join(''),
      millis: spent,
      wpm: spent === 0 ? 0 : wpm(target.length + CHARACTERS_OF_A_SPACE, spent / 1000),
      mistakes: mistakes[place] ?? 0,
      ended: place < text.place || text.complete,
    };
  });
}

/** Words with a mistake in them, each once. */
export function missedWords(words: readonly TimedWord[]): string[] {
  return [...new Set(words.filter((each) => each.mistakes > 0).map((each) => each.word))];
}

/** The slowest of the words without a mistake, slowest first, each once. */
export function slowWords(words: readonly TimedWord[]): string[] {
  const clean = words.filter((each) => each.ended && each.mistakes === 0 && each.millis > 0);
  const slowest = clean.toSorted((one, other) => one.wpm - other.wpm).slice(0, Math.floor(clean.length * SLOW_SHARE));
  return [...new Set(slowest.map((each) => each.word))];
}

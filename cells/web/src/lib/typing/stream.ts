/** What is written down while somebody types, and what the server reads again. Rules: `vectors/README.md`. */

export const MODES = ['time', 'words', 'quote', 'zen', 'custom'] as const;

export type Mode = (typeof MODES)[number];

export const DIFFICULTIES = ['normal', 'expert', 'master'] as const;

/** What a mistake costs: time, the run once a wrong word has been ended, or the run at the first wrong key. */
export type Difficulty = (typeof DIFFICULTIES)[number];

/** The part of a test that decides how a stream is read. */
export interface TypedTest {
  readonly mode: Mode;
  /** Seconds in `time`, words in `words`, the class of its length in `quote`; otherwise 0. */
  readonly amount: number;
  readonly words: readonly string[];
}

/** Three columns of one length. */
export interface Keystrokes {
  readonly atMillis: number[];
  /** One letter an event: `D` for down, `U` for up. */
  readonly actions: string;
  readonly keys: string[];
}

export const BACKSPACE = 'Backspace';
export const DELETE_WORD = 'DeleteWord';
export const SPACE = ' ';

/** An hour at 300 wpm, every key pressed and released; the server refuses longer streams. */
export const MAX_EVENTS = 200_000;

/** How many characters a word may have beyond its target. */
export const MAX_EXTRA_CHARACTERS = 20;

/** How many characters a word without a target may have. */
export const MAX_FREE_CHARACTERS = 100;

/** How long a test goes on by the clock. */
export function limitMillisOf(test: TypedTest): number {
  return test.mode === 'time' ? test.amount * 1000 : Infinity;
}

/** Whether a mistake ends the run. */
export function endsRun(difficulty: Difficulty, key: string): boolean {
  return difficulty === 'master' || (difficulty === 'expert' && key === SPACE);
}

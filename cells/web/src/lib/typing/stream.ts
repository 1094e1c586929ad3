/** What is written down while somebody types, and what the server reads again. Rules: `vectors/README.md`. */

export type Mode = 'time' | 'words';

/** The part of a test that decides how a stream is read. */
export interface TypedTest {
  readonly mode: Mode;
  /** Seconds in `time`, words in `words`. */
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

/** More than anybody types in two minutes; the server refuses longer streams. */
export const MAX_EVENTS = 40_000;

/** How many characters a word may have beyond its target. */
export const MAX_EXTRA_CHARACTERS = 20;

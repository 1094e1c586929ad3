import type { TypedText } from './typed-text';

/** A word as far as it was typed. */
export interface TypedWord {
  readonly letters: readonly string[];
  readonly ended: boolean;
}

export const NOTHING_TYPED: TypedWord = { letters: [], ended: false };

/** Brings what is shown up to the text after one key. Only words that changed are replaced, so only they are drawn again. */
export function follow(shown: TypedWord[], text: TypedText): void {
  const before = shown.length;
  if (text.words.length < before) shown.length = text.words.length;
  // One key changes the current word, and a space or a way back also its neighbour.
  for (let place = Math.max(0, Math.min(before, text.words.length) - 1); place < text.words.length; place++) {
    shown[place] = { letters: [...text.words[place]!], ended: place < text.place };
  }
}

/** Where a typist of an even speed is in a text: the word, and how many of its characters are behind them. */
export interface PacePlace {
  readonly word: number;
  readonly letters: number;
}

const CHARACTERS_PER_WORD = 5;
const MILLIS_PER_MINUTE = 60_000;

/** Walks through a text at an even speed. Time goes forwards only, so every word is passed once. */
export class Pacer {
  readonly #targets: readonly (readonly string[])[];
  readonly #charactersPerMilli: number;
  #word = 0;
  /** Characters of all words before, with their spaces. */
  #before = 0;

  constructor(targets: readonly (readonly string[])[], wpm: number) {
    this.#targets = targets;
    this.#charactersPerMilli = (wpm * CHARACTERS_PER_WORD) / MILLIS_PER_MINUTE;
  }

  at(millis: number): PacePlace {
    const characters = Math.floor(millis * this.#charactersPerMilli);
    let length = this.#targets[this.#word]?.length ?? 0;
    while (this.#word < this.#targets.length - 1 && characters - this.#before > length) {
      this.#before += length + 1;
      this.#word++;
      length = this.#targets[this.#word]!.length;
    }
    return { word: this.#word, letters: Math.min(length, Math.max(0, characters - this.#before)) };
  }
}

import { wpm } from './formulas';
import { limitMillisOf, type Keystrokes, type TypedTest } from './stream';
import { TypedText } from './typed-text';
import { follow, NOTHING_TYPED, type TypedWord } from './typed-words';

/** A run as it stood at any moment of it. Forwards costs the keys on the way; backwards begins anew. */
export class Replayer {
  readonly #test: TypedTest;
  readonly #keystrokes: Keystrokes;
  #text: TypedText;
  #next = 0;
  /** What was typed up to the moment. */
  readonly typed: TypedWord[] = [];

  constructor(test: TypedTest, keystrokes: Keystrokes) {
    this.#test = test;
    this.#keystrokes = keystrokes;
    this.#text = new TypedText(test);
    this.#restart();
  }

  /** Until the last key went down, or the time was up. */
  get durationMillis(): number {
    const last = this.#keystrokes.actions.lastIndexOf('D');
    const until = last < 0 ? 0 : this.#keystrokes.atMillis[last]!;
    return this.#test.mode === 'time' ? this.#test.amount * 1000 : until;
  }

  get targets(): readonly (readonly string[])[] {
    return this.#text.targets;
  }

  /** Speed from the beginning to the moment, as the live figure shows it. */
  wpmAt(millis: number): number {
    return Math.round(wpm(this.#text.speedCharacters(true), Math.max(1000, millis) / 1000));
  }

  seek(millis: number): void {
    if (this.#next > 0 && this.#keystrokes.atMillis[this.#next - 1]! > millis) this.#restart();
    const { atMillis, actions, keys } = this.#keystrokes;
    const limitMillis = limitMillisOf(this.#test);
    for (; this.#next < keys.length && atMillis[this.#next]! <= millis; this.#next++) {
      if (actions[this.#next] === 'U' || atMillis[this.#next]! >= limitMillis) continue;
      this.#text.press(keys[this.#next]!);
      follow(this.typed, this.#text);
    }
  }

  #restart(): void {
    this.#text = new TypedText(this.#test);
    this.#next = 0;
    this.typed.length = 0;
    this.typed.push(NOTHING_TYPED);
  }
}

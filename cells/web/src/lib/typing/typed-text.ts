import { graphemes } from './graphemes';
import { BACKSPACE, DELETE_WORD, MAX_EXTRA_CHARACTERS, MAX_FREE_CHARACTERS, SPACE, type TypedTest } from './stream';

/** What one key did to the text. `ignored` means that it was no input and changed nothing. */
export type Effect = 'correct' | 'wrong' | 'erased' | 'ignored';

/** Whether a key counts for accuracy and raw speed. */
export function isInput(effect: Effect): boolean {
  return effect === 'correct' || effect === 'wrong';
}

/** The text as it stands. One instance reads one stream, key by key. */
export class TypedText {
  /** The words typed so far; the last one is the current one. It is empty after a space. */
  readonly words: string[][] = [[]];
  /** True once a text has had its last key. The clock ends `time`, and the player `zen`. */
  complete = false;

  readonly #targets: readonly (readonly string[])[];
  readonly #endsByLastWord: boolean;
  /** In `zen` there is nothing to keep to: whatever is typed is right. */
  readonly #free: boolean;
  /** Characters of the ended, fully correct words with their spaces: kept up to date, so that a live speed costs nothing. */
  #settledCharacters = 0;

  constructor(test: TypedTest) {
    this.#targets = test.words.map(graphemes);
    this.#free = test.mode === 'zen';
    this.#endsByLastWord = test.mode !== 'time' && !this.#free;
  }

  /** What has to be typed, word by word. */
  get targets(): readonly (readonly string[])[] {
    return this.#free ? this.words : this.#targets;
  }

  /** The place of the current word; equals the number of targets when every word has been ended. */
  get place(): number {
    return this.words.length - 1;
  }

  get current(): readonly string[] {
    return this.words[this.place]!;
  }

  /** Whether the current word takes no further character. */
  get isFull(): boolean {
    const target = this.targets[this.place];
    return this.current.length >= (this.#free || target === undefined ? MAX_FREE_CHARACTERS : target.length + MAX_EXTRA_CHARACTERS);
  }

  /** What a character or a space would be, were it pressed now. */
  foresees(key: string): 'correct' | 'wrong' | 'ignored' {
    const word = this.current;
    if (this.complete) return 'ignored';
    if (this.#free) return key === SPACE && word.length === 0 ? 'ignored' : 'correct';
    const target = this.targets[this.place];
    if (target === undefined || (key === SPACE && word.length === 0)) return 'ignored';
    const correct = key === SPACE ? same(word, target) : goesOn(word, target, key) || begins(target[word.length], key);
    return correct ? 'correct' : 'wrong';
  }

  press(key: string): Effect {
    if (this.complete) return 'ignored';
    switch (key) {
      case BACKSPACE:
        return this.#erase(false);
      case DELETE_WORD:
        return this.#erase(true);
      case SPACE:
        return this.#endWord();
      default:
        return this.#append(key);
    }
  }

  /** Whether the word at this place is typed exactly. */
  isCorrect(place: number): boolean {
    const word = this.words[place];
    const target = this.targets[place];
    return word !== undefined && target !== undefined && same(word, target);
  }

  /** Characters that count for the speed. A prefix is the current word as far as it goes, when nothing in it is wrong. */
  speedCharacters(withPrefix: boolean): number {
    const word = this.current;
    const target = this.targets[this.place];
    if (target === undefined) return this.#settledCharacters;
    const whole = same(word, target) ? word.length : 0;
    return this.#settledCharacters + (withPrefix ? correctPrefix(word, target) : whole);
  }

  #append(character: string): Effect {
    const word = this.words[this.place]!;
    if (this.#free) {
      if (word.length < MAX_FREE_CHARACTERS) word.push(character);
      return 'correct';
    }
    const target = this.targets[this.place];
    if (target === undefined) return 'ignored';
    const joins = goesOn(word, target, character);
    const correct = joins || begins(target[word.length], character);
    if (joins) word[word.length - 1] += character;
    else if (word.length < target.length + MAX_EXTRA_CHARACTERS) word.push(character);
    if (this.#endsByLastWord && this.place === this.targets.length - 1 && same(word, target)) this.complete = true;
    return correct ? 'correct' : 'wrong';
  }

  #endWord(): Effect {
    const word = this.current;
    if (word.length === 0 || this.place === this.targets.length) return 'ignored';
    const correct = this.isCorrect(this.place);
    if (correct) this.#settledCharacters += word.length + 1;
    if (this.#endsByLastWord && this.place === this.targets.length - 1) this.complete = true;
    this.words.push([]);
    return correct ? 'correct' : 'wrong';
  }

  #erase(wholeWord: boolean): Effect {
    if (this.current.length === 0) {
      // A right word is closed: only a wrong one may be mended.
      if (this.place === 0 || this.isCorrect(this.place - 1)) return 'ignored';
      this.words.pop();
      if (wholeWord) this.words[this.place] = [];
      return 'erased';
    }
    if (wholeWord) this.words[this.place] = [];
    else this.words[this.place]!.pop();
    return 'erased';
  }
}

function same(word: readonly string[], target: readonly string[]): boolean {
  return word.length === target.length && startsWith(target, word);
}

function startsWith(target: readonly string[], word: readonly string[]): boolean {
  return word.every((character, place) => character === target[place]);
}

/** Whether a character is typed with several keys, and this is the next of them. */
function goesOn(word: readonly string[], target: readonly string[], key: string): boolean {
  return isLastBegun(word, target) && begins(target[word.length - 1], word.at(-1)! + key);
}

/** Whether the last character is a part of its target, and not yet all of it. */
function isLastBegun(word: readonly string[], target: readonly string[]): boolean {
  const last = word.at(-1);
  return last !== undefined && last !== target[word.length - 1] && begins(target[word.length - 1], last);
}

function begins(target: string | undefined, typed: string): boolean {
  return target?.startsWith(typed) ?? false;
}

/** How many characters are right as far as the word goes; none when anything in it is wrong. */
function correctPrefix(word: readonly string[], target: readonly string[]): number {
  const whole = isLastBegun(word, target) ? word.slice(0, -1) : word;
  return startsWith(target, whole) ? whole.length : 0;
}

import { untrack } from 'svelte';
import type { TestWish } from '../api/types';
import { QUOTE_LENGTHS } from '../format';
import { browserStore, readStored, writeStored } from '../storage';
import { DIFFICULTIES, MODES, type Difficulty, type Mode } from '../typing/stream';
import { languages } from './languages.svelte';

/** The amounts that are one click away. Of `time` and `words` any other can be had as well. */
export const AMOUNTS: Readonly<Record<Mode, readonly number[]>> = {
  time: [15, 30, 60, 120],
  words: [10, 25, 50, 100],
  quote: QUOTE_LENGTHS.map((_, i) => i + 1),
  zen: [0],
  custom: [0],
};

export const MOST: Readonly<Record<'time' | 'words', number>> = { time: 3_600, words: 10_000 };

export const MAX_TEXT_LENGTH = 60_000;

const KEY = 'typogram.settings';

interface Stored {
  mode: Mode;
  amounts: Record<Mode, number>;
  language: string;
  punctuation: boolean;
  numbers: boolean;
  difficulty: Difficulty;
  lazy: boolean;
  /** The text of `custom` tests. */
  text: string;
}

const DEFAULTS: Stored = {
  mode: 'time',
  amounts: { time: 30, words: 25, quote: 2, zen: 0, custom: 0 },
  language: 'english',
  punctuation: false,
  numbers: false,
  difficulty: 'normal',
  lazy: false,
  text: 'Paste a text of your own, and type it.',
};

/** Which test the player wants. Each mode remembers its own amount. */
class Settings {
  #stored = $state<Stored>(load());

  get current(): TestWish {
    const { mode, amounts, language, punctuation, numbers, difficulty, lazy, text } = this.#stored;
    const wish = { mode, amount: amounts[mode], language, difficulty };
    if (mode === 'custom') return { ...wish, punctuation: false, numbers: false, lazy: false, text };
    // Only drawn words can be had with these.
    const drawn = mode === 'time' || mode === 'words';
    // What is learnt of a language later must not begin another test under somebody's hands.
    const differs = untrack(() => languages.hasLazy(language));
    return { ...wish, punctuation: drawn && punctuation, numbers: drawn && numbers, lazy: mode !== 'zen' && lazy && differs };
  }

  get text(): string {
    return this.#stored.text;
  }

  chooseMode(mode: Mode): void {
    this.#change({ mode });
  }

  chooseAmount(mode: Mode, amount: number): void {
    if (offers(mode, amount)) this.#change({ mode, amounts: { ...this.#stored.amounts, [mode]: amount } });
  }

  chooseLanguage(language: string): void {
    this.#change({ language });
  }

  chooseDifficulty(difficulty: Difficulty): void {
    this.#change({ difficulty });
  }

  chooseText(text: string): void {
    this.#change({ mode: 'custom', text });
  }

  togglePunctuation(): void {
    this.#change({ punctuation: !this.#stored.punctuation });
  }

  toggleNumbers(): void {
    this.#change({ numbers: !this.#stored.numbers });
  }

  toggleLazy(): void {
    this.#change({ lazy: !this.#stored.lazy });
  }

  #change(change: Partial<Stored>): void {
    this.#stored = { ...this.#stored, ...change };
    writeStored(browserStore(), KEY, this.#stored);
  }
}

export function offers(mode: Mode, amount: number): boolean {
  if (mode === 'time' || mode === 'words') return Number.isInteger(amount) && amount >= 1 && amount <= MOST[mode];
  return AMOUNTS[mode].includes(amount);
}

function load(): Stored {
  const stored = readStored(browserStore(), KEY, (value) => value as Partial<Stored>) ?? {};
  const amounts = { ...DEFAULTS.amounts, ...stored.amounts };
  // An amount that is offered no longer would leave the bar without a choice.
  for (const mode of MODES) {
    if (!offers(mode, amounts[mode])) amounts[mode] = DEFAULTS.amounts[mode];
  }
  return {
    ...DEFAULTS,
    ...stored,
    amounts,
    mode: MODES.find((mode) => mode === stored.mode) ?? DEFAULTS.mode,
    difficulty: DIFFICULTIES.find((difficulty) => difficulty === stored.difficulty) ?? DEFAULTS.difficulty,
  };
}

export const settings = new Settings();

import type { TestSettings } from '../api/types';
import { browserStore, readStored, writeStored } from '../storage';
import type { Mode } from '../typing/stream';

export const AMOUNTS: Readonly<Record<Mode, readonly number[]>> = {
  time: [15, 30, 60, 120],
  words: [10, 25, 50, 100],
};

const KEY = 'typogram.settings';

interface Stored {
  mode: Mode;
  amounts: Record<Mode, number>;
  language: string;
  punctuation: boolean;
  numbers: boolean;
}

const DEFAULTS: Stored = {
  mode: 'time',
  amounts: { time: 30, words: 25 },
  language: 'english',
  punctuation: false,
  numbers: false,
};

/** Which test the player wants. Each mode remembers its own amount. */
class Settings {
  #stored = $state<Stored>(load());

  get current(): TestSettings {
    const { mode, amounts, language, punctuation, numbers } = this.#stored;
    return { mode, amount: amounts[mode], language, punctuation, numbers };
  }

  chooseMode(mode: Mode): void {
    this.#change({ mode });
  }

  chooseAmount(mode: Mode, amount: number): void {
    this.#change({ mode, amounts: { ...this.#stored.amounts, [mode]: amount } });
  }

  chooseLanguage(language: string): void {
    this.#change({ language });
  }

  togglePunctuation(): void {
    this.#change({ punctuation: !this.#stored.punctuation });
  }

  toggleNumbers(): void {
    this.#change({ numbers: !this.#stored.numbers });
  }

  #change(change: Partial<Stored>): void {
    this.#stored = { ...this.#stored, ...change };
    writeStored(browserStore(), KEY, this.#stored);
  }
}

function load(): Stored {
  const stored = readStored(browserStore(), KEY, (value) => value as Partial<Stored>) ?? {};
  const amounts = { ...DEFAULTS.amounts, ...stored.amounts };
  // An amount that is offered no longer would leave the bar without a choice.
  for (const mode of ['time', 'words'] as const) {
    if (!AMOUNTS[mode].includes(amounts[mode])) amounts[mode] = DEFAULTS.amounts[mode];
  }
  return { ...DEFAULTS, ...stored, amounts, mode: stored.mode === 'words' ? 'words' : 'time' };
}

export const settings = new Settings();

import { allows, documentOf, INITIALLY, preferencesFrom, type PreferenceName, type Preferences, type PreferenceValue } from '../preferences';
import { browserStore, readStored, writeStored } from '../storage';

const KEY = 'typogram.preferences';

interface Stored {
  readonly preferences: Record<string, PreferenceValue>;
  /** When they were last changed, or, once the account has them, when it says they were. */
  readonly changedAtMillis: number;
  /** Whether the account has them. */
  readonly kept: boolean;
}

/** How the player in this browser likes to type. */
class PreferencesState {
  values = $state.raw<Preferences>(INITIALLY);
  changedAtMillis = 0;
  kept = true;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.#load();
    // Another tab of this browser changed something.
    window.addEventListener('storage', (event) => {
      if (event.key === KEY) this.#load();
    });
  }

  set(name: PreferenceName, value: PreferenceValue): void {
    if (!allows(name, value) || this.values[name] === value) return;
    this.#change({ ...this.values, [name]: value });
  }

  reset(): void {
    this.#change(INITIALLY);
  }

  /** The account's are the later ones. */
  adopt(document: unknown, changedAtMillis: number): void {
    this.values = preferencesFrom(document);
    this.keep(changedAtMillis);
  }

  /** The account has taken these. */
  keep(changedAtMillis: number): void {
    this.changedAtMillis = changedAtMillis;
    this.kept = true;
    this.#store();
  }

  /** Tells of every change that was made here. Answers a function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(values: Preferences): void {
    this.values = values;
    this.changedAtMillis = Date.now();
    this.kept = false;
    this.#store();
    this.#listeners.forEach((listener) => listener());
  }

  #store(): void {
    const stored: Stored = { preferences: documentOf(this.values), changedAtMillis: this.changedAtMillis, kept: this.kept };
    writeStored(browserStore(), KEY, stored);
  }

  #load(): void {
    const stored = readStored(browserStore(), KEY, (value) => value as Partial<Stored>);
    this.values = preferencesFrom(stored?.preferences);
    this.changedAtMillis = Number(stored?.changedAtMillis ?? 0);
    this.kept = stored?.kept ?? true;
  }
}

export const preferences = new PreferencesState();

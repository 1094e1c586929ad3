import {
  accepts,
  documentOf,
  INITIAL,
  preferencesOf,
  sameValue,
  type PreferenceName,
  type Preferences,
  type PreferencesDocument,
  type PreferenceValue,
} from '../preferences';
import { browserStore, readStored, writeStored } from '../storage';

const KEY = 'typogram.preferences';

interface Stored {
  readonly preferences: PreferencesDocument;
  /** When they were changed here, or, once the account has them, when it says they were. */
  readonly changedAtMillis: number;
  /** Whether the account has them. */
  readonly kept: boolean;
}

/** How the player in this browser likes to type. */
class PreferencesState {
  #current = $state.raw<Preferences>(INITIAL);
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

  get current(): Preferences {
    return this.#current;
  }

  choose<N extends PreferenceName>(name: N, value: PreferenceValue<N>): void {
    if (!accepts(name, value) || sameValue(value as Preferences[N], this.#current[name])) return;
    this.#change({ ...this.#current, [name]: value });
  }

  reset(): void {
    this.#change(INITIAL);
  }

  /** The account's are the later ones. */
  adopt(document: unknown, changedAtMillis: number): void {
    this.#current = preferencesOf(document);
    this.keep(changedAtMillis);
  }

  /** The account has these. */
  keep(changedAtMillis: number): void {
    this.changedAtMillis = changedAtMillis;
    this.kept = true;
    this.#store();
  }

  /** Tells of every change that is made here. Answers a function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(preferences: Preferences): void {
    this.#current = preferences;
    this.changedAtMillis = Date.now();
    this.kept = false;
    this.#store();
    this.#listeners.forEach((listener) => listener());
  }

  #store(): void {
    const stored: Stored = { preferences: documentOf(this.#current), changedAtMillis: this.changedAtMillis, kept: this.kept };
    writeStored(browserStore(), KEY, stored);
  }

  #load(): void {
    const stored = readStored(browserStore(), KEY, (value) => value as Partial<Stored>);
    this.#current = preferencesOf(stored?.preferences);
    this.changedAtMillis = Number(stored?.changedAtMillis ?? 0);
    this.kept = stored?.kept ?? true;
  }
}

export const preferences = new PreferencesState();

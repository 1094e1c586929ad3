import { accepts, INITIAL, preferencesOf, type PreferenceName, type Preferences, type PreferenceValue } from '../preferences';
import { browserStore, readStored, writeStored } from '../storage';

const KEY = 'typogram.preferences';

/** How the player likes it, in this browser. */
class PreferencesState {
  #stored = $state<Preferences>(readStored(browserStore(), KEY, preferencesOf) ?? INITIAL);

  get current(): Preferences {
    return this.#stored;
  }

  choose<N extends PreferenceName>(name: N, value: PreferenceValue<N>): void {
    if (!accepts(name, value)) return;
    this.#keep({ ...this.#stored, [name]: value });
  }

  reset(): void {
    this.#keep(INITIAL);
  }

  #keep(preferences: Preferences): void {
    this.#stored = preferences;
    writeStored(browserStore(), KEY, preferences);
  }
}

export const preferences = new PreferencesState();

import { api } from '../services';
import type { Language } from '../api/types';

/** English is known without asking, so that the first test need not wait for the list. */
class Languages {
  list = $state.raw<readonly Language[]>([{ id: 'english', name: 'English', direction: 'ltr', lazy: false }]);
  #asked = false;

  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      this.list = await api.languages();
    } catch {
      // The list can be asked for again when somebody opens it; a test in English works without.
      this.#asked = false;
    }
  }

  nameOf(id: string): string {
    return this.list.find((language) => language.id === id)?.name ?? id;
  }

  /** Whether words without their diacritics are other words. Of a language that is not known yet they may be. */
  hasLazy(id: string): boolean {
    return this.list.find((language) => language.id === id)?.lazy ?? true;
  }

  directionOf(id: string): 'ltr' | 'rtl' {
    return this.list.find((language) => language.id === id)?.direction ?? 'ltr';
  }
}

export const languages = new Languages();

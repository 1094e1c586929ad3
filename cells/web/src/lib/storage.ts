/** The browser's storage, or any map of strings. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  readonly length: number;
  key(place: number): string | null;
}

/** Reads a stored value; what is missing, broken or of another version counts as absent. */
export function readStored<T>(store: KeyValueStore, key: string, accept: (value: unknown) => T | undefined): T | undefined {
  try {
    const text = store.getItem(key);
    return text === null ? undefined : accept(JSON.parse(text));
  } catch {
    // A browser may forbid storage altogether, and anybody may have edited what is in it.
    return undefined;
  }
}

/** The keys that begin so. */
export function keysOf(store: KeyValueStore, prefix: string): string[] {
  return Array.from({ length: store.length }, (_, place) => store.key(place) ?? '').filter((key) => key.startsWith(prefix));
}

/** Writes a value; false when the browser has no room or forbids it. */
export function writeStored(store: KeyValueStore, key: string, value: unknown): boolean {
  try {
    store.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export class MemoryStore implements KeyValueStore {
  readonly #values = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }

  removeItem(key: string): void {
    this.#values.delete(key);
  }

  get length(): number {
    return this.#values.size;
  }

  key(place: number): string | null {
    return [...this.#values.keys()][place] ?? null;
  }
}

/** Reading `localStorage` throws where cookies are blocked; the page then works without a memory. */
export function browserStore(): KeyValueStore {
  try {
    return window.localStorage;
  } catch {
    return new MemoryStore();
  }
}

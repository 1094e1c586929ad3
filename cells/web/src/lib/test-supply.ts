import type { IssuedTest, TestSettings, TestWish } from './api/types';
import { readStored, writeStored, type KeyValueStore } from './storage';

interface Stocked {
  readonly test: IssuedTest;
  /** By this browser's clock: it may differ from the server's. */
  readonly usableUntilMillis: number;
}

const KEY = 'typogram.next-test';
/** Seconds or words. */
const MOST_STOCKED = 600;
/** Time to read, to think and to type before the server stops taking the test back. */
const MARGIN_MILLIS = 180_000;
/** A release may change the words, and the server then takes no older test back: what is on the shelf stays fresh. */
const SHELF_LIFE_MILLIS = 3_600_000;

/** Always has the next test at hand, so that nobody waits for one: not after Tab, and not on the next visit. */
export class TestSupply {
  readonly #create: (wish: TestWish) => Promise<IssuedTest>;
  readonly #store: KeyValueStore;
  readonly #now: () => number;
  /** The test that was ordered ahead and has not arrived. */
  #coming: { readonly settings: TestSettings; readonly test: Promise<IssuedTest> } | undefined;

  constructor(create: (wish: TestWish) => Promise<IssuedTest>, store: KeyValueStore, now: () => number) {
    this.#create = create;
    this.#store = store;
    this.#now = now;
  }

  /** A test that nobody has had yet. */
  async take(settings: TestWish): Promise<IssuedTest> {
    if (!isStocked(settings)) return this.#create(settings);
    const stocked = this.#stocked(settings);
    if (stocked !== undefined) {
      this.#store.removeItem(KEY);
      return stocked;
    }
    if (this.#coming === undefined || !sameSettings(this.#coming.settings, settings)) return this.#create(settings);
    const { test } = this.#coming;
    this.#coming = undefined;
    return test;
  }

  /** Orders the next test in the background. A failure is no news: `take` will meet it again and tell. */
  prefetch(settings: TestWish): void {
    if (!isStocked(settings)) return;
    if (this.#stocked(settings) !== undefined) return;
    if (this.#coming !== undefined && sameSettings(this.#coming.settings, settings)) return;
    const coming = { settings, test: this.#create(settings) };
    this.#coming = coming;
    coming.test.then(
      (test) => {
        // Taken while it was on its way, or overtaken by other settings: then it is not for the shelf.
        if (this.#coming !== coming) return;
        this.#coming = undefined;
        writeStored(this.#store, KEY, { test, usableUntilMillis: this.#usableUntil(test) } satisfies Stocked);
      },
      () => {
        if (this.#coming === coming) this.#coming = undefined;
      },
    );
  }

  #usableUntil(test: IssuedTest): number {
    const validMillis = Date.parse(test.expiresAt) - Date.parse(test.issuedAt) - MARGIN_MILLIS;
    return this.#now() + Math.min(validMillis, SHELF_LIFE_MILLIS);
  }

  #stocked(settings: TestSettings): IssuedTest | undefined {
    return readStored(this.#store, KEY, (value) => {
      const { test, usableUntilMillis } = value as Stocked;
      return sameSettings(test, settings) && this.#now() < usableUntilMillis ? test : undefined;
    });
  }
}

/** A text of the player's own is asked for when it is typed, and a long one would fill the shelf. */
function isStocked(wish: TestWish): boolean {
  return wish.text === undefined && wish.amount <= MOST_STOCKED;
}

export function sameSettings(a: TestSettings, b: TestSettings): boolean {
  return (
    a.mode === b.mode &&
    a.amount === b.amount &&
    a.language === b.language &&
    a.punctuation === b.punctuation &&
    a.numbers === b.numbers &&
    a.difficulty === b.difficulty &&
    a.lazy === b.lazy
  );
}

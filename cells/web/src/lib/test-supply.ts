import { Unreachable } from './api/problems';
import type { IssuedTest, TestSettings, TestWish } from './api/types';
import { readStored, writeStored, type KeyValueStore } from './storage';

interface Stocked {
  readonly test: IssuedTest;
  /** By this browser's clock: it may differ from the server's. */
  readonly freshUntilMillis: number;
  /** As long as the server takes it back, if no release changes the words. */
  readonly usableUntilMillis: number;
}

const KEY = 'typogram.tests';
/** So many tests are there for a time without a network. */
export const STOCK = 5;
/** Seconds or words. */
const MOST_STOCKED = 600;
/** Time to read, to think and to type before the server stops taking the test back. */
const MARGIN_MILLIS = 180_000;
/** A release may change the words, and the server then takes no older test back: older ones are for a time without a network only. */
const SHELF_LIFE_MILLIS = 3_600_000;

/**
 * Always has the next test at hand, so that nobody waits for one: not after Tab, and not on the next visit. A few more
 * are there for when the server cannot be reached.
 */
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
    const fresh = this.#takeStocked(settings, ({ freshUntilMillis }) => this.#now() < freshUntilMillis);
    if (fresh !== undefined) return fresh;
    try {
      return await this.#order(settings);
    } catch (failure) {
      const old = failure instanceof Unreachable ? this.#takeStocked(settings, () => true) : undefined;
      if (old === undefined) throw failure;
      return old;
    }
  }

  #order(settings: TestWish): Promise<IssuedTest> {
    if (this.#coming === undefined || !sameSettings(this.#coming.settings, settings)) return this.#create(settings);
    const { test } = this.#coming;
    this.#coming = undefined;
    return test;
  }

  /**
   * Orders tests in the background until there are enough: one for who may only look, more for who types. A failure is no
   * news: `take` will meet it again and tell.
   */
  prefetch(settings: TestWish, enough = 1): void {
    if (!isStocked(settings)) return;
    if (this.#coming !== undefined && sameSettings(this.#coming.settings, settings)) return;
    const stock = this.#stock(settings);
    const freshOnes = stock.filter(({ freshUntilMillis }) => this.#now() < freshUntilMillis);
    if (stock.length >= enough && freshOnes.length > 0) return;
    const coming = { settings, test: this.#create(settings) };
    this.#coming = coming;
    coming.test.then(
      (test) => {
        // Taken while it was on its way, or overtaken by other settings: then it is not for the shelf.
        if (this.#coming !== coming) return;
        this.#coming = undefined;
        this.#put(settings, test);
        this.prefetch(settings, enough);
      },
      () => {
        if (this.#coming === coming) this.#coming = undefined;
      },
    );
  }

  /** The oldest that will do. */
  #takeStocked(settings: TestSettings, fits: (stocked: Stocked) => boolean): IssuedTest | undefined {
    const stock = this.#stock(settings);
    const taken = stock.find(fits);
    if (taken !== undefined) writeStored(this.#store, KEY, stock.filter((each) => each !== taken));
    return taken?.test;
  }

  #put(settings: TestSettings, test: IssuedTest): void {
    const validMillis = Date.parse(test.expiresAt) - Date.parse(test.issuedAt) - MARGIN_MILLIS;
    const stocked: Stocked = {
      test,
      freshUntilMillis: this.#now() + Math.min(validMillis, SHELF_LIFE_MILLIS),
      usableUntilMillis: this.#now() + validMillis,
    };
    writeStored(this.#store, KEY, [...this.#stock(settings), stocked].slice(-STOCK));
  }

  /** What there is for these settings; of others nothing is kept. */
  #stock(settings: TestSettings): readonly Stocked[] {
    const all = readStored(this.#store, KEY, (value) => (Array.isArray(value) ? (value as Stocked[]) : undefined)) ?? [];
    return all.filter(({ test, usableUntilMillis }) => sameSettings(test, settings) && this.#now() < usableUntilMillis);
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

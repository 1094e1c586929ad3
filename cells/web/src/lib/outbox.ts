import { Problem } from './api/problems';
import type { Result, Run } from './api/types';
import type { RunStore } from './run-store';
import { keysOf, readStored, writeStored, type KeyValueStore } from './storage';

/** A run on its way to the server. It carries its own id, so sending it twice does no harm. */
export interface PendingRun {
  readonly resultId: string;
  /** Whose it is; `null` while nobody is signed in. */
  readonly owner: string | null;
  readonly run: Run;
  /** By this browser's clock. */
  readonly endedAtMillis: number;
}

export type Delivery =
  | { readonly kind: 'saved'; readonly result: Result }
  | { readonly kind: 'refused'; readonly resultId: string; readonly problem: Problem }
  /** The browser has no room for it: it is lost with the page, unless it is sent before. */
  | { readonly kind: 'unkept'; readonly resultId: string };

export interface OutboxOptions {
  /** Has a run as soon as it has ended, whatever happens to the page. */
  readonly hand: KeyValueStore;
  /** Has the runs that wait. */
  readonly store: RunStore;
  readonly send: (resultId: string, run: Run) => Promise<Result>;
  readonly onDelivery: (delivery: Delivery) => void;
  /** Tells how many of the player's runs wait. */
  readonly onWaiting: (runs: number) => void;
  /** Does some work while no other tab does such work. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Calls back once after so many milliseconds. */
  readonly later: (action: () => void, millis: number) => void;
  /** Between 0 and 1. */
  readonly chance: () => number;
  readonly now: () => number;
}

const IN_HAND = 'typogram.run.';
const BEFORE = 'typogram.outbox';
export const MAX_PENDING_RUNS = 1_000;
/** Of a guest so many are kept, and only for so long: the next who signs in here may be another. */
export const MAX_GUEST_RUNS = 100;
export const GUEST_RUNS_MILLIS = 86_400_000;
const FIRST_PAUSE_MILLIS = 2_000;
const LONGEST_PAUSE_MILLIS = 60_000;

/**
 * Keeps finished runs in the browser until the server has acknowledged each of them. A run is first taken in hand, in a
 * memory that has it before the next line of code; from there it goes where there is room for many.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #owner: string | null = null;
  #mayBeSent = false;
  #sending = false;
  #again = false;
  #pauseMillis = FIRST_PAUSE_MILLIS;
  #waiting = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Stored first, sent second: a tab that is closed in between loses nothing. */
  add(resultId: string, run: Run): void {
    const added: PendingRun = { resultId, owner: this.#owner, run, endedAtMillis: this.#options.now() };
    // Each under a key of its own: two tabs cannot write over each other.
    const isInHand = writeStored(this.#options.hand, IN_HAND + resultId, added);
    void this.#keep(isInHand ? [] : [added]).then(() => this.flush());
  }

  /** Whose runs end from now on, while it is still being seen whether they can be sent. */
  expect(userId: string): void {
    this.#owner = userId;
  }

  /** Somebody signed in: what was typed as a guest becomes theirs. Answers how many runs that were. */
  async signedIn(userId: string): Promise<number> {
    this.#owner = userId;
    this.#mayBeSent = true;
    await this.#keep([]);
    const adopted = await this.#options.alone(async () => {
      const guests = (await this.#all()).filter(({ owner }) => owner === null);
      for (const run of guests) await this.#options.store.put({ ...run, owner: userId });
      return guests.length;
    });
    void this.flush();
    return adopted;
  }

  signedOut(): void {
    this.#owner = null;
    this.#mayBeSent = false;
    this.#options.onWaiting(0);
  }

  /** Sends what is waiting. Does nothing while this tab, or another one, is at it. */
  async flush(): Promise<void> {
    if (!this.#mayBeSent) return;
    if (this.#sending) {
      this.#again = true;
      return;
    }
    this.#sending = true;
    try {
      do {
        this.#again = false;
        await this.#options.alone(() => this.#sendAll());
      } while (this.#again);
    } finally {
      this.#sending = false;
    }
  }

  /** One that the server cannot take now does not hold up the others; without a network none goes. What ends meanwhile is sent after. */
  async #sendAll(): Promise<void> {
    for (const run of await this.#all()) {
      if (!this.#mayBeSent || run.owner !== this.#owner) continue;
      const failure = await this.#deliver(run);
      if (failure === undefined) continue;
      this.#tryLater(failure instanceof Problem ? failure.retryAfterSeconds : undefined);
      if (!(failure instanceof Problem) || failure.retryAfterSeconds !== undefined) break;
    }
    await this.#tell();
  }

  /** Undefined when the run needs no more attention. */
  async #deliver({ resultId, run }: PendingRun): Promise<unknown> {
    let delivery: Delivery;
    try {
      delivery = { kind: 'saved', result: await this.#options.send(resultId, run) };
      this.#pauseMillis = FIRST_PAUSE_MILLIS;
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.temporary) return failure;
      delivery = { kind: 'refused', resultId, problem: failure };
    }
    // One that the browser does not forget is sent once more some day, which does no harm.
    await this.#options.store.delete(resultId).catch(() => undefined);
    this.#options.onDelivery(delivery);
    return undefined;
  }

  /** Brings what is in hand where there is room for many. */
  async #keep(besides: readonly PendingRun[]): Promise<void> {
    await this.#options.alone(async () => {
      const kept = await this.#all();
      const held = [...this.#inHand(), ...besides];
      let room = MAX_PENDING_RUNS - kept.length;
      for (const run of held) {
        if (room > 0 && (await this.#put(run))) {
          room--;
          this.#options.hand.removeItem(IN_HAND + run.resultId);
        } else {
          this.#options.onDelivery({ kind: 'unkept', resultId: run.resultId });
          // It may still get through.
          if (besides.includes(run) && run.owner !== null && this.#mayBeSent) void this.#deliver(run);
        }
      }
      await this.#forgetGuests();
    });
    await this.#tell();
  }

  async #forgetGuests(): Promise<void> {
    const guests = (await this.#all()).filter(({ owner }) => owner === null);
    const since = this.#options.now() - GUEST_RUNS_MILLIS;
    const kept = guests.filter(({ endedAtMillis }) => endedAtMillis > since).slice(-MAX_GUEST_RUNS);
    for (const run of guests) if (!kept.includes(run)) await this.#options.store.delete(run.resultId).catch(() => undefined);
  }

  /** A browser that does not give out what it keeps may do so later. */
  #all(): Promise<readonly PendingRun[]> {
    return this.#options.store.all().catch(() => []);
  }

  async #put(run: PendingRun): Promise<boolean> {
    try {
      await this.#options.store.put(run);
      return true;
    } catch {
      return false;
    }
  }

  async #tell(): Promise<void> {
    const runs = await this.#all();
    this.#options.onWaiting(runs.filter(({ owner }) => owner !== null && owner === this.#owner).length);
  }

  #tryLater(retryAfterSeconds: number | undefined): void {
    if (this.#waiting) return;
    this.#waiting = true;
    // Half of the pause is left to chance, so that a million browsers do not come back in the same instant.
    const pause = Math.max(this.#pauseMillis * (0.5 + this.#options.chance() / 2), (retryAfterSeconds ?? 0) * 1000);
    this.#pauseMillis = Math.min(this.#pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    this.#options.later(() => {
      this.#waiting = false;
      void this.flush();
    }, pause);
  }

  /** The oldest first. */
  #inHand(): PendingRun[] {
    const { hand } = this.#options;
    this.#bringOver();
    return keysOf(hand, IN_HAND)
      .map((key) => readStored(hand, key, (value) => value as PendingRun))
      .filter((run) => run !== undefined)
      .sort((a, b) => a.endedAtMillis - b.endedAtMillis);
  }

  /** An earlier release kept all runs under one key, without their times. */
  #bringOver(): void {
    const { hand } = this.#options;
    const runs = readStored(hand, BEFORE, (value) => (Array.isArray(value) ? (value as PendingRun[]) : undefined)) ?? [];
    hand.removeItem(BEFORE);
    runs.forEach((run, place) => writeStored(hand, IN_HAND + run.resultId, { ...run, endedAtMillis: this.#options.now() - runs.length + place }));
  }
}

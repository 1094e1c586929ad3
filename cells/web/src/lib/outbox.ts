import { Problem } from './api/problems';
import type { Result, Run } from './api/types';
import { readStored, writeStored, type KeyValueStore } from './storage';

/** A run on its way to the server. It carries its own id, so sending it twice does no harm. */
export interface PendingRun {
  readonly resultId: string;
  /** Whose it is; `null` while nobody is signed in. */
  readonly owner: string | null;
  readonly run: Run;
}

export type Delivery =
  | { readonly kind: 'saved'; readonly result: Result }
  | { readonly kind: 'refused'; readonly resultId: string; readonly problem: Problem };

export interface OutboxOptions {
  readonly store: KeyValueStore;
  readonly send: (resultId: string, run: Run) => Promise<Result>;
  readonly onDelivery: (delivery: Delivery) => void;
  /** Calls back once after so many milliseconds. */
  readonly later: (action: () => void, millis: number) => void;
  /** Between 0 and 1. */
  readonly chance: () => number;
}

const KEY = 'typogram.outbox';
export const MAX_PENDING_RUNS = 25;
const FIRST_PAUSE_MILLIS = 2_000;
const LONGEST_PAUSE_MILLIS = 60_000;

/** Keeps finished runs in the browser until the server has acknowledged each of them. */
export class Outbox {
  readonly #options: OutboxOptions;
  #owner: string | null = null;
  #sending = false;
  #pauseMillis = FIRST_PAUSE_MILLIS;
  #waiting = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Stored first, sent second: a tab that is closed in between loses nothing. */
  add(resultId: string, run: Run): void {
    const others = this.#read().filter((pending) => this.#owner !== null || pending.owner !== null);
    // Of a guest only the last run is kept.
    this.#write([...others, { resultId, owner: this.#owner, run }]);
    void this.flush();
  }

  /** Somebody signed in: what was typed as a guest becomes theirs. Answers how many runs that were. */
  signedIn(userId: string): number {
    this.#owner = userId;
    const pending = this.#read();
    const adopted = pending.filter((each) => each.owner === null).length;
    this.#write(pending.map((each) => (each.owner === null ? { ...each, owner: userId } : each)));
    void this.flush();
    return adopted;
  }

  signedOut(): void {
    this.#owner = null;
  }

  get size(): number {
    return this.#read().length;
  }

  /** Sends what is waiting, oldest first. Does nothing while another call is at it. */
  async flush(): Promise<void> {
    if (this.#sending || this.#owner === null) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        if (!(await this.#deliver(next))) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  #next(): PendingRun | undefined {
    return this.#read().find((pending) => pending.owner === this.#owner);
  }

  /** True when the run needs no more attention. */
  async #deliver(pending: PendingRun): Promise<boolean> {
    try {
      const result = await this.#options.send(pending.resultId, pending.run);
      this.#remove(pending);
      this.#pauseMillis = FIRST_PAUSE_MILLIS;
      this.#options.onDelivery({ kind: 'saved', result });
      return true;
    } catch (failure) {
      if (failure instanceof Problem && !failure.temporary) {
        this.#remove(pending);
        this.#options.onDelivery({ kind: 'refused', resultId: pending.resultId, problem: failure });
        return true;
      }
      this.#tryLater(failure instanceof Problem ? failure.retryAfterSeconds : undefined);
      return false;
    }
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

  #remove(pending: PendingRun): void {
    this.#write(this.#read().filter((each) => each.resultId !== pending.resultId));
  }

  #read(): PendingRun[] {
    return readStored(this.#options.store, KEY, (value) => (Array.isArray(value) ? (value as PendingRun[]) : undefined)) ?? [];
  }

  #write(pending: PendingRun[]): void {
    let kept = pending.slice(-MAX_PENDING_RUNS);
    // A full storage gives up its oldest runs first.
    while (!writeStored(this.#options.store, KEY, kept) && kept.length > 0) kept = kept.slice(1);
  }
}

import type { PendingRun } from './outbox';
import { keysOf, readStored, writeStored, type KeyValueStore } from './storage';

/** Where runs wait until the server has them. */
export interface RunStore {
  /** All of them, the oldest first. */
  all(): Promise<readonly PendingRun[]>;
  /** Fails where there is no room. */
  put(run: PendingRun): Promise<void>;
  delete(resultId: string): Promise<void>;
}

const DATABASE = 'typogram';
const RUNS = 'runs';
const KEY = 'typogram.waiting.';

/** The browser's own database, which has room for weeks without a network; its small storage where it gives out none. */
export function runStore(factory: IDBFactory | undefined, small: KeyValueStore): RunStore {
  return new LateRunStore(open(factory).catch(() => new SmallRunStore(small)));
}

/** In a storage of strings. */
export class SmallRunStore implements RunStore {
  constructor(readonly store: KeyValueStore) {}

  all(): Promise<readonly PendingRun[]> {
    const runs = keysOf(this.store, KEY).map((key) => readStored(this.store, key, (value) => value as PendingRun));
    return Promise.resolve(inOrder(runs.filter((run) => run !== undefined)));
  }

  put(run: PendingRun): Promise<void> {
    return writeStored(this.store, KEY + run.resultId, run) ? Promise.resolve() : Promise.reject(new Error('There is no room.'));
  }

  delete(resultId: string): Promise<void> {
    this.store.removeItem(KEY + resultId);
    return Promise.resolve();
  }
}

class IndexedRunStore implements RunStore {
  constructor(readonly database: IDBDatabase) {}

  async all(): Promise<readonly PendingRun[]> {
    return inOrder(await answered(this.#runs('readonly').getAll() as IDBRequest<PendingRun[]>));
  }

  put(run: PendingRun): Promise<void> {
    return this.#change((runs) => runs.put(run));
  }

  delete(resultId: string): Promise<void> {
    return this.#change((runs) => runs.delete(resultId));
  }

  #runs(mode: IDBTransactionMode): IDBObjectStore {
    // A run is worth waiting for the disk.
    return this.database.transaction(RUNS, mode, { durability: 'strict' }).objectStore(RUNS);
  }

  /** Done when the transaction is, and not before. */
  #change(change: (runs: IDBObjectStore) => IDBRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const runs = this.#runs('readwrite');
      runs.transaction.oncomplete = () => resolve();
      runs.transaction.onabort = () => reject(runs.transaction.error ?? new Error('A run could not be kept.'));
      change(runs);
    });
  }
}

/** One that is being opened. */
class LateRunStore implements RunStore {
  constructor(readonly opening: Promise<RunStore>) {}

  async all(): Promise<readonly PendingRun[]> {
    return (await this.opening).all();
  }

  async put(run: PendingRun): Promise<void> {
    return (await this.opening).put(run);
  }

  async delete(resultId: string): Promise<void> {
    return (await this.opening).delete(resultId);
  }
}

async function open(factory: IDBFactory | undefined): Promise<RunStore> {
  if (factory === undefined) throw new Error('The browser has no database.');
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(RUNS, { keyPath: 'resultId' });
  return new IndexedRunStore(await answered(opening));
}

function inOrder(runs: PendingRun[]): PendingRun[] {
  return runs.sort((a, b) => a.endedAtMillis - b.endedAtMillis);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
  });
}

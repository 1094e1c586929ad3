import { Api } from './api/client';
import { LiveRun, type LiveSource } from './live-run';
import { Outbox, type Delivery } from './outbox';
import { runStore } from './run-store';
import { connection } from './state/connection.svelte';
import { browserStore } from './storage';
import { Watched } from './state/watched.svelte';
import { TestSupply } from './test-supply';

/** What the pages share. Nothing here knows about pages. */

/** Only for signed calls, so guests never load the sign-in library. */
const accessToken = async () => (await import('./auth/oidc')).accessToken();

const later = (action: () => void, millis: number) => void window.setTimeout(action, millis);

export const api = new Api(connection.fetch, accessToken);

const openSocket = (path: string) => new WebSocket(new URL(path, window.location.href));

/** Lets the player's cell look on while a run is typed. */
export const goLive = (source: LiveSource) => new LiveRun({ open: openSocket, accessToken, later }, source);

/** Watches a player by their link. */
export const watch = (userId: string, key: string) => new Watched({ open: openSocket, later }, userId, key);

export const testSupply = new TestSupply((wish) => api.createTest(wish), browserStore(), Date.now);

/** Browsers without locks send a run twice now and then, which does no harm. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? work() : (locks.request('typogram.outbox', work) as Promise<T>);
}

const listeners = new Set<(delivery: Delivery) => void>();

/** Tells of every run that the server took or refused. Answers a function that ends it. */
export function onDelivery(listener: (delivery: Delivery) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const outbox = new Outbox({
  hand: browserStore(),
  store: runStore(window.indexedDB, browserStore()),
  send: (resultId, run) => api.putResult(resultId, run),
  onDelivery: (delivery) => listeners.forEach((listener) => listener(delivery)),
  onWaiting: (runs) => connection.waiting(runs),
  alone,
  later,
  chance: Math.random,
  now: Date.now,
});

window.addEventListener('online', () => void outbox.flush());

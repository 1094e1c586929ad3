import { Api } from './api/client';
import { LiveRun, type LiveSource } from './live-run';
import { Outbox, type Delivery } from './outbox';
import { browserStore } from './storage';
import { Watched } from './state/watched.svelte';
import { TestSupply } from './test-supply';

/** What the pages share. Nothing here knows about pages. */

/** Only for signed calls, so guests never load the sign-in library. */
const accessToken = async () => (await import('./auth/oidc')).accessToken();

const later = (action: () => void, millis: number) => void window.setTimeout(action, millis);

export const api = new Api((address, request) => window.fetch(address, request), accessToken);

const openSocket = (path: string) => new WebSocket(new URL(path, window.location.href));

/** Lets the player's cell look on while a run is typed. */
export const goLive = (source: LiveSource) => new LiveRun({ open: openSocket, accessToken, later }, source);

/** Watches a player by their link. */
export const watch = (userId: string, key: string) => new Watched({ open: openSocket, later }, userId, key);

export const testSupply = new TestSupply((wish) => api.createTest(wish), browserStore(), Date.now);

const listeners = new Set<(delivery: Delivery) => void>();

/** Tells of every run that the server took or refused. Answers a function that ends it. */
export function onDelivery(listener: (delivery: Delivery) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const outbox = new Outbox({
  store: browserStore(),
  send: (resultId, run) => api.putResult(resultId, run),
  onDelivery: (delivery) => listeners.forEach((listener) => listener(delivery)),
  later,
  chance: Math.random,
});

window.addEventListener('online', () => void outbox.flush());

import { Api } from './api/client';
import { Outbox, type Delivery } from './outbox';
import { browserStore } from './storage';
import { TestSupply } from './test-supply';

/** What the pages share. Nothing here knows about pages. */

export const api = new Api(
  (address, request) => window.fetch(address, request),
  // Only signed calls come here, so guests never load the sign-in library.
  async () => (await import('./auth/oidc')).accessToken(),
);

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
  later: (action, millis) => void window.setTimeout(action, millis),
  chance: Math.random,
});

window.addEventListener('online', () => void outbox.flush());

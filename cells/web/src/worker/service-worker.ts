import { kindOf } from './routes';

/**
 * Lets the pages be opened without a network. A page always comes from the network where there is one, so a new release
 * is seen at once; its files have names of their own, so those of an older page, which is still open, stay as they are until
 * it is closed: a new worker waits for that.
 */

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
}

/** Written by the build: the files of this release, and a name for them all. */
declare const FILES: readonly string[];
declare const RELEASE: string;

const PAGE = '/';
const PREFIX = 'typogram-';
const CACHE = PREFIX + RELEASE;
const LONGEST_WAIT_MILLIS = 4_000;

const worker = self as unknown as Worker;

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  const kind = kindOf(request.method, request.mode, pathname);
  if (kind === 'page') event.respondWith(page(request));
  else if (kind === 'file') event.respondWith(file(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...FILES]);
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** A server that is slow or broken is as good as none, as long as there is a page here. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (kept === undefined) return fetch(request);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT_MILLIS) });
    return answer.status >= 500 ? kept : answer;
  } catch {
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}

import { describe, expect, it } from 'vitest';
import { Problem, Unreachable } from './api/problems';
import type { Result, Run } from './api/types';
import { GUEST_RUNS_MILLIS, MAX_GUEST_RUNS, MAX_PENDING_RUNS, Outbox, type Delivery } from './outbox';
import { SmallRunStore, type RunStore } from './run-store';
import { MemoryStore } from './storage';

const RUN: Run = { test: 'token', keystrokes: { atMillis: [0], actions: 'D', keys: ['a'] } };
const BUSY = new Problem(503, 'busy', 'Busy', undefined, 7);
const REFUSED = new Problem(422, 'test-expired', 'Expired', undefined, undefined);

/** As Web Locks do it: one at a time, in the order in which they came. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

interface Browser {
  readonly hand: MemoryStore;
  readonly store: RunStore;
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

const browser = (): Browser => ({ hand: new MemoryStore(), store: new SmallRunStore(new MemoryStore()), alone: locks() });

/** An outbox before a server that says what the test tells it to, on a clock that the test turns. */
function outboxBefore(answers: (Error | undefined)[], { hand, store, alone }: Browser = browser()) {
  const sent: string[] = [];
  const deliveries: Delivery[] = [];
  const timers: { action: () => void; millis: number }[] = [];
  const waiting: number[] = [];
  let now = 0;
  const outbox = new Outbox({
    hand,
    store,
    alone,
    send: async (resultId) => {
      sent.push(resultId);
      const answer = answers.shift();
      if (answer !== undefined) throw answer;
      return { resultId } as Result;
    },
    onDelivery: (delivery) => deliveries.push(delivery),
    onWaiting: (runs) => waiting.push(runs),
    later: (action, millis) => timers.push({ action, millis }),
    chance: () => 1,
    now: () => ++now,
  });
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
  };
  const size = async () => (await store.all()).length;
  return { outbox, sent, deliveries, timers, waiting, settle, size, same: { hand, store, alone } };
}

describe('the outbox', () => {
  it('delivers a signed-in player’s run and forgets it', async () => {
    const { outbox, deliveries, settle, size } = outboxBefore([]);
    await outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    expect(deliveries).toMatchObject([{ kind: 'saved', result: { resultId: 'r1' } }]);
    expect(await size()).toBe(0);
  });

  it('sends the same id again after the network was away', async () => {
    const { outbox, sent, timers, settle, size } = outboxBefore([new Unreachable('offline')]);
    await outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    expect(await size()).toBe(1);
    timers[0]!.action();
    await settle();
    expect(sent).toEqual(['r1', 'r1']);
    expect(await size()).toBe(0);
  });

  it('waits as long as a busy server asks', async () => {
    const { outbox, timers, settle } = outboxBefore([BUSY]);
    await outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    expect(timers.map((timer) => timer.millis)).toEqual([7000]);
  });

  it('reports a refusal and goes on with the next run', async () => {
    const { outbox, deliveries, settle, size } = outboxBefore([REFUSED]);
    await outbox.signedIn('ada');
    outbox.add('r1', RUN);
    outbox.add('r2', RUN);
    await settle();
    expect(deliveries.map((delivery) => delivery.kind)).toEqual(['refused', 'saved']);
    expect(await size()).toBe(0);
  });

  it('keeps a guest’s runs, and never sends them before somebody signs in', async () => {
    const { outbox, sent, settle } = outboxBefore([]);
    outbox.add('r1', RUN);
    outbox.add('r2', RUN);
    await settle();
    expect(sent).toEqual([]);
    expect(await outbox.signedIn('ada')).toBe(2);
    await settle();
    expect(sent).toEqual(['r1', 'r2']);
  });

  it('forgets a guest’s runs after a day, and the oldest beyond a hundred', async () => {
    const { outbox, sent, settle, size, same } = outboxBefore([]);
    await same.store.put({ resultId: 'old', owner: null, run: RUN, endedAtMillis: -GUEST_RUNS_MILLIS });
    for (let i = 0; i <= MAX_GUEST_RUNS; i++) outbox.add(`r${i}`, RUN);
    await settle();
    expect(await size()).toBe(MAX_GUEST_RUNS);
    await outbox.signedIn('ada');
    await settle();
    expect(sent).toHaveLength(MAX_GUEST_RUNS);
    expect(sent).not.toContain('old');
    expect(sent).not.toContain('r0');
  });

  it('never sends one player’s runs as another’s', async () => {
    const { outbox, sent, settle, same } = outboxBefore([new Unreachable('offline')]);
    await outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    const next = outboxBefore([], same);
    expect(await next.outbox.signedIn('grace')).toBe(0);
    await next.settle();
    expect(next.sent).toEqual([]);
    expect(sent).toEqual(['r1']);
    expect(await next.size()).toBe(1);
  });

  it('survives a reload of the page', async () => {
    const first = outboxBefore([new Unreachable('offline')]);
    await first.outbox.signedIn('ada');
    first.outbox.add('r1', RUN);
    await first.settle();
    const second = outboxBefore([], first.same);
    await second.outbox.signedIn('ada');
    await second.settle();
    expect(second.sent).toEqual(['r1']);
  });

  it('says so when there is no more room, and loses nothing that it has', async () => {
    const { outbox, sent, deliveries, settle, size, same } = outboxBefore(Array.from({ length: 5_000 }, () => new Unreachable('offline')));
    for (let i = 0; i < MAX_PENDING_RUNS; i++) await same.store.put({ resultId: `r${i}`, owner: 'ada', run: RUN, endedAtMillis: i });
    await outbox.signedIn('ada');
    outbox.add('one-more', RUN);
    await settle();
    expect(deliveries).toEqual([{ kind: 'unkept', resultId: 'one-more' }]);
    expect(await size()).toBe(MAX_PENDING_RUNS);
    expect(sent).toContain('r0');
    expect(same.hand.getItem('typogram.run.one-more')).not.toBeNull();
  });

  it('keeps all runs of somebody whose session is still being restored, and sends them then', async () => {
    const { outbox, sent, settle } = outboxBefore([]);
    outbox.expect('ada');
    outbox.add('r1', RUN);
    outbox.add('r2', RUN);
    await settle();
    expect(sent).toEqual([]);
    expect(await outbox.signedIn('ada')).toBe(0);
    await settle();
    expect(sent).toEqual(['r1', 'r2']);
  });

  it('takes a run in hand before anything else happens', () => {
    const { outbox, same } = outboxBefore([]);
    outbox.add('r1', RUN);
    expect(same.hand.getItem('typogram.run.r1')).toContain('token');
  });

  it('sends each run once where two tabs are at it', async () => {
    const one = outboxBefore([]);
    const other = outboxBefore([], one.same);
    await Promise.all([one.outbox.signedIn('ada'), other.outbox.signedIn('ada')]);
    for (let i = 0; i < 20; i++) (i % 2 === 0 ? one : other).outbox.add(`r${i}`, RUN);
    await one.settle();
    const sent = [...one.sent, ...other.sent];
    expect(sent).toHaveLength(20);
    expect(new Set(sent).size).toBe(20);
    expect(await one.size()).toBe(0);
  });

  it('goes on with the others when one cannot be taken now', async () => {
    const broken = new Problem(500, 'internal-error', 'Broken', undefined, undefined);
    const { outbox, sent, timers, deliveries, settle, waiting } = outboxBefore([broken]);
    await outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    outbox.add('r2', RUN);
    await settle();
    expect(sent[0]).toBe('r1');
    expect(deliveries).toMatchObject([{ kind: 'saved' }, { kind: 'saved' }]);
    expect(waiting.at(-1)).toBe(0);
    expect(timers).toHaveLength(1);
  });

  it('brings over what an earlier release kept', async () => {
    const { outbox, sent, settle, same } = outboxBefore([]);
    same.hand.setItem('typogram.outbox', JSON.stringify([{ resultId: 'r1', owner: 'ada', run: RUN }, { resultId: 'r2', owner: null, run: RUN }]));
    expect(await outbox.signedIn('ada')).toBe(1);
    await settle();
    expect(sent).toEqual(['r1', 'r2']);
    expect(same.hand.length).toBe(0);
  });

  it('keeps a run where the browser’s database cannot be had', async () => {
    const hand = new MemoryStore();
    const broken: RunStore = { all: () => Promise.reject(new Error()), put: () => Promise.reject(new Error()), delete: () => Promise.reject(new Error()) };
    const { outbox, settle } = outboxBefore([], { hand, store: broken, alone: locks() });
    outbox.add('r1', RUN);
    await settle();
    expect(hand.getItem('typogram.run.r1')).not.toBeNull();
  });
});

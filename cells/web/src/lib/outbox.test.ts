import { describe, expect, it } from 'vitest';
import { Problem, Unreachable } from './api/problems';
import type { Result, Run } from './api/types';
import { MAX_PENDING_RUNS, Outbox, type Delivery } from './outbox';
import { MemoryStore } from './storage';

const RUN: Run = { test: 'token', keystrokes: { atMillis: [0], actions: 'D', keys: ['a'] } };
const BUSY = new Problem(503, 'busy', 'Busy', undefined, 7);
const REFUSED = new Problem(422, 'test-expired', 'Expired', undefined, undefined);

/** An outbox before a server that says what the test tells it to, on a clock that the test turns. */
function outboxBefore(answers: (Error | undefined)[], store = new MemoryStore()) {
  const sent: string[] = [];
  const deliveries: Delivery[] = [];
  const timers: { action: () => void; millis: number }[] = [];
  const outbox = new Outbox({
    store,
    send: async (resultId) => {
      sent.push(resultId);
      const answer = answers.shift();
      if (answer !== undefined) throw answer;
      return { resultId } as Result;
    },
    onDelivery: (delivery) => deliveries.push(delivery),
    later: (action, millis) => timers.push({ action, millis }),
    chance: () => 1,
  });
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { outbox, sent, deliveries, timers, settle, store };
}

describe('the outbox', () => {
  it('delivers a signed-in player’s run and forgets it', async () => {
    const { outbox, deliveries, settle } = outboxBefore([]);
    outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    expect(deliveries).toMatchObject([{ kind: 'saved', result: { resultId: 'r1' } }]);
    expect(outbox.size).toBe(0);
  });

  it('sends the same id again after the network was away', async () => {
    const { outbox, sent, timers, settle } = outboxBefore([new Unreachable('offline')]);
    outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    expect(outbox.size).toBe(1);
    timers[0]!.action();
    await settle();
    expect(sent).toEqual(['r1', 'r1']);
    expect(outbox.size).toBe(0);
  });

  it('waits as long as a busy server asks', async () => {
    const { outbox, timers, settle } = outboxBefore([BUSY]);
    outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    expect(timers.map((timer) => timer.millis)).toEqual([7000]);
  });

  it('reports a refusal and goes on with the next run', async () => {
    const { outbox, deliveries, settle } = outboxBefore([REFUSED]);
    outbox.signedIn('ada');
    outbox.add('r1', RUN);
    outbox.add('r2', RUN);
    await settle();
    expect(deliveries.map((delivery) => delivery.kind)).toEqual(['refused', 'saved']);
    expect(outbox.size).toBe(0);
  });

  it('keeps a guest’s last run only, and never sends it before somebody signs in', async () => {
    const { outbox, sent, settle } = outboxBefore([]);
    outbox.add('r1', RUN);
    outbox.add('r2', RUN);
    await settle();
    expect(sent).toEqual([]);
    expect(outbox.signedIn('ada')).toBe(1);
    await settle();
    expect(sent).toEqual(['r2']);
  });

  it('never sends one player’s runs as another’s', async () => {
    const { outbox, sent, settle, store } = outboxBefore([new Unreachable('offline')]);
    outbox.signedIn('ada');
    outbox.add('r1', RUN);
    await settle();
    const next = outboxBefore([], store);
    expect(next.outbox.signedIn('grace')).toBe(0);
    await next.settle();
    expect(next.sent).toEqual([]);
    expect(sent).toEqual(['r1']);
    expect(next.outbox.size).toBe(1);
  });

  it('survives a reload of the page', async () => {
    const first = outboxBefore([new Unreachable('offline')]);
    first.outbox.signedIn('ada');
    first.outbox.add('r1', RUN);
    await first.settle();
    const second = outboxBefore([], first.store);
    second.outbox.signedIn('ada');
    await second.settle();
    expect(second.sent).toEqual(['r1']);
  });

  it('drops the oldest runs beyond its bound', async () => {
    const { outbox, settle } = outboxBefore(Array.from({ length: 100 }, () => new Unreachable('offline')));
    outbox.signedIn('ada');
    for (let i = 0; i < MAX_PENDING_RUNS + 5; i++) outbox.add(`r${i}`, RUN);
    await settle();
    expect(outbox.size).toBe(MAX_PENDING_RUNS);
  });
});

import { describe, expect, it } from 'vitest';
import { Unreachable } from './api/problems';
import type { IssuedTest, TestSettings } from './api/types';
import { MemoryStore } from './storage';
import { STOCK, TestSupply } from './test-supply';

const SETTINGS: TestSettings = { mode: 'time', amount: 15, language: 'english', punctuation: false, numbers: false, difficulty: 'normal', lazy: false };
const HOUR_MILLIS = 3_600_000;

/** A supply before a server that numbers its tests. */
function supply(store = new MemoryStore(), validMillis = HOUR_MILLIS) {
  const clock = { millis: 0 };
  const ordered: TestSettings[] = [];
  const create = async (settings: TestSettings): Promise<IssuedTest> => {
    ordered.push(settings);
    const testId = `test-${ordered.length}`;
    return {
      ...settings,
      testId,
      issuedAt: new Date(0).toISOString(),
      expiresAt: new Date(validMillis).toISOString(),
      words: ['a'],
      token: testId,
    };
  };
  return { supply: new TestSupply(create, store, () => clock.millis), clock, ordered, store };
}

const settle = async () => {
  for (let i = 0; i < 50; i++) await Promise.resolve();
};

describe('the supply of tests', () => {
  it('hands out the test that it fetched ahead', async () => {
    const { supply: tests, ordered } = supply();
    tests.prefetch(SETTINGS);
    await settle();
    expect((await tests.take(SETTINGS)).testId).toBe('test-1');
    expect(ordered).toHaveLength(1);
  });

  it('never hands the same test out twice, not even one still on its way', async () => {
    const { supply: tests } = supply();
    tests.prefetch(SETTINGS);
    const taken = await Promise.all([tests.take(SETTINGS), tests.take(SETTINGS)]);
    await settle();
    const later = await tests.take(SETTINGS);
    expect(new Set([...taken, later].map((test) => test.testId)).size).toBe(3);
  });

  it('keeps the next test over a reload', async () => {
    const before = supply();
    before.supply.prefetch(SETTINGS);
    await settle();
    const after = supply(before.store);
    await after.supply.take(SETTINGS);
    expect(after.ordered).toHaveLength(0);
  });

  it('does not hand out a test that the server would soon refuse', async () => {
    const { supply: tests, clock, ordered } = supply();
    tests.prefetch(SETTINGS);
    await settle();
    clock.millis = HOUR_MILLIS - 60_000;
    await tests.take(SETTINGS);
    expect(ordered).toHaveLength(2);
  });

  it('does not keep a test for days, however long the server would take it', async () => {
    const { supply: tests, clock, ordered } = supply(new MemoryStore(), 7 * 24 * HOUR_MILLIS);
    tests.prefetch(SETTINGS);
    await settle();
    clock.millis = 2 * HOUR_MILLIS;
    await tests.take(SETTINGS);
    expect(ordered).toHaveLength(2);
  });

  it('has a few more for when the server cannot be reached, and each once', async () => {
    const store = new MemoryStore();
    const { supply: tests, clock, ordered } = supply(store, 7 * 24 * HOUR_MILLIS);
    tests.prefetch(SETTINGS, STOCK);
    await settle();
    tests.prefetch(SETTINGS, STOCK);
    await settle();
    expect(ordered).toHaveLength(STOCK);
    clock.millis = 30 * HOUR_MILLIS;
    const away = new TestSupply(() => Promise.reject(new Unreachable('offline')), store, () => clock.millis);
    const taken: string[] = [];
    for (let run = 0; run < STOCK; run++) taken.push((await away.take(SETTINGS)).testId);
    expect(new Set(taken).size).toBe(STOCK);
    await expect(away.take(SETTINGS)).rejects.toThrow(Unreachable);
  });

  it('hands out an old test to nobody who can have a new one', async () => {
    const { supply: tests, clock, ordered } = supply(new MemoryStore(), 7 * 24 * HOUR_MILLIS);
    tests.prefetch(SETTINGS);
    await settle();
    clock.millis = 30 * HOUR_MILLIS;
    expect((await tests.take(SETTINGS)).testId).toBe(`test-${ordered.length}`);
  });

  it('does not hand out a test of other settings', async () => {
    const { supply: tests } = supply();
    tests.prefetch(SETTINGS);
    await settle();
    expect((await tests.take({ ...SETTINGS, amount: 30 })).amount).toBe(30);
  });
});

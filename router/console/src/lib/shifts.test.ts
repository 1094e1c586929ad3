import { describe, expect, it } from 'vitest';
import { leftOver, progressOfShift } from './shifts';
import type { Rebalance } from './types';

const rebalance: Rebalance = {
  id: '1',
  region: 'eu',
  by: 'ada',
  reason: 'eu-2 is new',
  beganAt: '2026-11-22T20:00:00Z',
  users: 100,
  open: 8,
  moved: 30,
  aborted: 1,
  failed: 0,
  unplaced: 0,
  lookedAtAll: false,
  perSecond: 3,
};

describe('a drain', () => {
  it('is as far as its cell is empty', () => {
    const drain = { ...rebalance, cell: 'eu-1', acrossRegions: false, usersLeft: 80, nowhereToGo: false };
    expect(progressOfShift(drain)).toEqual({ moved: 30, left: 80 });
  });

  it('has a course from its beginning to now', () => {
    expect(leftOver(100, { stepSeconds: 1, moved: [0, 40, 120] })).toEqual([100, 100, 60, 0]);
  });
});

describe('a rebalance', () => {
  it('is as far as those who were to move have moved', () => {
    expect(progressOfShift(rebalance)).toEqual({ moved: 30, left: 70 });
    expect(progressOfShift({ ...rebalance, moved: 130 })).toEqual({ moved: 130, left: 0 });
  });

  it('leaves nobody to wait for when it has ended', () => {
    expect(progressOfShift({ ...rebalance, endedAt: '2026-11-22T20:10:00Z' }).left).toBe(0);
  });
});

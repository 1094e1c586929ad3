import { describe, expect, it } from 'vitest';
import { asDuration, asMillis, asMoment, asRate, asShare, UNKNOWN } from './format';

describe('figures', () => {
  it('say when they are not known', () => {
    expect(asRate(undefined)).toBe(UNKNOWN);
    expect(asShare(1, undefined)).toBe(UNKNOWN);
    expect(asMillis(undefined)).toBe(UNKNOWN);
    expect(asDuration(undefined)).toBe(UNKNOWN);
  });

  it('never show something as nothing', () => {
    expect(asRate(0.01)).toBe('0.1');
    expect(asShare(1, 100_000)).toBe('< 0.1 %');
    expect(asRate(0)).toBe('0');
    expect(asShare(0, 0)).toBe('0 %');
  });

  it('are short', () => {
    expect(asRate(1234)).toBe('1.2K');
    expect(asMillis(12.4)).toBe('12 ms');
    expect(asMillis(2345)).toBe('2.3 s');
    expect(asDuration(250)).toBe('4 min 10 s');
    expect(asDuration(7500)).toBe('2 h 5 min');
  });

  it('give times in UTC', () => {
    expect(asMoment('2026-11-22T20:14:05Z')).toBe('22 Nov, 20:14:05');
  });
});

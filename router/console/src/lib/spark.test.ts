import { describe, expect, it } from 'vitest';
import { areaPath, latest, linePath, recent, runsOf, topOf } from './spark';

describe('a small chart', () => {
  it('draws a line from edge to edge', () => {
    expect(linePath([0, 5, 10], 100, 20, 10)).toBe('M0,20L50,10L100,0');
  });

  it('shows a gap as a gap', () => {
    expect(linePath([1, 1, null, 1, 1], 100, 10, 1)).toBe('M0,0L25,0M75,0L100,0');
    expect(areaPath([1, 1, null, 1, 1], 100, 10, 1)).toBe('M0,10L0,0L25,0L25,10ZM75,10L75,0L100,0L100,10Z');
  });

  it('draws a lonely figure as a dot', () => {
    expect(linePath([null, 1, null], 100, 10, 1)).toBe('M50,0h0.01');
    expect(areaPath([null, 1, null], 100, 10, 1)).toBe('');
  });

  it('draws nothing of nothing', () => {
    expect(linePath([null, null], 100, 10, 1)).toBe('');
    expect(runsOf([])).toEqual([]);
  });

  it('keeps a figure that is too high inside', () => {
    expect(linePath([20, 20], 10, 10, 10)).toBe('M0,0L10,0');
  });
});

describe('the top of a chart', () => {
  it('is round, and above everything', () => {
    expect(topOf([[1, 37, null]], 1)).toBe(50);
    expect(topOf([[999]], 1)).toBe(1000);
    expect(topOf([[null], []], 1)).toBe(1);
    expect(topOf([[0.4]], 0.01)).toBe(0.5);
  });
});

describe('what is told of the moment', () => {
  it('is missing when the latest figure is', () => {
    expect(latest([1, null])).toBeUndefined();
    expect(latest(undefined)).toBeUndefined();
    expect(latest([null, 0])).toBe(0);
  });

  it('is the mean of what is known', () => {
    expect(recent([9, 1, null, 3], 3)).toBe(2);
    expect(recent([null], 3)).toBeUndefined();
  });
});

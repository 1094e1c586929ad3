import { describe, expect, it } from 'vitest';
import { sumOf } from './loads';

describe('a sum of series', () => {
  it('adds up what is known of all', () => {
    expect(sumOf([[1, 2], [10, 20]])).toEqual([11, 22]);
  });

  it('has a gap where one of them has', () => {
    expect(sumOf([[1, null, 3], [10, 20, 30]])).toEqual([11, null, 33]);
    expect(sumOf([[1], undefined])).toEqual([]);
    expect(sumOf([])).toEqual([]);
  });
});

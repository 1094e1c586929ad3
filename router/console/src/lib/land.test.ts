import { describe, expect, it } from 'vitest';
import { contains, landDots } from './land';

describe('the land', () => {
  it('has an inside and an outside', () => {
    const square = [0, 0, 10, 0, 10, 10, 0, 10];
    expect(contains(square, 5, 5)).toBe(true);
    expect(contains(square, 15, 5)).toBe(false);
  });

  it('is some of the world, and not all of it', () => {
    const dots = landDots().split('M').length - 1;
    expect(dots).toBeGreaterThan(500);
    expect(dots).toBeLessThan(1500);
  });
});

import { describe, expect, it } from 'vitest';
import { placeOf, regionsOf, shareOfNewUsers } from './regions';
import type { Cell } from './types';

const cell = (id: string, more: Partial<Cell> = {}): Cell => ({
  id,
  region: id.slice(0, id.indexOf('-')),
  kind: 'shared',
  state: 'active',
  weight: 100,
  capacity: 10,
  users: 2,
  nodes: [],
  hosts: [],
  ...more,
});

describe('regions', () => {
  it('stand from west to east, with their cells', () => {
    const regions = regionsOf([cell('eu-1'), cell('us-1'), cell('eu-2', { users: 5 })]);
    expect(regions.map((region) => region.name)).toEqual(['us', 'eu']);
    expect(regions[1]).toMatchObject({ users: 7, capacity: 20 });
  });

  it('leave out what is retired', () => {
    expect(regionsOf([cell('eu-1', { state: 'retired' })])).toEqual([]);
  });

  it('have a place on the map, whatever their name', () => {
    for (const name of ['us', 'eu', 'ap', 'zz']) {
      const { x, y } = placeOf(name);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(100);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(100);
    }
  });
});

describe('the share of new users', () => {
  const cells = [cell('eu-1'), cell('eu-2', { weight: 300 }), cell('eu-3', { users: 10 }), cell('us-1')];

  it('is by weight among the open cells of the region', () => {
    expect(shareOfNewUsers(cells[0]!, cells, 100)).toBe(0.25);
    expect(shareOfNewUsers(cells[0]!, cells, 300)).toBe(0.5);
    expect(shareOfNewUsers(cells[3]!, cells, 1)).toBe(1);
  });

  it('is nothing without a weight, for a tenant, or while nobody is let in', () => {
    expect(shareOfNewUsers(cells[0]!, cells, 0)).toBe(0);
    expect(shareOfNewUsers(cell('eu-1', { kind: 'dedicated' }), cells, 9)).toBe(0);
    expect(shareOfNewUsers(cell('eu-1', { state: 'draining' }), cells, 9)).toBe(0);
  });
});

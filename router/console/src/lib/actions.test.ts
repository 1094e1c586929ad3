import { describe, expect, it } from 'vitest';
import { actsFor, happensWhen } from './actions';
import type { Cell, CellState } from './types';

const cell = (id: string, more: Partial<Cell> = {}): Cell => ({
  id,
  region: 'eu',
  kind: 'shared',
  state: 'active',
  weight: 100,
  capacity: 100,
  users: 20,
  nodes: [],
  hosts: [],
  ...more,
});

describe('what may be done', () => {
  it('follows the state', () => {
    const acts = (state: CellState): readonly string[] => actsFor(cell('eu-1', { state }));
    expect(acts('active')).toContain('drain');
    expect(acts('draining')).toContain('call-off');
    expect(acts('draining')).not.toContain('drain');
    expect(acts('drained')).toEqual(['activate', 'retire']);
    expect(acts('retired')).toEqual([]);
  });
});

describe('what will happen', () => {
  const eu1 = cell('eu-1');
  const eu2 = cell('eu-2', { weight: 300, users: 90 });
  const us1 = cell('us-1', { region: 'us' });
  const all = [eu1, eu2, us1];

  it('is said of a weight as a share', () => {
    expect(happensWhen('weight', eu1, all, 300, false)[0]).toContain('50 %');
    expect(happensWhen('weight', eu1, all, 0, false)[0]).toContain('Nobody new');
  });

  it('is said of a drain with where they go, and whether there is room', () => {
    const here = happensWhen('drain', eu1, all, 0, false);
    expect(here.join(' ')).toContain('eu-2');
    expect(here.join(' ')).not.toContain('us-1');
    expect(here.join(' ')).toContain('too little');
    expect(happensWhen('drain', eu1, all, 0, true).join(' ')).not.toContain('too little');
    expect(happensWhen('drain', us1, all, 0, false).join(' ')).toContain('No cell may take them');
  });

  it('is said of a capacity that is too small', () => {
    expect(happensWhen('capacity', eu1, all, 20, false)[0]).toContain('full');
    expect(happensWhen('capacity', eu1, all, 50, false)[0]).toContain('30');
  });
});

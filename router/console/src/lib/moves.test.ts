import { describe, expect, it } from 'vitest';
import { needsOverride, progressOf } from './moves';
import { MOVE_STATES } from './types';

describe('a move', () => {
  it('comes forward from state to state', () => {
    const shares = MOVE_STATES.slice(0, 6).map((state) => progressOf({ state }).share);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });

  it('can be given up until the home has changed', () => {
    const may = MOVE_STATES.filter((state) => progressOf({ state }).mayBeAborted);
    expect(may).toEqual(['planned', 'copying', 'fenced', 'verified']);
  });

  it('needs an override out of a region, or of a tenant’s cell', () => {
    const eu = { region: 'eu', kind: 'shared' };
    expect(needsOverride(eu, eu)).toBe(false);
    expect(needsOverride(eu, { region: 'us', kind: 'shared' })).toBe(true);
    expect(needsOverride({ region: 'eu', kind: 'dedicated' }, eu)).toBe(true);
    expect(needsOverride(undefined, eu)).toBe(false);
  });
});

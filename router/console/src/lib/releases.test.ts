import { describe, expect, it } from 'vitest';
import { actsForRollout, happensToRollout, releasesOf, rolloutToShow, verbFor } from './releases';
import type { Rollout } from './types';

describe('what a cell runs', () => {
  it('is one release', () => {
    expect(releasesOf({ release: '1.0.0+a' })).toBe('1.0.0+a');
  });

  it('is several while it is being changed', () => {
    const said = (release: string) => ({ node: `http://${release}`, release, since: '' });
    expect(releasesOf({ releases: [said('a'), said('b'), said('a')] })).toBe('2 × a, 1 × b');
  });

  it('may not be known', () => {
    expect(releasesOf({})).toBeUndefined();
    expect(releasesOf({ releases: [] })).toBeUndefined();
  });
});

describe('the rollout to show', () => {
  it('is the newest, until it is done', () => {
    const rollout = (state: Rollout['state']): Rollout => ({ id: state, release: 'a', canary: 'eu-1', state, soakSeconds: 600, by: '', reason: '', beganAt: '', cells: [] });
    expect(rolloutToShow([])).toBeUndefined();
    expect(rolloutToShow([rollout('halted'), rollout('done')])?.id).toBe('halted');
    expect(rolloutToShow([rollout('done'), rollout('halted')])).toBeUndefined();
  });
});

describe('what may be done to a rollout', () => {
  it('follows its state', () => {
    expect(actsForRollout({ state: 'canary' })).toEqual(['continue', 'halt']);
    expect(actsForRollout({ state: 'everywhere' })).toEqual(['halt']);
    expect(actsForRollout({ state: 'halted' })).toEqual(['continue']);
    expect(actsForRollout({ state: 'done' })).toEqual([]);
  });

  it('says that a halted one begins anew, and that another one goes to all cells', () => {
    const rollout = (state: Rollout['state']) => ({ state, canary: 'eu-1', release: '1.0.0+a' });
    expect(verbFor('continue', rollout('halted'))).toBe('Begin the canary anew');
    expect(happensToRollout('continue', rollout('halted'))[0]).toBe('eu-1 may take 1.0.0+a, and soaks anew. The others wait.');
    expect(verbFor('continue', rollout('canary'))).toBe('Let all cells take it');
    expect(happensToRollout('continue', rollout('canary'))[0]).toContain('Every cell may take 1.0.0+a at once');
    expect(happensToRollout('halt', rollout('canary'))[0]).toBe('No further cell may take 1.0.0+a.');
  });
});

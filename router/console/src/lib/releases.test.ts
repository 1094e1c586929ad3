import { describe, expect, it } from 'vitest';
import { releasesOf, rolloutToShow } from './releases';
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

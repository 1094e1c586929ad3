import { describe, expect, it } from 'vitest';
import { accepts, documentOf, GROUPS, INITIAL, playerAt, PREFERENCE_NAMES, preference, preferencesOf } from './preferences';

describe('preferences', () => {
  it('begin as something that they may be', () => {
    for (const name of PREFERENCE_NAMES) expect(accepts(name, INITIAL[name]), name).toBe(true);
  });

  it('each belong to a group and say what they do', () => {
    for (const name of PREFERENCE_NAMES) {
      expect(GROUPS).toContain(preference(name).group);
      expect(preference(name).about).toMatch(/\.$/);
    }
  });

  it('survive being stored', () => {
    const changed = { ...INITIAL, blind: true, theme: 'fjord' as const, fontSize: 150 };
    expect(documentOf(changed)).toEqual({ blind: true, theme: 'fjord', fontSize: 150 });
    expect(preferencesOf(JSON.parse(JSON.stringify(documentOf(changed))))).toEqual(changed);
  });

  it('are texts, numbers, true or false for an account, in its bounds', () => {
    const ownColours = { paper: '#000000', ink: '#ffffff', accent: '#00ff00', mistake: '#ff0000' };
    expect(documentOf({ ...INITIAL, ownColours })).toEqual({ ownColours: '#000000 #ffffff #00ff00 #ff0000' });
    expect(preferencesOf({ ownColours: '#000000 #ffffff #00ff00 #ff0000' }).ownColours).toEqual(ownColours);
    expect(preferencesOf({ ownColours: '#000000 red' }).ownColours).toEqual(INITIAL.ownColours);
    expect(PREFERENCE_NAMES.length).toBeLessThanOrEqual(64);
    for (const name of PREFERENCE_NAMES) expect(name).toMatch(/^[a-z][A-Za-z0-9]{0,39}$/);
  });

  it('know a player by the address of a page, and nobody by another', () => {
    const userId = '3f2b8a52-0c1d-4e5f-8a9b-0123456789ab';
    expect(playerAt(`https://typogram.example/players/${userId.toUpperCase()}?from=board`)).toBe(userId);
    expect(playerAt('https://typogram.example/players/ada')).toBeUndefined();
    expect(accepts('pacePlayer', userId)).toBe(true);
    expect(accepts('pacePlayer', '')).toBe(true);
    expect(accepts('pacePlayer', `/players/${userId}`)).toBe(false);
  });

  it('that are broken, out of bounds or of another release are as at first', () => {
    expect(preferencesOf('nonsense')).toEqual(INITIAL);
    expect(
      preferencesOf({
        blind: 'yes',
        stopOnError: 'sentence',
        leastSpeed: 401,
        fontSize: 99.5,
        volume: Number.NaN,
        ownColours: { paper: 'red', ink: '#000000', accent: '#000000', mistake: '#000000' },
        gone: true,
      }),
    ).toEqual(INITIAL);
  });
});

import { describe, expect, it } from 'vitest';
import { allows, documentOf, INITIALLY, named, PREFERENCE_NAMES, PREFERENCES, preferencesFrom } from './preferences';

describe('the table of preferences', () => {
  it('allows what each has initially, and fits into what an account keeps', () => {
    for (const name of PREFERENCE_NAMES) {
      expect(allows(name, PREFERENCES[name].initially), name).toBe(true);
      expect(name).toMatch(/^[a-z][A-Za-z0-9]{0,39}$/);
    }
    expect(PREFERENCE_NAMES.length).toBeLessThanOrEqual(64);
  });

  it('says each in one line', () => {
    for (const name of PREFERENCE_NAMES) {
      expect(PREFERENCES[name].about, name).toMatch(/^[A-Z].{5,160}\.$/);
    }
    expect(new Set(PREFERENCE_NAMES.map((name) => PREFERENCES[name].title)).size).toBe(PREFERENCE_NAMES.length);
  });

  it('refuses what a preference cannot be', () => {
    expect(allows('blind', 'yes')).toBe(false);
    expect(allows('stopOnError', 'sentence')).toBe(false);
    expect(allows('minAccuracy', 101)).toBe(false);
    expect(allows('minAccuracy', 100)).toBe(true);
    expect(allows('minAccuracy', Number.NaN)).toBe(false);
    expect(allows('ownInk', 'red')).toBe(false);
  });
});

describe('a stored document', () => {
  it('holds only what differs, and is read as it was written', () => {
    const chosen = { ...INITIALLY, blind: true, theme: 'forest' as const };
    expect(documentOf(INITIALLY)).toEqual({});
    expect(documentOf(chosen)).toEqual({ blind: true, theme: 'forest' });
    expect(preferencesFrom(documentOf(chosen))).toEqual(chosen);
  });

  it('is read as far as it is known', () => {
    expect(preferencesFrom({ blind: 1, volume: 20, nothing: 'such' })).toEqual({ ...INITIALLY, volume: 20 });
    expect(preferencesFrom(null)).toEqual(INITIALLY);
    expect(preferencesFrom([1])).toEqual(INITIALLY);
  });
});

describe('a value in words', () => {
  it('is its name, or what it means', () => {
    expect(named('minSpeed', 0)).toBe('off');
    expect(named('minSpeed', 40)).toBe('40 wpm');
    expect(named('layout', 'azerty')).toBe('AZERTY');
    expect(named('keySound', 'click')).toBe('click');
  });
});

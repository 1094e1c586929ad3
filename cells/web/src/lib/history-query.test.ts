import { describe, expect, it } from 'vitest';
import { filterOf, historyQueryOf, isFiltered, searchOf } from './history-query';

const TAG = '5f0c6a52-6a0e-4c3f-9d0b-2f5d6a1e7c11';

describe('the query of a history', () => {
  it('comes back from the address as it went there', () => {
    const query = { mode: 'time', language: 'german_10k', tag: TAG, from: '2026-11-01', until: '2026-11-22', source: 'typeracer', by: 'week' } as const;
    expect(historyQueryOf(searchOf(query))).toEqual(query);
    expect(searchOf(historyQueryOf(''))).toBe('');
  });

  it('takes nothing from an address that cannot be', () => {
    const search = '?mode=fast&language=../x&tag=home&from=1969-01-01&until=2026-13-01&by=year&source=elsewhere&other=1';
    expect(historyQueryOf(search)).toEqual({});
  });

  it('is a filter only where it leaves something out', () => {
    expect(isFiltered({ by: 'day' })).toBe(false);
    expect(isFiltered({ by: 'day', mode: 'zen' })).toBe(true);
  });

  it('asks for whole days of the player’s calendar', () => {
    expect(filterOf({ from: '2026-11-01', until: '2026-11-01' })).toMatchObject({
      from: new Date(2026, 10, 1).toISOString(),
      until: new Date(2026, 10, 2).toISOString(),
    });
    expect(filterOf({ until: '2026-12-31' })).toMatchObject({ from: undefined, until: new Date(2027, 0, 1).toISOString() });
  });

  it('never asks for days in the wrong order', () => {
    const { from, until } = filterOf({ from: '2026-11-02', until: '2026-11-01' });
    expect(from! < until!).toBe(true);
  });
});

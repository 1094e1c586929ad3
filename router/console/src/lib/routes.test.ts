import { describe, expect, it } from 'vitest';
import { pathTo, queryOf, routeOf, userIdIn } from './routes';

describe('addresses', () => {
  it('lead to their pages', () => {
    expect(routeOf('/console')).toEqual({ page: 'overview' });
    expect(routeOf('/console/')).toEqual({ page: 'overview' });
    expect(routeOf(pathTo.cell('eu-1'))).toEqual({ page: 'cell', cell: 'eu-1' });
    expect(routeOf(pathTo.move('a b'))).toEqual({ page: 'move', move: 'a b' });
    expect(routeOf('/console/audit')).toEqual({ page: 'audit' });
    expect(routeOf('/console/users')).toEqual({ page: 'users' });
  });

  it('that are none say so', () => {
    for (const path of ['/', '/consoles', '/console/x', '/console/cells/a/b', '/console/audit/1']) {
      expect(routeOf(path)).toEqual({ page: 'not-found' });
    }
  });

  it('carry only the filters that are set', () => {
    expect(queryOf({ state: 'aborted', cell: '', user: undefined })).toBe('?state=aborted');
    expect(queryOf({})).toBe('');
  });
});

describe('a pasted id', () => {
  it('is taken with blanks and capitals around', () => {
    expect(userIdIn(' 8C1D4A4E-7d8b-4e4f-9c65-7a1d1f6e1b11\n')).toBe('8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11');
  });

  it('that is none is not taken', () => {
    for (const text of ['', 'ada', '8c1d4a4e7d8b4e4f9c657a1d1f6e1b11']) expect(userIdIn(text)).toBeUndefined();
  });
});

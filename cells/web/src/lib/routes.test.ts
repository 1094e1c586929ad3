import { expect, it } from 'vitest';
import { boardPath, routeOf } from './routes';

it('leads every path to its page', () => {
  expect(routeOf('/')).toEqual({ page: 'test' });
  expect(routeOf('/profile')).toEqual({ page: 'profile' });
  expect(routeOf('/administration')).toEqual({ page: 'administration' });
  expect(routeOf('/moderation')).toEqual({ page: 'moderation' });
  expect(routeOf('/boards/')).toEqual({ page: 'boards' });
  expect(routeOf('/players/7b0c')).toEqual({ page: 'player', userId: '7b0c' });
  expect(routeOf('/players/7b0c/live/d2a4')).toEqual({ page: 'live', userId: '7b0c', key: 'd2a4' });
});

it('reads a board back from the path that it writes', () => {
  const board = { mode: 'words', amount: 25, language: 'français' } as const;
  expect(routeOf(boardPath(board, 'weekly'))).toEqual({ page: 'board', board, period: 'weekly' });
});

it('knows what it does not know', () => {
  for (const path of ['/nowhere', '/boards/zen/15/english/daily', '/boards/time/x/english/daily', '/profile/more', '/%E0%A4%A']) {
    expect(routeOf(path)).toEqual({ page: 'not-found' });
  }
});

import type { BoardName, Period } from './api/types';

export type Route =
  | { readonly page: 'test' }
  | { readonly page: 'profile' }
  | { readonly page: 'player'; readonly userId: string }
  | { readonly page: 'result'; readonly resultId: string }
  | { readonly page: 'shared-result'; readonly userId: string; readonly resultId: string }
  | { readonly page: 'live'; readonly userId: string; readonly key: string }
  | { readonly page: 'receipt'; readonly id: string }
  | { readonly page: 'boards' }
  | { readonly page: 'board'; readonly board: BoardName; readonly period: Period }
  | { readonly page: 'administration' }
  | { readonly page: 'moderation' }
  | { readonly page: 'settings' }
  | { readonly page: 'about' }
  | { readonly page: 'signed-in' }
  | { readonly page: 'not-found' };

const PERIODS: readonly Period[] = ['all-time', 'daily', 'weekly'];

export function routeOf(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '').map(decoded);
  const [first, ...rest] = parts;
  if (first === undefined) return { page: 'test' };
  if (first === 'boards' && rest.length === 4) return boardRoute(rest);
  if (first === 'players' && rest.length === 1) return { page: 'player', userId: rest[0]! };
  if (first === 'players' && rest.length === 3 && rest[1] === 'results') {
    return { page: 'shared-result', userId: rest[0]!, resultId: rest[2]! };
  }
  if (first === 'players' && rest.length === 3 && rest[1] === 'live') return { page: 'live', userId: rest[0]!, key: rest[2]! };
  if (first === 'results' && rest.length === 1) return { page: 'result', resultId: rest[0]! };
  if (first === 'receipts' && rest.length === 1) return { page: 'receipt', id: rest[0]! };
  if (rest.length > 0) return { page: 'not-found' };
  switch (first) {
    case 'profile':
    case 'boards':
    case 'administration':
    case 'moderation':
    case 'settings':
    case 'about':
    case 'signed-in':
      return { page: first };
    default:
      return { page: 'not-found' };
  }
}

export function boardPath(board: BoardName, period: Period): string {
  return `/boards/${board.mode}/${board.amount}/${encodeURIComponent(board.language)}/${period}`;
}

function boardRoute([mode, amountText, language, periodText]: readonly string[]): Route {
  const amount = Number(amountText);
  const period = PERIODS.find((each) => each === periodText);
  const known = (mode === 'time' || mode === 'words') && Number.isInteger(amount) && amount > 0 && period !== undefined;
  if (!known || language === undefined) return { page: 'not-found' };
  return { page: 'board', board: { mode, amount, language }, period };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

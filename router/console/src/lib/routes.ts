/** The console's addresses, below `/console`. */

export const BASE = '/console';

export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'cell'; readonly cell: string }
  | { readonly page: 'moves' }
  | { readonly page: 'move'; readonly move: string }
  | { readonly page: 'users' }
  | { readonly page: 'user'; readonly user: string }
  | { readonly page: 'drains' }
  | { readonly page: 'erasures' }
  | { readonly page: 'erasure'; readonly erasure: string }
  | { readonly page: 'tenants' }
  | { readonly page: 'tenant'; readonly tenant: string }
  | { readonly page: 'audit' }
  | { readonly page: 'signed-in' }
  | { readonly page: 'not-found' };

export function routeOf(path: string): Route {
  if (path !== BASE && !path.startsWith(`${BASE}/`)) return { page: 'not-found' };
  const [first, second, ...rest] = path.slice(BASE.length).split('/').filter((part) => part !== '').map(decoded);
  if (rest.length > 0) return { page: 'not-found' };
  switch (first) {
    case undefined:
      return { page: 'overview' };
    case 'cells':
      return second === undefined ? { page: 'overview' } : { page: 'cell', cell: second };
    case 'moves':
      return second === undefined ? { page: 'moves' } : { page: 'move', move: second };
    case 'users':
      return second === undefined ? { page: 'users' } : { page: 'user', user: second };
    case 'erasures':
      return second === undefined ? { page: 'erasures' } : { page: 'erasure', erasure: second };
    case 'tenants':
      return second === undefined ? { page: 'tenants' } : { page: 'tenant', tenant: second };
    case 'drains':
    case 'audit':
    case 'signed-in':
      return second === undefined ? { page: first } : { page: 'not-found' };
    default:
      return { page: 'not-found' };
  }
}

export const pathTo = {
  overview: (): string => `${BASE}/`,
  cell: (id: string): string => `${BASE}/cells/${encodeURIComponent(id)}`,
  moves: (filter: Readonly<Record<string, string | undefined>> = {}): string => `${BASE}/moves${queryOf(filter)}`,
  move: (id: string): string => `${BASE}/moves/${encodeURIComponent(id)}`,
  users: (name = ''): string => `${BASE}/users${queryOf({ name })}`,
  user: (id: string): string => `${BASE}/users/${encodeURIComponent(id)}`,
  drains: (): string => `${BASE}/drains`,
  erasures: (filter: Readonly<Record<string, string | undefined>> = {}): string => `${BASE}/erasures${queryOf(filter)}`,
  erasure: (id: string): string => `${BASE}/erasures/${encodeURIComponent(id)}`,
  tenants: (): string => `${BASE}/tenants`,
  tenant: (id: string): string => `${BASE}/tenants/${encodeURIComponent(id)}`,
  audit: (filter: Readonly<Record<string, string | undefined>> = {}): string => `${BASE}/audit${queryOf(filter)}`,
};

/** `?a=b`, without what is empty; or nothing. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

const USER_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A user's id as somebody pasted it, in its canonical form; undefined when it is none. */
export function userIdIn(text: string): string | undefined {
  const id = text.trim().toLowerCase();
  return USER_ID.test(id) ? id : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

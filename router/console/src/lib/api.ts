import { problemFrom, Unreachable } from '@web/lib/api/problems';
import { accessToken } from './auth';
import { queryOf } from './routes';
import { session } from './session.svelte';
import type { Audit, Cell, CellHistory, Cells, Drain, HomeOfUser, Load, Move, Moves, Overrides } from './types';

const TIME_LIMIT_MILLIS = 10_000;

type Filter = Readonly<Record<string, string | undefined>>;

export const api = {
  cells: (): Promise<Cells> => call('GET', '/cells'),
  cell: (id: string): Promise<CellHistory> => call('GET', `/cells/${segment(id)}`),
  drainOf: (id: string): Promise<Drain> => call('GET', `/cells/${segment(id)}/drain`),
  setWeight: (id: string, weight: number, reason: string): Promise<Cell> => call('PUT', `/cells/${segment(id)}/weight`, { weight, reason }),
  setCapacity: (id: string, capacity: number, reason: string): Promise<Cell> =>
    call('PUT', `/cells/${segment(id)}/capacity`, { capacity, reason }),
  enter: (id: string, state: string, reason: string): Promise<Cell> => call('PUT', `/cells/${segment(id)}/state`, { state, reason }),
  drain: (id: string, acrossRegions: boolean, reason: string): Promise<Drain> =>
    call('PUT', `/cells/${segment(id)}/drain`, { acrossRegions, reason }),
  moves: (filter: Filter): Promise<Moves> => call('GET', `/moves${queryOf(filter)}`),
  move: (id: string): Promise<Move> => call('GET', `/moves/${segment(id)}`),
  abort: (id: string, reason: string): Promise<Move> => call('POST', `/moves/${segment(id)}/abort`, { reason }),
  retry: (id: string, override: boolean, reason: string): Promise<Move> =>
    call('POST', `/moves/${segment(id)}/retry`, { reason, override }),
  plan: (userId: string, target: string, override: boolean, reason: string): Promise<Move> =>
    call('POST', '/moves', { userId, target, override, reason }),
  home: (userId: string): Promise<HomeOfUser> => call('GET', `/users/${segment(userId)}/home`),
  overrides: (userId: string): Promise<Overrides> => call('GET', `/users/${segment(userId)}/overrides`),
  audit: (filter: Filter): Promise<Audit> => call('GET', `/audit${queryOf(filter)}`),
  load: (): Promise<Load> => call('GET', '/load'),
};

const segment = encodeURIComponent;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  const token = await accessToken();
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  const request: RequestInit = { method, headers, signal: AbortSignal.timeout(TIME_LIMIT_MILLIS), cache: 'no-store' };
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
    request.body = JSON.stringify(body);
  }
  const response = await fetch(`/topology/v1${path}`, request).catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (response.ok) return (await response.json()) as T;
  const problem = await problemFrom(response);
  session.heed(problem);
  throw problem;
}

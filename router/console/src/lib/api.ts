import { Problem, problemFrom, Unreachable } from '@web/lib/api/problems';
import { accessToken } from './auth';
import type { RolloutAct } from './releases';
import { queryOf } from './routes';
import { session } from './session.svelte';
import type {
  Audit,
  Cell,
  CellHistory,
  Cells,
  Course,
  Drain,
  Erasure,
  Erasures,
  HomeOfUser,
  KnownUsers,
  Load,
  Members,
  Move,
  Moves,
  Overrides,
  Rebalance,
  RebalancePlan,
  Rollout,
  Shifts,
  Tenant,
} from './types';

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
  rollouts: (): Promise<{ readonly rollouts: readonly Rollout[] }> => call('GET', '/rollouts'),
  changeRollout: (id: string, act: RolloutAct, reason: string): Promise<Rollout> =>
    call('POST', `/rollouts/${segment(id)}/${act}`, { reason }),
  shifts: (): Promise<Shifts> => call('GET', '/drains?limit=50'),
  courseOf: (id: string): Promise<Course> => call('GET', `/drains/${segment(id)}/course`),
  rebalanceOf: (region: string): Promise<Rebalance> => call('GET', `/regions/${segment(region)}/rebalance`),
  rebalancePlan: (region: string): Promise<RebalancePlan> => call('GET', `/regions/${segment(region)}/rebalance/plan`),
  rebalance: (region: string, reason: string): Promise<Rebalance> => call('PUT', `/regions/${segment(region)}/rebalance`, { reason }),
  callOffRebalance: (region: string, reason: string): Promise<Rebalance> =>
    call('POST', `/regions/${segment(region)}/rebalance/abort`, { reason }),
  moves: (filter: Filter): Promise<Moves> => call('GET', `/moves${queryOf(filter)}`),
  move: (id: string): Promise<Move> => call('GET', `/moves/${segment(id)}`),
  abort: (id: string, reason: string): Promise<Move> => call('POST', `/moves/${segment(id)}/abort`, { reason }),
  retry: (id: string, override: boolean, reason: string): Promise<Move> =>
    call('POST', `/moves/${segment(id)}/retry`, { reason, override }),
  plan: (userId: string, target: string, override: boolean, reason: string): Promise<Move> =>
    call('POST', '/moves', { userId, target, override, reason }),
  home: (userId: string): Promise<HomeOfUser> => call('GET', `/users/${segment(userId)}/home`),
  find: (name: string): Promise<KnownUsers> => call('GET', `/users${queryOf({ name })}`),
  overrides: (userId: string): Promise<Overrides> => call('GET', `/users/${segment(userId)}/overrides`),
  erasures: (filter: Filter): Promise<Erasures> => call('GET', `/erasures${queryOf(filter)}`),
  erasure: (id: string): Promise<Erasure> => call('GET', `/erasures/${segment(id)}`),
  tenants: (): Promise<{ readonly tenants: readonly Tenant[] }> => call('GET', '/tenants'),
  tenant: (id: string): Promise<Tenant> => call('GET', `/tenants/${segment(id)}`),
  members: (tenant: string, after: string | undefined): Promise<Members> =>
    call('GET', `/tenants/${segment(tenant)}/members${queryOf({ after })}`),
  audit: (filter: Filter): Promise<Audit> => call('GET', `/audit${queryOf(filter)}`),
  load: (): Promise<Load> => call('GET', '/load'),
};

const segment = encodeURIComponent;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  const token = await accessToken();
  if (token === undefined) {
    session.end();
    throw new Problem(401, 'session-ended', 'Your sign-in has run out', undefined, undefined);
  }
  headers.set('Authorization', `Bearer ${token}`);
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

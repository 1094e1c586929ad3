/** The shapes of `/topology/v1`, as the wire has them. What is not known is left out there. */

export type CellState = 'provisioning' | 'active' | 'draining' | 'drained' | 'retired' | 'quarantined';

export interface Cell {
  readonly id: string;
  readonly region: string;
  readonly kind: 'shared' | 'dedicated';
  readonly state: CellState;
  readonly weight: number;
  readonly capacity: number;
  readonly users: number;
  readonly nodes: readonly string[];
  readonly hosts: readonly string[];
  /** What its nodes run, where that is one release and topology knows it. */
  readonly release?: string;
  readonly releases?: readonly { readonly node: string; readonly release: string; readonly since: string }[];
}

export interface Cells {
  readonly version: number;
  readonly cells: readonly Cell[];
}

export interface CellChange {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly state: CellState;
  readonly weight: number;
  readonly capacity: number;
}

export interface CellHistory {
  readonly cell: Cell;
  readonly version: number;
  readonly changes: readonly CellChange[];
}

export interface Rollout {
  readonly id: string;
  readonly release: string;
  readonly canary: string;
  readonly state: 'canary' | 'everywhere' | 'done' | 'halted';
  readonly soakSeconds: number;
  readonly soaksUntil?: string;
  /** Why it was halted. */
  readonly halted?: string;
  readonly by: string;
  readonly reason: string;
  readonly beganAt: string;
  /** How many nodes of each cell run the release, the canary first. */
  readonly cells: readonly { readonly cell: string; readonly nodes: number; readonly released: number }[];
}

/** What a drain of a cell and a rebalance of a region have in common. */
export interface Shift {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly beganAt: string;
  readonly endedAt?: string;
  readonly outcome?: string;
  readonly users: number;
  readonly open: number;
  readonly moved: number;
  readonly aborted: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly estimatedSeconds?: number;
}

export interface Drain extends Shift {
  readonly cell: string;
  readonly acrossRegions: boolean;
  readonly usersLeft: number;
  readonly nowhereToGo: boolean;
}

export interface Rebalance extends Shift {
  readonly region: string;
  readonly unplaced: number;
  readonly lookedAtAll: boolean;
}

export interface RebalancePlan {
  readonly users: number;
  readonly exact: boolean;
  readonly enough: boolean;
  readonly ways: readonly { readonly from: string; readonly to: string; readonly users: number }[];
}

/** A drain or a rebalance as it stands in the list of all. */
export interface ShiftSummary {
  readonly id: string;
  readonly cell?: string;
  readonly region?: string;
  readonly by: string;
  readonly reason: string;
  readonly beganAt: string;
  readonly endedAt?: string;
  readonly outcome?: string;
  readonly users: number;
}

export interface Shifts {
  readonly drains: readonly ShiftSummary[];
}

/** How many had a new home by the end of each step. */
export interface Course {
  readonly stepSeconds: number;
  readonly moved: readonly number[];
}

export const MOVE_STATES = ['planned', 'copying', 'fenced', 'verified', 'flipped', 'active', 'aborted'] as const;
export type MoveState = (typeof MOVE_STATES)[number];

export interface MoveChange {
  readonly step: number;
  readonly at: string;
  readonly change: string;
  readonly by: string;
  readonly note?: string;
}

export interface Move {
  readonly id: string;
  readonly userId: string;
  readonly from: string;
  readonly fromEpoch: number;
  readonly target: string;
  readonly state: MoveState;
  readonly finished: boolean;
  readonly unaccounted: boolean;
  readonly by: string;
  readonly reason: string;
  readonly override: boolean;
  readonly drain?: string;
  readonly failure?: string;
  readonly rows?: number;
  readonly pauseMillis?: number;
  readonly plannedAt: string;
  readonly changedAt: string;
  readonly history?: readonly MoveChange[];
}

export interface Moves {
  readonly moves: readonly Move[];
  readonly cursor?: string;
}

export interface HomeOfUser {
  readonly userId: string;
  readonly cell: string;
  readonly epoch: number;
}

export interface KnownUser {
  readonly userId: string;
  readonly username: string;
  readonly email?: string;
  readonly enabled: boolean;
  readonly cell?: string;
  readonly epoch?: number;
}

export interface KnownUsers {
  readonly users: readonly KnownUser[];
  readonly more: boolean;
}

export interface Overrides {
  readonly edges: readonly { readonly edge: string; readonly answered: boolean; readonly cell?: string }[];
}

export interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly askedBy: string;
  readonly requestedAt: string;
  readonly fencedAt?: string;
  readonly doneAt?: string;
  readonly cellsDone: number;
  readonly cellsTotal: number;
  readonly cells: readonly ErasureInCell[];
  readonly signIn: string;
  readonly topology: Readonly<Record<string, number>>;
  readonly notErased: readonly string[];
}

export interface ErasureInCell {
  readonly cell: string;
  readonly state: string;
  readonly erasedAt?: string;
  readonly rows: Readonly<Record<string, number>>;
}

export interface Erasure {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly receipt: Receipt;
  readonly history?: readonly MoveChange[];
}

export interface Erasures {
  readonly erasures: readonly Erasure[];
  readonly cursor?: string;
}

export interface Tenant {
  readonly id: string;
  readonly displayName: string;
  readonly state: string;
  readonly hosts: readonly string[];
  readonly cells: readonly string[];
  readonly seats: number;
  readonly seated: number;
  readonly allowed: readonly string[];
  readonly identityProvider?: { readonly kind: string; readonly address: string };
  readonly version: number;
  readonly changes?: readonly TenantChange[];
}

export interface TenantChange {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly description: string;
}

export interface Members {
  readonly members: readonly string[];
  readonly after?: string;
}

export const AUDIT_KINDS = [
  'cell-changed',
  'drain-begun',
  'rebalance-begun',
  'move-planned',
  'move-aborted',
  'tenant-changed',
  'erasure-requested',
  'user-exported',
  'rollout-changed',
  'history-forgotten',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: AuditKind;
  readonly by: string;
  readonly reason: string;
  readonly cell?: string;
  readonly region?: string;
  readonly tenant?: string;
  readonly userId?: string;
  readonly moveId?: string;
  readonly target?: string;
  readonly state?: CellState;
  readonly weight?: number;
  readonly capacity?: number;
}

export interface Audit {
  readonly entries: readonly AuditEntry[];
  readonly cursor?: string;
}

/** Figures of the last hour, the oldest first; `null` where nothing is known. */
export type Figures = readonly (number | null)[];

export type Measure =
  | 'requestsPerSecond'
  | 'errorsPerSecond'
  | 'p50Millis'
  | 'p99Millis'
  | 'resultsPerSecond'
  | 'outboxDepth'
  | 'outboxOldestSeconds'
  | 'cpuPercent'
  | 'heapPercent'
  | 'directoryAgeSeconds'
  | 'connections';

export type Measures = Partial<Record<Measure, Figures>>;

export interface NodeLoad {
  readonly address: string;
  readonly ready: boolean;
  readonly measures: Measures;
}

export interface CellLoad {
  readonly id: string;
  readonly measures: Measures;
  readonly nodes: readonly NodeLoad[];
}

export interface EdgeLoad {
  readonly name: string;
  readonly address: string;
  readonly measures: Measures;
}

export interface Load {
  readonly stepSeconds: number;
  readonly until?: string;
  readonly cells: readonly CellLoad[];
  readonly edges: readonly EdgeLoad[];
}

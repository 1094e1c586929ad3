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
  /** Which version of the product it runs, where topology knows it. */
  readonly release?: string;
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

export interface Drain {
  readonly cell: string;
  readonly by: string;
  readonly reason: string;
  readonly acrossRegions: boolean;
  readonly beganAt: string;
  readonly endedAt?: string;
  readonly outcome?: string;
  readonly users: number;
  readonly usersLeft: number;
  readonly open: number;
  readonly moved: number;
  readonly aborted: number;
  readonly failed: number;
  readonly nowhereToGo: boolean;
  readonly perSecond: number;
  readonly estimatedSeconds?: number;
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

export interface Overrides {
  readonly edges: readonly { readonly edge: string; readonly answered: boolean; readonly cell?: string }[];
}

export const AUDIT_KINDS = ['cell-changed', 'drain-begun', 'move-planned', 'move-aborted', 'user-exported', 'rollout-changed', 'history-forgotten'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly kind: AuditKind;
  readonly by: string;
  readonly reason: string;
  readonly cell: string;
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

import { asWhole } from './format';
import type { AuditEntry } from './types';

/** What somebody did, in a few words; a move's user, a tenant and an erasure follow as links. */
export function whatWasDone(entry: AuditEntry): string {
  switch (entry.kind) {
    case 'cell-changed':
      return `${entry.state ?? ''}, weight ${asWhole(entry.weight ?? 0)}, capacity ${asWhole(entry.capacity ?? 0)}`;
    case 'drain-begun':
      return 'drain begun';
    case 'rebalance-begun':
      return `rebalance of ${entry.region ?? ''} begun`;
    case 'tenant-changed':
      return 'described the tenant';
    case 'erasure-requested':
      return 'erasure asked for:';
    case 'move-planned':
      return `move to ${entry.target ?? ''} planned, of`;
    case 'move-aborted':
      return `move to ${entry.target ?? ''} given up, of`;
    case 'user-exported':
      return entry.userId === undefined ? 'data taken out of a user who was erased since' : 'data taken out, of';
    case 'history-forgotten':
      return 'forgotten for its age';
    case 'rollout-changed':
      return `rollout of ${entry.target ?? ''}`;
  }
}

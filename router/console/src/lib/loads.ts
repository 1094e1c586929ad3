import { recent } from './spark';
import type { CellLoad, Figures } from './types';

/** Several series as one. Where one of them has a gap, so has the sum: a part of it would look like less. */
export function sumOf(all: readonly (Figures | undefined)[]): Figures {
  const known = all.filter((figures) => figures !== undefined);
  if (known.length === 0 || known.length < all.length) return [];
  const length = Math.min(...known.map((figures) => figures.length));
  return Array.from({ length }, (_, i) => {
    const parts = known.map((figures) => figures[figures.length - length + i] ?? null);
    return parts.every((part) => part !== null) ? parts.reduce((sum, part) => sum + part, 0) : null;
  });
}

/** From here on a cell's replication is behind so far that somebody should look. */
export const BEHIND_SECONDS = 10;

/** The last minute, in steps of ten seconds. */
export const LATELY = 6;

/** What a cell does now. */
export function nowOf(load: CellLoad | undefined): {
  readonly requests: number | undefined;
  readonly errors: number | undefined;
  readonly p99: number | undefined;
  readonly behind: number | undefined;
  readonly waiting: number | undefined;
} {
  const measures = load?.measures ?? {};
  return {
    requests: recent(measures.requestsPerSecond, LATELY),
    errors: recent(measures.errorsPerSecond, LATELY),
    p99: recent(measures.p99Millis, LATELY),
    behind: recent(measures.outboxOldestSeconds, 1),
    waiting: recent(measures.outboxDepth, 1),
  };
}

/** The highest of several series, at each step; a gap only where nothing at all is known. */
export function highestOf(all: readonly (Figures | undefined)[]): Figures {
  const known = all.filter((figures) => figures !== undefined);
  const length = Math.max(0, ...known.map((figures) => figures.length));
  return Array.from({ length }, (_, i) => {
    const parts = known.map((figures) => figures[figures.length - length + i] ?? null).filter((part) => part !== null);
    return parts.length === 0 ? null : Math.max(...parts);
  });
}

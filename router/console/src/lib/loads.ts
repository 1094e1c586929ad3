import type { Figures } from './types';

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

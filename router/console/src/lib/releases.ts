import type { Cell, Rollout } from './types';

/** What a cell runs: one release, or several with how many nodes run each; nothing where nobody has said. */
export function releasesOf(cell: Pick<Cell, 'release' | 'releases'>): string | undefined {
  if (cell.release !== undefined) return cell.release;
  const counts = new Map<string, number>();
  for (const { release } of cell.releases ?? []) counts.set(release, (counts.get(release) ?? 0) + 1);
  return counts.size === 0 ? undefined : [...counts].map(([release, nodes]) => `${nodes} × ${release}`).join(', ');
}

/** The rollout to show: the newest one, unless it is done. */
export function rolloutToShow(rollouts: readonly Rollout[]): Rollout | undefined {
  const newest = rollouts[0];
  return newest?.state === 'done' ? undefined : newest;
}

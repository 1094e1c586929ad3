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

/** What an operator may do to a rollout now. */
export type RolloutAct = 'continue' | 'halt';

const BY_STATE: Readonly<Record<Rollout['state'], readonly RolloutAct[]>> = {
  canary: ['continue', 'halt'],
  everywhere: ['halt'],
  done: [],
  halted: ['continue'],
};

export function actsForRollout(rollout: Pick<Rollout, 'state'>): readonly RolloutAct[] {
  return BY_STATE[rollout.state];
}

export function verbFor(act: RolloutAct, rollout: Pick<Rollout, 'state'>): string {
  if (act === 'halt') return 'Halt it';
  return rollout.state === 'halted' ? 'Begin the canary anew' : 'Let all cells take it';
}

/** What will happen, in sentences. */
export function happensToRollout(act: RolloutAct, rollout: Pick<Rollout, 'state' | 'canary' | 'release'>): string[] {
  if (act === 'halt') return [`No further cell may take ${rollout.release}.`, 'Cells that run it go on running it.'];
  const restarts = 'No server is restarted by this: ./typogram cell rollout continue does that as well.';
  return rollout.state === 'halted'
    ? [`${rollout.canary} may take ${rollout.release}, and soaks anew. The others wait.`, restarts]
    : [`Every cell may take ${rollout.release} at once: the soak of ${rollout.canary} ends.`, 'Nothing halts it by itself any more.', restarts];
}

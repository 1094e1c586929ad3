import { asCompact, asShare, asWhole } from './format';
import { shareOfNewUsers } from './regions';
import type { Cell, CellState } from './types';

/** What an operator may do to a cell now, and what will happen then. */

export type Act = 'weight' | 'capacity' | 'drain' | 'call-off' | 'quarantine' | 'activate' | 'retire';

const BY_STATE: Readonly<Record<CellState, readonly Act[]>> = {
  provisioning: ['activate', 'retire'],
  active: ['weight', 'capacity', 'drain', 'quarantine'],
  draining: ['weight', 'capacity', 'call-off', 'quarantine'],
  drained: ['activate', 'retire'],
  quarantined: ['weight', 'capacity', 'activate', 'drain'],
  retired: [],
};

export const VERBS: Readonly<Record<Act, string>> = {
  weight: 'Set the weight',
  capacity: 'Set the capacity',
  drain: 'Drain',
  'call-off': 'Call the drain off',
  quarantine: 'Quarantine',
  activate: 'Activate',
  retire: 'Retire',
};

export const GRAVE: readonly Act[] = ['drain', 'quarantine', 'retire'];

export function actsFor(cell: Cell): readonly Act[] {
  return BY_STATE[cell.state];
}

/** What will happen, in sentences. */
export function happensWhen(act: Act, cell: Cell, cells: readonly Cell[], wanted: number, acrossRegions: boolean): string[] {
  switch (act) {
    case 'weight': {
      const share = asShare(shareOfNewUsers(cell, cells, wanted), 1);
      return wanted === 0
        ? [`Nobody new is placed in ${cell.id}.`, 'Those who live there stay.']
        : [`${cell.id} takes ${share} of the new users of ${cell.region}, from the next one on.`, 'Those who live there stay.'];
    }
    case 'capacity':
      return wanted <= cell.users
        ? [`${cell.id} has ${asWhole(cell.users)} users and would be full: nobody new comes.`, 'Nobody leaves.']
        : [`${cell.id} has room for ${asCompact(wanted - cell.users)} more.`];
    case 'drain':
      return drainHappens(cell, cells, acrossRegions);
    case 'call-off':
      return [`${cell.id} is active again and takes new users.`, 'Moves that are under way come to their end, or are given up where nothing is lost by it.', 'Who has left stays away.'];
    case 'quarantine':
      return [`${cell.id} goes on serving its users.`, 'Nobody is placed there, and nobody moves in or out.'];
    case 'activate':
      return [`${cell.id} takes new users, and users move in and out.`];
    case 'retire':
      return [`${cell.id} is out of use, for good: no state follows.`, 'Its servers go on running: ./typogram cell retire ends them as well.'];
  }
}

function drainHappens(cell: Cell, cells: readonly Cell[], acrossRegions: boolean): string[] {
  const targets = cells.filter(
    (other) =>
      other.id !== cell.id &&
      other.kind === cell.kind &&
      other.state === 'active' &&
      other.weight > 0 &&
      (acrossRegions || other.region === cell.region),
  );
  const room = targets.reduce((sum, other) => sum + Math.max(0, other.capacity - other.users), 0);
  const where = targets.map((other) => other.id).join(', ');
  const lines = [`${cell.id} takes nobody new, and its ${asWhole(cell.users)} users are moved away while they play.`];
  if (cell.users === 0) return [`${cell.id} takes nobody new, and is drained at once: nobody lives there.`];
  if (targets.length === 0) return [...lines, 'No cell may take them: the drain will stand still until one can.'];
  lines.push(`They go to ${where}, where there is room for ${asCompact(room)}.`);
  if (room < cell.users) lines.push('That is too little: the drain will stand still until there is more.');
  return lines;
}

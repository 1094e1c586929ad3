import type { Cell } from './types';

/** Regions as a map shows them: from west to east. */

/** Degrees of longitude, for the names that regions usually have; of another name, by its two letters. */
const LONGITUDES: Readonly<Record<string, number>> = {
  us: -95,
  na: -95,
  ca: -80,
  mx: -100,
  sa: -55,
  br: -48,
  uk: -2,
  gb: -2,
  eu: 8,
  fr: 2,
  de: 10,
  af: 22,
  za: 25,
  me: 46,
  in: 78,
  ap: 104,
  sg: 104,
  cn: 112,
  jp: 138,
  au: 146,
  oc: 146,
};

const LATITUDES: Readonly<Record<string, number>> = { sa: -18, br: -15, af: 4, za: -28, in: 20, ap: 6, sg: 2, au: -26, oc: -26, mx: 20 };

/** What of the world is on the map. */
export const NORTH = 72;
export const SOUTH = -44;

export interface Region {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly users: number;
  readonly capacity: number;
}

/** The regions that there are, from west to east; retired cells are gone. */
export function regionsOf(cells: readonly Cell[]): Region[] {
  const names = [...new Set(cells.filter((cell) => cell.state !== 'retired').map((cell) => cell.region))];
  return names
    .map((name) => {
      const own = cells.filter((cell) => cell.region === name && cell.state !== 'retired');
      return {
        name,
        cells: own,
        users: own.reduce((sum, cell) => sum + cell.users, 0),
        capacity: own.reduce((sum, cell) => sum + cell.capacity, 0),
      };
    })
    .sort((a, b) => longitudeOf(a.name) - longitudeOf(b.name) || a.name.localeCompare(b.name));
}

/** Where on the map a region stands, in percent from the left and from the top. */
export function placeOf(region: string): { readonly x: number; readonly y: number } {
  return { x: ((longitudeOf(region) + 180) / 360) * 100, y: ((NORTH - latitudeOf(region)) / (NORTH - SOUTH)) * 100 };
}

/** The share of its region's new users that a cell takes, from 0 to 1, were its weight `weight`. */
export function shareOfNewUsers(cell: Cell, cells: readonly Cell[], weight: number): number {
  if (cell.kind !== 'shared' || cell.state !== 'active' || weight === 0) return 0;
  const others = cells.filter((other) => other.id !== cell.id && other.region === cell.region);
  const open = others.filter((other) => other.kind === 'shared' && other.state === 'active' && other.users < other.capacity);
  return weight / (weight + open.reduce((sum, other) => sum + other.weight, 0));
}

function longitudeOf(region: string): number {
  return LONGITUDES[region.slice(0, 2)] ?? 160;
}

function latitudeOf(region: string): number {
  return LATITUDES[region.slice(0, 2)] ?? 44;
}

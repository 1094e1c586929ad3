import type { Mode } from './typing/stream';

/** Which results of a history are shown, and by what its chart is divided: all of it stands in the page's address. */
export interface HistoryQuery {
  readonly mode?: Mode;
  readonly language?: string;
  /** A tag's id. */
  readonly tag?: string;
  /** Days of the player's calendar, such as `2026-11-22`; both belong to it. */
  readonly from?: string;
  readonly until?: string;
  /** Where it was typed; here, where it is missing. */
  readonly source?: ImportSource;
  /** Run by run, where it is missing. */
  readonly by?: CalendarUnit;
}

export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

export type ImportSource = keyof typeof IMPORT_SOURCES;

/** Sites whose results can be brought along. */
export const IMPORT_SOURCES = { monkeytype: 'Monkeytype', typeracer: 'TypeRacer' } as const;
export const CALENDAR_UNITS = ['day', 'week', 'month'] as const;
export const MODES = ['time', 'words', 'quote', 'zen', 'custom'] as const;

const DAY = /^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const LANGUAGE = /^[a-z]+([-_][a-z0-9]+){0,4}$/;
const TAG = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the query of an address. What cannot be is as good as missing: an address may be typed by hand. */
export function historyQueryOf(search: string): HistoryQuery {
  const given = new URLSearchParams(search);
  const text = (name: string, shape: RegExp): string | undefined => {
    const value = given.get(name);
    return value !== null && shape.test(value) ? value : undefined;
  };
  return {
    ...some('mode', MODES.find((mode) => mode === given.get('mode'))),
    ...some('language', text('language', LANGUAGE)),
    ...some('tag', text('tag', TAG)),
    ...some('from', text('from', DAY)),
    ...some('until', text('until', DAY)),
    ...some('source', (Object.keys(IMPORT_SOURCES) as ImportSource[]).find((source) => source === given.get('source'))),
    ...some('by', CALENDAR_UNITS.find((unit) => unit === given.get('by'))),
  };
}

/** The query of the address, with its question mark; nothing where everything is shown. */
export function searchOf(query: HistoryQuery): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(given) as Record<string, string>)}`;
}

export function isFiltered(query: HistoryQuery): boolean {
  return Object.keys(query).some((name) => name !== 'by' && name !== 'source');
}

/** Everything, with the same chart. */
export function withoutFilter({ by }: HistoryQuery): HistoryQuery {
  return by === undefined ? {} : { by };
}

/** What the server is asked: days of the player's own calendar become instants, and the last day is in. */
export function filterOf({ mode, language, tag, from, until }: HistoryQuery): Record<string, string | undefined> {
  const begin = from === undefined ? undefined : midnight(from, 0);
  const end = until === undefined ? undefined : midnight(until, 1);
  // The server refuses days in the wrong order; the page then shows the first one.
  const backwards = begin !== undefined && end !== undefined && begin >= end;
  return { mode, language, tag, from: begin, until: backwards ? midnight(from!, 1) : end };
}

function midnight(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Math.max(0, new Date(year, month - 1, date + daysLater).getTime())).toISOString();
}

function some<K extends keyof HistoryQuery>(name: K, value: HistoryQuery[K] | undefined): Pick<HistoryQuery, K> | object {
  return value === undefined ? {} : { [name]: value };
}

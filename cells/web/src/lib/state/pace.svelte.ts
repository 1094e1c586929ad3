import { Problem } from '../api/problems';
import type { BoardQuery } from '../api/client';
import type { TestSettings } from '../api/types';
import { api } from '../services';
import { sameSettings } from '../test-supply';
import { notices } from './notices.svelte';
import { preferences } from './preferences.svelte';
import { session } from './session.svelte';

/** So many of the last results are looked through for those of the same kind. */
const LOOKED_THROUGH = 50;
const AVERAGED = 10;

/** Who can set the pace. Another one to follow is another line. */
const SETTERS: Readonly<Record<'best' | 'average' | 'board' | 'player', (settings: TestSettings) => Promise<number>>> = {
  best,
  average,
  board,
  player,
};
/** Those who are read of what everybody may see. */
const PUBLIC: readonly string[] = ['board', 'player'];

/** How fast the second caret runs. */
class Pace {
  /** Words a minute; 0 while there is nothing to run at. */
  wpm = $state(0);
  #generation = 0;

  async prepare(settings: TestSettings): Promise<void> {
    const generation = ++this.#generation;
    const { pace, paceSpeed } = preferences.current;
    this.wpm = pace === 'number' ? paceSpeed : 0;
    if (pace === 'off' || pace === 'number' || (!PUBLIC.includes(pace) && session.status !== 'player')) return;
    try {
      const wpm = await SETTERS[pace](settings);
      if (generation === this.#generation) this.wpm = wpm;
    } catch {
      // Without a pace the test is as good a test.
    }
  }
}

async function best(settings: TestSettings): Promise<number> {
  return (await api.personalBests()).find((each) => sameSettings(each, settings))?.wpm ?? 0;
}

async function average(settings: TestSettings): Promise<number> {
  const { items } = await api.results(LOOKED_THROUGH);
  const alike = items.filter((each) => sameSettings(each, settings)).slice(0, AVERAGED);
  return alike.length === 0 ? 0 : alike.reduce((sum, each) => sum + each.wpm, 0) / alike.length;
}

async function board(settings: TestSettings): Promise<number> {
  const wanted = boardOf(settings);
  const page = wanted && (await api.board(wanted));
  return page?.value.entries[preferences.current.paceRank - 1]?.wpm ?? 0;
}

async function player(settings: TestSettings): Promise<number> {
  const { pacePlayer } = preferences.current;
  if (pacePlayer === '') return 0;
  const wanted = boardOf(settings);
  try {
    return (wanted && (await api.placeOf(wanted, pacePlayer)).entries[0]?.wpm) ?? 0;
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) tellOnce(`${pacePlayer} ${JSON.stringify(wanted?.board)}`);
    throw failure;
  }
}

function boardOf({ mode, amount, language }: TestSettings): BoardQuery | undefined {
  return mode === 'time' || mode === 'words' ? { board: { mode, amount, language }, period: 'all-time', scope: 'all' } : undefined;
}

const told = new Set<string>();

function tellOnce(what: string): void {
  if (told.has(what)) return;
  told.add(what);
  notices.tell('The player of your pace caret stands on no board of this kind, so there is nobody to keep up with.');
}

export const pace = new Pace();

import type { TestSettings } from '../api/types';
import { api } from '../services';
import { sameSettings } from '../test-supply';
import { preferences } from './preferences.svelte';
import { session } from './session.svelte';

/** So many of the last results are looked through for those of the same kind. */
const LOOKED_THROUGH = 50;
const AVERAGED = 10;

/** Who can set the pace. Another one to follow, such as a friend or a rank, is another line. */
const SETTERS: Readonly<Record<'best' | 'average' | 'board', (settings: TestSettings) => Promise<number>>> = { best, average, board };

/** How fast the second caret runs. */
class Pace {
  /** Words a minute; 0 while there is nothing to run at. */
  wpm = $state(0);
  #generation = 0;

  async prepare(settings: TestSettings): Promise<void> {
    const generation = ++this.#generation;
    const { pace, paceSpeed } = preferences.current;
    this.wpm = pace === 'number' ? paceSpeed : 0;
    if (pace === 'off' || pace === 'number' || (pace !== 'board' && session.status !== 'player')) return;
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

async function board({ mode, amount, language }: TestSettings): Promise<number> {
  if (mode !== 'time' && mode !== 'words') return 0;
  const page = await api.board({ board: { mode, amount, language }, period: 'all-time', scope: 'all' });
  return page?.value.entries[0]?.wpm ?? 0;
}

export const pace = new Pace();

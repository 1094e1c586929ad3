import { expect, test, vi } from 'vitest';
import { Problem } from '../api/problems';
import type { AppealedRun, Page } from '../api/types';
import { OpenAppeals, type ModerationApi } from './moderation.svelte';

const appeal = (appealId: string) => ({ appealId }) as AppealedRun;
const settled = () => new Promise((resolve) => setTimeout(resolve));

const PAGES: Readonly<Record<string, Page<AppealedRun>>> = {
  first: { items: [appeal('a'), appeal('b')], nextCursor: 'second' },
  second: { items: [appeal('c')] },
};

const tell = vi.fn();

function openAppeals(decideAppeal: ModerationApi['decideAppeal']): OpenAppeals {
  const appeals = new OpenAppeals({ openAppeals: async (cursor = 'first') => PAGES[cursor]!, decideAppeal }, tell);
  appeals.load();
  return appeals;
}

const shown = (appeals: OpenAppeals): string[] => appeals.pages.items.map(({ appealId }) => appealId);

test('what is decided leaves the list, and the next page comes when it is empty', async () => {
  const decide = vi.fn(async () => {});
  const appeals = openAppeals(decide);
  await settled();
  await appeals.decide(appeal('a'), 'clear', 'seen on video');
  expect(decide).toHaveBeenCalledWith('a', 'clear', 'seen on video');
  expect(tell).toHaveBeenLastCalledWith('The run counts.');
  expect(shown(appeals)).toEqual(['b']);
  await appeals.decide(appeal('b'), 'uphold', 'a clock');
  expect(shown(appeals)).toEqual(['c']);
  await appeals.decide(appeal('c'), 'uphold', 'a clock');
  expect(appeals.pages.isEmpty).toBe(true);
});

test('what another has decided leaves the list too', async () => {
  const appeals = openAppeals(async () => {
    throw new Problem(409, 'appeal-decided', 'Somebody has decided before', undefined, undefined);
  });
  await settled();
  await appeals.decide(appeal('a'), 'clear', 'fine');
  expect(tell).toHaveBeenLastCalledWith('Somebody has decided before', 'bad');
  expect(shown(appeals)).toEqual(['b']);
});

test('what could not be decided stays', async () => {
  const appeals = openAppeals(async () => {
    throw new Problem(403, 'appeal-own', 'Nobody decides about an appeal of their own', undefined, undefined);
  });
  await settled();
  await expect(appeals.decide(appeal('a'), 'clear', 'me')).rejects.toThrow('appeal-own');
  expect(shown(appeals)).toEqual(['a', 'b']);
});

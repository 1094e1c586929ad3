import { expect, test, vi } from 'vitest';
import type { Page } from '../api/types';
import { Pages } from './pages.svelte';

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('pages follow each other to the last', async () => {
  const pages = new Pages<number>();
  pages.begin(async (cursor) => (cursor === undefined ? { items: [1, 2], nextCursor: 'b' } : { items: [3], nextCursor: null }));
  await settled();
  expect(pages.items).toEqual([1, 2]);
  expect(pages.goesOn).toBe(true);
  await pages.more();
  expect(pages.items).toEqual([1, 2, 3]);
  expect(pages.goesOn).toBe(false);
});

test('an answer for a list that was left comes too late', async () => {
  const pages = new Pages<number>();
  let answer: (page: Page<number>) => void = () => {};
  pages.begin(() => new Promise((resolve) => (answer = resolve)));
  pages.begin(async () => ({ items: [7], nextCursor: null }));
  await settled();
  answer({ items: [1], nextCursor: 'b' });
  await settled();
  expect(pages.items).toEqual([7]);
  expect(pages.goesOn).toBe(false);
  expect(pages.busy).toBe(false);
});

test('a failure is told, and the same page can be asked for again', async () => {
  const pages = new Pages<number>();
  const load = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue({ items: [1], nextCursor: null });
  pages.begin(load);
  await settled();
  expect(pages.failure).not.toBe('');
  expect(pages.isEmpty).toBe(false);
  await pages.more();
  expect(pages.failure).toBe('');
  expect(pages.items).toEqual([1]);
});

import { expect, it } from 'vitest';
import { chartPoints } from './result-image';

const FRAME = { left: 0, right: 100, top: 10, bottom: 60 };

it('stands from the bottom to the top, over the whole width', () => {
  expect(chartPoints([0, 50, 100], FRAME)).toEqual([
    [0, 60],
    [50, 35],
    [100, 10],
  ]);
});

it('stands somewhere also with one value, or none, or nothing but zeros', () => {
  expect(chartPoints([], FRAME)).toEqual([]);
  expect(chartPoints([80], FRAME)).toEqual([[0, 10]]);
  expect(chartPoints([0, 0], FRAME)).toEqual([
    [0, 60],
    [100, 60],
  ]);
});

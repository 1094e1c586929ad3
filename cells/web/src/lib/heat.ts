/** How hot a key is, from 0 to 1. */

/** As much of a heat's colour lies on the hottest key: text in ink keeps its contrast on it, in every theme. */
export const HOTTEST_PERCENT = 40;

/** Of one run: half of a handful of presses. */
export const HOTTEST_SHARE_OF_A_RUN = 0.5;
/** Of many runs: nobody misses more of what they have typed for long. */
export const HOTTEST_SHARE_OF_MANY = 0.15;
/** A key that takes twice the usual time is as slow as it gets. */
const HOTTEST_SLOWNESS = 2;
/** What takes longer is a pause, and no typing: as the server has it. */
export const PAUSE_MILLIS = 2_000;

export function heatOfErrors(missed: number, asked: number, hottestShare: number): number {
  return asked === 0 ? 0 : Math.min(1, missed / asked / hottestShare);
}

/** Nothing up to the usual time. */
export function heatOfTime(millis: number | undefined, usualMillis: number | undefined): number {
  if (millis === undefined || usualMillis === undefined || usualMillis <= 0) return 0;
  return Math.min(1, Math.max(0, (millis / usualMillis - 1) / (HOTTEST_SLOWNESS - 1)));
}

/** The mean of some times, each as often as it came; undefined where nothing has one. */
export function meanMillis(times: Iterable<{ readonly millis: number; readonly count: number }>): number | undefined {
  let sum = 0;
  let count = 0;
  for (const each of times) {
    sum += each.millis * each.count;
    count += each.count;
  }
  return count === 0 ? undefined : sum / count;
}

import type { Figures } from './types';

/** Small charts as paths. A gap in the figures is a gap in the line: nothing is drawn between. */

/** The runs of figures that are known, each with the place of its first. */
export function runsOf(figures: Figures): { readonly from: number; readonly values: readonly number[] }[] {
  const runs: { from: number; values: number[] }[] = [];
  figures.forEach((figure, at) => {
    if (figure === null) return;
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.values.length === at) last.values.push(figure);
    else runs.push({ from: at, values: [figure] });
  });
  return runs;
}

/** A line through the figures, from the left edge to the right one; the higher, the closer to 0. */
export function linePath(figures: Figures, width: number, height: number, top: number): string {
  return runsOf(figures)
    .map(({ from, values }) => {
      const points = values.map((value, i) => point(from + i, value, figures.length, width, height, top));
      // A single figure is a dot, or nobody would see it.
      return points.length === 1 ? `M${points[0]}h0.01` : `M${points.join('L')}`;
    })
    .join('');
}

/** What lies under that line. */
export function areaPath(figures: Figures, width: number, height: number, top: number): string {
  return runsOf(figures)
    .filter(({ values }) => values.length > 1)
    .map(({ from, values }) => {
      const points = values.map((value, i) => point(from + i, value, figures.length, width, height, top));
      const left = x(from, figures.length, width);
      const right = x(from + values.length - 1, figures.length, width);
      return `M${left},${height}L${points.join('L')}L${right},${height}Z`;
    })
    .join('');
}

/** A round figure at or above all of them, so that charts beside each other can have one height. */
export function topOf(all: readonly Figures[], least: number): number {
  const most = Math.max(least, ...all.flatMap((figures) => figures.map((figure) => figure ?? 0)));
  const magnitude = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * magnitude).find((step) => step >= most) ?? most;
}

/** The latest figure, unless it is missing. */
export function latest(figures: Figures | undefined): number | undefined {
  return figures?.at(-1) ?? undefined;
}

/** The mean of the latest `count` figures that are known. */
export function recent(figures: Figures | undefined, count: number): number | undefined {
  const known = (figures ?? []).slice(-count).filter((figure) => figure !== null);
  return known.length === 0 ? undefined : known.reduce((sum, figure) => sum + figure, 0) / known.length;
}

function point(at: number, value: number, count: number, width: number, height: number, top: number): string {
  return `${x(at, count, width)},${round(height - (Math.min(value, top) / top) * height)}`;
}

function x(at: number, count: number, width: number): number {
  return round(count < 2 ? 0 : (at / (count - 1)) * width);
}

const round = (value: number): number => Math.round(value * 100) / 100;

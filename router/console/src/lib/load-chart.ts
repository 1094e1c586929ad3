import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Figures } from './types';

/** Figures over time as a chart. Figures that are missing leave a gap: nothing is drawn between. */

export interface Line {
  readonly label: string;
  readonly figures: Figures;
  /** A custom property of the design. */
  readonly colour: string;
  readonly text: (value: number) => string;
}

const HEIGHT = 150;

/** Times of day, from minutes on; of what took less, with seconds. */
const TIMES = [60, 1].map((least) => [least, least < 60 ? '{HH}:{mm}:{ss}' : '{HH}:{mm}', null, null, null, null, null, null, 1]);

export function drawLoad(
  place: HTMLElement,
  times: readonly number[],
  lines: readonly Line[],
  onPoint: (index: number | undefined) => void,
): { update: (times: readonly number[], lines: readonly Line[]) => void; remove: () => void } {
  const colour = (name: string): string => resolvedColour(place, name);
  const font = `11px ${getComputedStyle(place).fontFamily}`;
  const quiet = colour('--quiet');
  const data = (x: readonly number[], all: readonly Line[]): uPlot.AlignedData => [[...x], ...all.map((line) => [...line.figures])];
  const plot = new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      padding: [8, 24, 0, 0],
      cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 6 } },
      legend: { show: false },
      hooks: { setCursor: [(self) => onPoint(self.cursor.idx ?? undefined)] },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: { y: { range: (_, __, max) => [0, Math.max(1, (max ?? 0) * 1.15)] } },
      axes: [
        { stroke: quiet, font, size: 26, space: 70, grid: { show: false }, ticks: { show: false }, values: TIMES },
        { stroke: quiet, font, size: 46, space: 34, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, values: (_, all) => labelsOf(all, lines[0]!.text) },
      ],
      series: [
        {},
        ...lines.map((line, i) => ({
          stroke: colour(line.colour),
          width: 1.75,
          ...(i === 0 ? { fill: faint(colour(line.colour)) } : {}),
          spanGaps: false,
          points: { show: false },
        })),
      ],
    },
    data(times, lines),
    place,
  );
  const watcher = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT }));
  watcher.observe(place);
  return {
    update: (x, all) => plot.setData(data(x, all)),
    remove: () => {
      watcher.disconnect();
      plot.destroy();
    },
  };
}

/** The labels of an axis; one that rounding has made the same as the one below it says nothing. */
function labelsOf(values: readonly number[], text: (value: number) => string): string[] {
  const labels = values.map(text);
  return labels.map((label, i) => (i > 0 && label === labels[i - 1] ? '' : label));
}

function faint(colour: string): string {
  return colour.replace(/^rgb\(([^)]*)\)$/, 'rgba($1, 0.1)');
}

/** A canvas knows no custom properties: an element that uses one says what it comes to. */
function resolvedColour(place: HTMLElement, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

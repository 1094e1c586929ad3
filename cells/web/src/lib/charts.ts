import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** Charts, in a file of their own: nobody needs one before the first result. */

export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** A custom property of the design, such as `--accent`. */
  readonly colour: string;
  readonly look: 'line' | 'faint-line' | 'crosses';
  /** Which scale the values are on; every scale has its own axis. */
  readonly scale: string;
  /** A value in words, for the key under the pointer. */
  readonly text: (value: number) => string;
}

export interface Scale {
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly max?: number;
}

export interface Chart {
  readonly x: readonly number[];
  readonly xLabel: (value: number) => string;
  readonly series: readonly Series[];
  readonly scales: readonly Scale[];
}

const HEIGHT = 220;

/**
 * Draws a chart and keeps it as wide as its place. Tells which point lies under the pointer, and answers a function that
 * takes the chart away.
 */
export function draw(place: HTMLElement, chart: Chart, onPoint: (index: number | undefined) => void): () => void {
  const colour = (name: string): string => resolvedColour(place, name);
  const font = `12px ${getComputedStyle(place).fontFamily}`;
  const quiet = colour('--quiet');
  const grid = { stroke: colour('--line'), width: 1 };
  const plot = new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      padding: [12, 8, 0, 0],
      cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 7 } },
      legend: { show: false },
      hooks: { setCursor: [(self) => onPoint(self.cursor.idx ?? undefined)] },
      scales: { x: { time: false }, ...Object.fromEntries(chart.scales.map((scale) => [scale.name, { range: rangeOf(scale) }])) },
      axes: [
        { stroke: quiet, font, size: 30, grid: { show: false }, ticks: { show: false }, values: (_, splits) => splits.map(chart.xLabel) },
        ...chart.scales.map((scale, i) => ({
          scale: scale.name,
          side: scale.side === 'left' ? 3 : 1,
          stroke: quiet,
          font,
          size: scale.side === 'left' ? 44 : 32,
          grid: { ...grid, show: i === 0 },
          ticks: { show: false },
          incrs: [1, 2, 5, 10, 20, 25, 50, 100, 200],
        })),
      ],
      series: [
        {},
        ...chart.series.map((series) => ({
          scale: series.scale,
          stroke: colour(series.colour),
          ...lookOf(series, colour(series.colour)),
        })),
      ],
    },
    [[...chart.x], ...chart.series.map((series) => [...series.values])],
    place,
  );

  const watcher = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT }));
  watcher.observe(place);
  return () => {
    watcher.disconnect();
    plot.destroy();
  };
}

function rangeOf(scale: Scale): uPlot.Scale.Range {
  return (_, __, max) => [0, scale.max ?? Math.max(1, (max ?? 0) * 1.1)];
}

function lookOf(series: Series, colour: string): Partial<uPlot.Series> {
  switch (series.look) {
    case 'line':
      return { width: 2.5, paths: uPlot.paths.spline!(), points: { show: false } };
    case 'faint-line':
      return { width: 1.5, dash: [4, 4], paths: uPlot.paths.spline!(), points: { show: false } };
    case 'crosses':
      return { width: 0, paths: () => null, points: { show: true, paths: crosses, width: 2, stroke: colour } };
  }
}

/** Mistakes look like a teacher's mark, so that they are told from the lines without colour. */
const crosses: uPlot.Series.Points.PathBuilder = (plot, seriesIndex, from, to) => {
  const size = 4 * devicePixelRatio;
  const scale = plot.series[seriesIndex]!.scale!;
  const stroke = new Path2D();
  for (let i = from; i <= to; i++) {
    const value = plot.data[seriesIndex]![i];
    if (value === null || value === undefined) continue;
    const x = plot.valToPos(plot.data[0][i]!, 'x', true);
    const y = plot.valToPos(value, scale, true);
    stroke.moveTo(x - size, y - size);
    stroke.lineTo(x + size, y + size);
    stroke.moveTo(x + size, y - size);
    stroke.lineTo(x - size, y + size);
  }
  return { stroke, fill: null, clip: null, band: null, gaps: null, flags: 0 };
};

/** A canvas knows no custom properties: an element that uses one says what it comes to. */
function resolvedColour(place: HTMLElement, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

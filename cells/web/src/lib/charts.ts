import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** Charts, in a file of their own: nobody needs one before the first result. */

export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** A custom property of the design, such as `--accent`. */
  readonly colour: string;
  readonly look: 'line' | 'faint-line' | 'crosses' | 'dots';
  /** Which scale the values are on; every scale has its own axis. */
  readonly scale: string;
  readonly text: (value: number) => string;
}

export interface Scale {
  readonly name: string;
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly max?: number;
}

export interface Chart {
  readonly x: readonly number[];
  readonly xLabel: (value: number) => string;
  readonly series: readonly Series[];
  readonly scales: readonly Scale[];
}

const HEIGHT = 232;

/** Draws a chart and keeps it as wide as its place. Answers a function that takes it away. */
export function draw(place: HTMLElement, chart: Chart): () => void {
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
      legend: { show: true, live: true },
      scales: { x: { time: false }, ...Object.fromEntries(chart.scales.map((scale) => [scale.name, { range: rangeOf(scale) }])) },
      axes: [
        { stroke: quiet, font, grid: { show: false }, ticks: { show: false }, values: (_, splits) => splits.map(chart.xLabel) },
        ...chart.scales.map((scale, i) => ({
          scale: scale.name,
          side: scale.side === 'left' ? 3 : 1,
          stroke: quiet,
          font,
          size: 44,
          grid: { ...grid, show: i === 0 },
          ticks: { show: false },
          incrs: [1, 2, 5, 10, 20, 25, 50, 100, 200],
        })),
      ],
      series: [
        { label: 'at', value: (_, value) => (value === null ? '' : chart.xLabel(value)) },
        ...chart.series.map((series) => ({
          label: series.label,
          scale: series.scale,
          stroke: colour(series.colour),
          value: (_: uPlot, value: number | null) => (value === null ? '–' : series.text(value)),
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
    case 'dots':
      return { width: 0, paths: () => null, points: { show: true, size: 6, fill: colour, width: 0 } };
    case 'crosses':
      return { width: 0, paths: () => null, points: { show: true, paths: crosses } };
  }
}

/** Mistakes look like a teacher's mark, so that they are told from the lines without colour. */
const crosses: uPlot.Series.Points.PathBuilder = (plot, seriesIndex, from, to) => {
  const { left, top, width, height } = plot.bbox;
  const size = 4 * devicePixelRatio;
  const series = plot.series[seriesIndex]!;
  const context = plot.ctx;
  context.save();
  context.beginPath();
  context.rect(left - size, top - size, width + 2 * size, height + 2 * size);
  context.clip();
  context.beginPath();
  for (let i = from; i <= to; i++) {
    const value = plot.data[seriesIndex]![i];
    if (value === null || value === undefined) continue;
    const x = plot.valToPos(plot.data[0][i]!, 'x', true);
    const y = plot.valToPos(value, series.scale!, true);
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x + size, y - size);
    context.lineTo(x - size, y + size);
  }
  context.lineWidth = 2 * devicePixelRatio;
  context.strokeStyle = resolvedColour(plot.root, '--mistake');
  context.stroke();
  context.restore();
  return null;
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

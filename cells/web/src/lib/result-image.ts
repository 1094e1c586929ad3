import type { TestSettings } from './api/types';
import { asDecimal, asPercent, asTestName, asWhole } from './format';
import type { Figures } from './typing/figures';

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 72;
const CHART = { top: 310, bottom: 500 };
const MONO = "'JetBrains Mono Variable', monospace";

interface Pens {
  readonly paper: string;
  readonly line: string;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly mistake: string;
}

/** A result as a picture to share, in the colours of the page. */
export async function resultImage(figures: Figures, test: TestSettings, language: string): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d')!;
  const colours = pens();
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  headline(pen, colours, figures);
  chart(pen, colours, figures);
  footing(pen, colours, figures, `${asTestName(test)} · ${language}`);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be drawn.')) : resolve(blob)), 'image/png'),
  );
}

function headline(pen: CanvasRenderingContext2D, { ink, quiet, accent }: Pens, figures: Figures): void {
  text(pen, 'wpm', MARGIN, 100, `28px ${MONO}`, quiet);
  text(pen, asWhole(figures.wpm), MARGIN, 226, `700 148px ${MONO}`, accent);
  text(pen, 'accuracy', 460, 100, `28px ${MONO}`, quiet);
  text(pen, asPercent(figures.accuracy), 460, 210, `700 88px ${MONO}`, ink);
  text(pen, 'typogram', WIDTH - MARGIN, 100, `700 34px ${MONO}`, ink, 'right');
}

/** Speed by second, and a cross for every second with a mistake. */
function chart(pen: CanvasRenderingContext2D, { line, accent, mistake }: Pens, { wpmPerSecond, errorsPerSecond }: Figures): void {
  const points = chartPoints(wpmPerSecond, { left: MARGIN, right: WIDTH - MARGIN, ...CHART });
  stroke(pen, line, 2, [
    [MARGIN, CHART.bottom],
    [WIDTH - MARGIN, CHART.bottom],
  ]);
  stroke(pen, accent, 5, points);
  points.forEach(([x], i) => {
    if ((errorsPerSecond[i] ?? 0) > 0) text(pen, '×', x, CHART.bottom - 8, `700 26px ${MONO}`, mistake, 'center');
  });
}

function footing(pen: CanvasRenderingContext2D, { quiet, ink }: Pens, figures: Figures, name: string): void {
  const facts = [`raw ${asWhole(figures.raw)}`, `consistency ${asWhole(figures.consistency)}%`, `${asDecimal(figures.durationSeconds)} s`];
  text(pen, name, MARGIN, 572, `600 28px ${MONO}`, ink, 'left', 620);
  text(pen, facts.join(' · '), WIDTH - MARGIN, 572, `24px ${MONO}`, quiet, 'right', 420);
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the values of a chart stand: from 0 at the bottom to the highest at the top, over the whole width. */
export function chartPoints(values: readonly number[], { left, right, top, bottom }: Frame): [x: number, y: number][] {
  const highest = Math.max(1, ...values);
  const step = values.length > 1 ? (right - left) / (values.length - 1) : 0;
  return values.map((value, i) => [left + i * step, bottom - (value / highest) * (bottom - top)]);
}

function stroke(pen: CanvasRenderingContext2D, colour: string, width: number, points: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineJoin = 'round';
  pen.stroke();
}

function text(
  pen: CanvasRenderingContext2D,
  what: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  align: CanvasTextAlign = 'left',
  most?: number,
): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(what, x, y, most);
}

/** A canvas knows no custom properties: an element that uses one says what it comes to. */
function pens(): Pens {
  const probe = document.body.appendChild(document.createElement('i'));
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const pens = { paper: colour('paper'), line: colour('line'), ink: colour('ink'), quiet: colour('quiet'), accent: colour('accent'), mistake: colour('mistake') };
  probe.remove();
  return pens;
}

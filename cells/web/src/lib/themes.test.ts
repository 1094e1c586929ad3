import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, ownTheme, THEMES } from './themes';

const TEXT = 4.5;
const DIM = 3;

describe('every theme', () => {
  it.each(Object.entries(THEMES))('%s can be read', (_, { colours, dark }) => {
    for (const ground of [colours.paper, colours.sheet]) {
      for (const text of [colours.ink, colours.quiet, colours.accent, colours.mistake, colours.good]) {
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(TEXT);
      }
      expect(contrast(colours.waiting, ground), `${colours.waiting} on ${ground}`).toBeGreaterThanOrEqual(DIM);
    }
    expect(contrast(colours.ink, '#000000') > contrast(colours.paper, '#000000')).toBe(dark);
  });

  it('has a name of its own among at least ten', () => {
    expect(Object.keys(THEMES).length).toBeGreaterThanOrEqual(10);
    expect(new Set(Object.values(THEMES).map(({ colours }) => colours.paper)).size).toBe(Object.keys(THEMES).length);
  });

  it('light and dark are what the style sheet has', () => {
    const sheet = readFileSync('src/styles/base.css', 'utf8');
    for (const name of ['paper', 'sheet', 'line', 'ink', 'quiet', 'waiting', 'accent', 'mistake', 'good'] as const) {
      expect(sheet).toContain(`--${name}: light-dark(${THEMES.light.colours[name]}, ${THEMES.dark.colours[name]});`);
    }
  });
});

describe('contrast', () => {
  it('is what WCAG says of known pairs', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  });
});

describe("a theme of one's own", () => {
  it('is dark or light by its colours, and mixes what was not chosen', () => {
    const own = ownTheme({ paper: '#000000', ink: '#ffffff', dim: '#888888', accent: '#ffff00', mistake: '#ff0000' });
    expect(own.dark).toBe(true);
    expect(own.colours.line).toBe('#292929');
    expect(ownTheme({ paper: '#ffffff', ink: '#000000', dim: '#888888', accent: '#0000ff', mistake: '#ff0000' }).dark).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heatOfErrors, heatOfTime, HOTTEST_PERCENT, meanMillis } from './heat';
import { coloursOf, contrast, mixed, OWN_COLOURS, THEME_NAMES, THEMES } from './themes';

const base = readFileSync(new URL('../styles/base.css', import.meta.url), 'utf8');

describe('heat', () => {
  it('of errors grows with their share, and ends', () => {
    expect(heatOfErrors(0, 10, 0.5)).toBe(0);
    expect(heatOfErrors(1, 10, 0.5)).toBeCloseTo(0.2);
    expect(heatOfErrors(5, 10, 0.5)).toBe(1);
    expect(heatOfErrors(9, 10, 0.5)).toBe(1);
    expect(heatOfErrors(0, 0, 0.5)).toBe(0);
  });

  it('of time begins behind the usual, and ends at twice of it', () => {
    expect(heatOfTime(90, 120)).toBe(0);
    expect(heatOfTime(120, 120)).toBe(0);
    expect(heatOfTime(180, 120)).toBeCloseTo(0.5);
    expect(heatOfTime(240, 120)).toBe(1);
    expect(heatOfTime(900, 120)).toBe(1);
    expect(heatOfTime(undefined, 120)).toBe(0);
    expect(heatOfTime(120, undefined)).toBe(0);
  });

  it('has a usual time in which each counts as often as it came', () => {
    expect(meanMillis([{ millis: 100, count: 3 }, { millis: 200, count: 1 }])).toBe(125);
    expect(meanMillis([])).toBeUndefined();
  });

  it('leaves text that can be read, in every theme', () => {
    const house = [0, 1].map((place) => Object.fromEntries(
      [...base.matchAll(/--(\w+): light-dark\((#\w+), (#\w+)\)/g)].map((found) => [found[1], found[2 + place]]),
    ) as Record<'sheet' | 'ink' | 'mistake' | 'accent', string>);
    const all = [...house, ...THEME_NAMES.map((name) => THEMES[name]), coloursOf(OWN_COLOURS)];
    expect(all.length).toBe(THEME_NAMES.length + 3);
    for (const colours of all) {
      for (const heat of ['mistake', 'accent'] as const) {
        const hottest = mixed(colours.sheet, colours[heat], HOTTEST_PERCENT / 100);
        expect(contrast(colours.ink, hottest), `${heat} on ${colours.sheet}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

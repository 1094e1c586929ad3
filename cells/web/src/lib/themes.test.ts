import { describe, expect, it } from 'vitest';
import { coloursOf, contrast, OWN_COLOURS, THEME_NAMES, THEMES, type Colours } from './themes';

/** WCAG 2.2, 1.4.3: text has 4.5 on its ground. */
const OF_TEXT = 4.5;
const TEXTS = ['ink', 'quiet', 'waiting', 'accent', 'mistake', 'good'] as const;

describe('a theme', () => {
  it('has company', () => {
    expect(THEME_NAMES.length).toBeGreaterThanOrEqual(10);
  });

  it.each(THEME_NAMES.map((name) => [name, THEMES[name] as Colours] as const))('can be read: %s', (_, colours) => {
    for (const text of TEXTS) {
      expect(contrast(colours[text], colours.paper), `${text} on paper`).toBeGreaterThanOrEqual(OF_TEXT);
      expect(contrast(colours[text], colours.sheet), `${text} on a sheet`).toBeGreaterThanOrEqual(OF_TEXT);
    }
    expect(contrast(colours['on-accent'], colours.accent)).toBeGreaterThanOrEqual(OF_TEXT);
    expect(contrast(colours.ink, colours['accent-wash'])).toBeGreaterThanOrEqual(OF_TEXT);
  });

  it('of the player begins as one that can be read', () => {
    const colours = coloursOf(OWN_COLOURS);
    expect(colours.dark).toBe(true);
    for (const text of TEXTS) expect(contrast(colours[text], colours.paper), text).toBeGreaterThanOrEqual(OF_TEXT);
  });

  it('has contrast as WCAG counts it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

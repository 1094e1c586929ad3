import { describe, expect, it } from 'vitest';
import { characterOf, LAYOUT_NAMES, layoutOf, rowsOf } from './layouts';

describe('a layout', () => {
  it.each(LAYOUT_NAMES)('has every place once and a character with and without Shift: %s', (layout) => {
    const keys = rowsOf(layout).flat();
    expect(keys).toHaveLength(47);
    expect(new Set(keys.map((key) => key.code)).size).toBe(47);
    for (const key of keys) {
      expect(key.code).toBeTruthy();
      expect([...key.plain]).toHaveLength(1);
      expect([...key.shifted]).toHaveLength(1);
    }
  });

  it.each(LAYOUT_NAMES)('has all letters: %s', (layout) => {
    const plain = rowsOf(layout).flat().map((key) => key.plain);
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') expect(plain).toContain(letter);
  });

  it('is the first that is known', () => {
    expect(layoutOf('system', 'dvorak')).toBe('dvorak');
    expect(layoutOf('azerty', 'dvorak')).toBe('azerty');
    expect(layoutOf('system', 'bepo')).toBe('qwerty');
  });

  it('says what a place types', () => {
    expect(characterOf('dvorak', 'KeyS', false, false)).toBe('o');
    expect(characterOf('colemak', 'KeyE', true, false)).toBe('F');
    expect(characterOf('azerty', 'Digit1', true, false)).toBe('1');
    expect(characterOf('qwertz', 'KeyY', false, false)).toBe('z');
    expect(characterOf('qwerty', 'F1', false, false)).toBeUndefined();
  });

  it('lets Caps Lock act on letters only, and Shift undo it', () => {
    expect(characterOf('qwerty', 'KeyA', false, true)).toBe('A');
    expect(characterOf('qwerty', 'KeyA', true, true)).toBe('a');
    expect(characterOf('qwerty', 'Digit1', false, true)).toBe('1');
    expect(characterOf('qwertz', 'Quote', false, true)).toBe('Ä');
  });
});

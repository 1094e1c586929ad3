import { describe, expect, it } from 'vitest';
import { difference, FieldReader, keyOf } from './field-reader';

const held = (...modifiers: string[]) => ({
  ctrlKey: modifiers.includes('Control'),
  altKey: modifiers.includes('Alt'),
  metaKey: modifiers.includes('Meta'),
  getModifierState: (name: string) => modifiers.includes(name),
});

describe('the name of a key', () => {
  it('is its character', () => {
    expect(keyOf({ key: 'a', ...held() })).toBe('a');
    expect(keyOf({ key: ' ', ...held() })).toBe(' ');
    expect(keyOf({ key: '€', ...held('Control', 'Alt', 'AltGraph') })).toBe('€');
    expect(keyOf({ key: 'e\u0301', ...held() })).toBe('é');
  });

  it('is a whole word for Backspace with a modifier', () => {
    expect(keyOf({ key: 'Backspace', ...held() })).toBe('Backspace');
    expect(keyOf({ key: 'Backspace', ...held('Control') })).toBe('DeleteWord');
    expect(keyOf({ key: 'Backspace', ...held('Alt') })).toBe('DeleteWord');
  });

  it('is nothing for shortcuts and for keys that type nothing', () => {
    expect(keyOf({ key: 'r', ...held('Control') })).toBeUndefined();
    expect(keyOf({ key: 'c', ...held('Meta') })).toBeUndefined();
    for (const key of ['Shift', 'F5', 'ArrowLeft', 'Tab', 'Enter', 'Unidentified']) {
      expect(keyOf({ key, ...held() })).toBeUndefined();
    }
  });
});

describe('the difference between two texts', () => {
  it('is what was taken from the end and what was put there', () => {
    expect(difference(' the', ' then')).toEqual({ removed: 0, added: ['n'] });
    expect(difference(' the', ' th')).toEqual({ removed: 1, added: [] });
    expect(difference(' teh', ' the ')).toEqual({ removed: 2, added: ['h', 'e', ' '] });
  });
});

/** A field as a phone changes it, and what the reader made of it. */
function phone() {
  const keys: string[] = [];
  const reader = new FieldReader({
    keyDown: (key) => keys.push(key),
    keyUp: () => {},
    releaseAll: () => {},
  });
  const field = { value: ' ', setSelectionRange: () => {} } as unknown as HTMLTextAreaElement;
  const becomes = (value: string, isComposing: boolean, inputType = 'insertText') => {
    field.value = value;
    reader.input(field, { isComposing, inputType, timeStamp: 1 } as InputEvent);
  };
  return { reader, field, keys, becomes };
}

describe('a phone’s keyboard', () => {
  it('types letter by letter while it composes a word', () => {
    const { becomes, keys } = phone();
    becomes(' t', true);
    becomes(' th', true);
    becomes(' t', true);
    expect(keys).toEqual(['t', 'h', 'Backspace']);
  });

  it('can take back more than the field holds', () => {
    const { becomes, keys } = phone();
    becomes('', false, 'deleteContentBackward');
    becomes('', false, 'deleteContentBackward');
    expect(keys).toEqual(['Backspace', 'Backspace']);
  });
});

describe('a dead key', () => {
  it('types one character, not its parts', () => {
    const { reader, field, becomes, keys } = phone();
    reader.keyDown({ key: 'Dead' } as KeyboardEvent);
    becomes(' ´', true);
    field.value = ' é';
    reader.compositionEnd(field, { timeStamp: 2 } as CompositionEvent);
    expect(keys).toEqual(['é']);
  });
});

import { expect, it } from 'vitest';
import { fuzzyFilter } from './fuzzy';

const COMMANDS = ['Time 15 seconds', 'Time 120 seconds', 'Words 25', 'Theme: dark', 'Theme: light', 'Sign in'];
const find = (typed: string): string[] => fuzzyFilter(typed, COMMANDS, (command) => command);

it('offers everything, in its order, before anything is typed', () => {
  expect(find(' ')).toEqual(COMMANDS);
});

it('finds by scattered letters, the starts of words first', () => {
  expect(find('td')[0]).toBe('Theme: dark');
  expect(find('t15')).toEqual(['Time 15 seconds']);
  expect(find('w25')).toEqual(['Words 25']);
});

it('leaves out what lacks a letter', () => {
  expect(find('xyz')).toEqual([]);
});

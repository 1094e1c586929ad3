import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphemes } from './graphemes';

const CELL = new URL('../../../../cell/src/', import.meta.url);
const counts = JSON.parse(readFileSync(new URL('test/resources/characters-of-lists.json', CELL), 'utf8')) as Record<string, number>;

/** The server counts the same words against the same file. */
describe('the words of every language', () => {
  it.each(Object.entries(counts))('are cut as the server cuts them: %s', (language, count) => {
    const list = readFileSync(new URL(`main/resources/io/typogram/typing/words/${language}.txt`, CELL), 'utf8');
    expect(graphemes(list.trim().split('\n').join(' ')).length).toBe(count);
  });
});

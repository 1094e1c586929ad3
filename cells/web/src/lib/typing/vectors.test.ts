import { describe, expect, it } from 'vitest';
import { figuresOf, UnfinishedStream, type Figures } from './figures';
import type { Keystrokes, TypedTest } from './stream';

interface Vector {
  name: string;
  test: TypedTest & { language: string };
  keystrokes: Keystrokes;
  expected: Figures;
}

const vectors = Object.values(
  import.meta.glob<Vector>('../../../vectors/*.json', { eager: true, import: 'default' }),
);

describe('the golden vectors', () => {
  it('are all here', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(22);
  });

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(figuresOf(vector.test, vector.keystrokes)).toEqual(vector.expected);
  });

  it('have no figures for a words test that was not typed to its end', () => {
    const vector = vectors.find((each) => each.test.mode === 'words')!;
    const half: Keystrokes = {
      atMillis: vector.keystrokes.atMillis.slice(0, 20),
      actions: vector.keystrokes.actions.slice(0, 20),
      keys: vector.keystrokes.keys.slice(0, 20),
    };
    expect(() => figuresOf(vector.test, half)).toThrow(UnfinishedStream);
  });
});

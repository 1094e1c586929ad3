import { describe, expect, it } from 'vitest';
import { practiceOf, wordsWith } from './practice';

describe('practice', () => {
  it('has every word three times, and none after itself', () => {
    for (let seed = 1; seed < 200; seed++) {
      let state = seed;
      const text = practiceOf(['one', 'two', 'three'], () => (state = (state * 16807) % 2147483647) / 2147483647);
      expect(text.toSorted()).toEqual(['one', 'one', 'one', 'three', 'three', 'three', 'two', 'two', 'two']);
      text.forEach((word, i) => expect(word).not.toBe(text[i + 1]));
    }
  });

  it('repeats a lone word', () => {
    expect(practiceOf(['hard'], Math.random)).toEqual(['hard', 'hard', 'hard']);
  });

  it('is never longer than sixty words', () => {
    const many = Array.from({ length: 90 }, (_, i) => `w${i}`);
    expect(practiceOf(many, Math.random)).toHaveLength(60);
    expect(practiceOf(many.slice(0, 25), Math.random)).toHaveLength(50);
  });
});

describe('words for pairs of keys', () => {
  const [th, edge, none] = [{ first: 't', second: 'h' }, { first: 'e', second: ' ' }, { first: 'q', second: 'z' }];

  it('are those that have them, the ends of words included', () => {
    expect(wordsWith([th], ['the', 'hat', 'bath', 'the'])).toEqual(['the', 'bath']);
    expect(wordsWith([edge], ['eel', 'tie', 'toe'])).toEqual(['tie', 'toe']);
    expect(wordsWith([{ first: ' ', second: 'e' }], ['eel', 'tie'])).toEqual(['eel']);
    expect(wordsWith([none], ['the'])).toEqual([]);
  });

  it('begin with those that have most, and leave no pair out', () => {
    expect(wordsWith([th, edge], ['bath', 'tie', 'the'])).toEqual(['the', 'tie', 'bath']);
    const many = Array.from({ length: 50 }, (_, i) => `th${i}`);
    const chosen = wordsWith([th, edge], [...many, 'tie']);
    expect(chosen).toHaveLength(20);
    expect(chosen).toContain('tie');
  });
});

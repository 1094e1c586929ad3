import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer';

const TARGETS = ['the', 'quick', 'fox'].map((word) => [...word]);

describe('a pacer', () => {
  it('is where an even typist would be', () => {
    // 60 wpm are five characters a second: one every 200 ms.
    const pacer = new Pacer(TARGETS, 60);
    expect(pacer.at(0)).toEqual({ word: 0, letters: 0 });
    expect(pacer.at(199)).toEqual({ word: 0, letters: 0 });
    expect(pacer.at(600)).toEqual({ word: 0, letters: 3 });
    expect(pacer.at(800)).toEqual({ word: 1, letters: 0 });
    expect(pacer.at(1_799)).toEqual({ word: 1, letters: 4 });
  });

  it('may skip whole words between two looks', () => {
    expect(new Pacer(TARGETS, 60).at(2_200)).toEqual({ word: 2, letters: 1 });
  });

  it('stays at the end', () => {
    expect(new Pacer(TARGETS, 60).at(60_000)).toEqual({ word: 2, letters: 3 });
    expect(new Pacer([], 60).at(60_000)).toEqual({ word: 0, letters: 0 });
  });
});

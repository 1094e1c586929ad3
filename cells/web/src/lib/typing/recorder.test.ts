import { describe, expect, it } from 'vitest';
import { Recorder } from './recorder';
import { MAX_EVENTS } from './stream';

describe('a recorder', () => {
  it('counts time from the first key down, in tenths of a millisecond', () => {
    const recorder = new Recorder();
    recorder.down('a', 'KeyA', 1000.04);
    recorder.up('KeyA', 1071.26);
    expect(recorder.keystrokes()).toEqual({ atMillis: [0, 71.2], actions: 'DU', keys: ['a', 'a'] });
  });

  it('names a release like its press when Shift went up in between', () => {
    const recorder = new Recorder();
    recorder.down('A', 'KeyA', 0);
    recorder.up('ShiftLeft', 30);
    recorder.up('KeyA', 60);
    expect(recorder.keystrokes().keys).toEqual(['A', 'A']);
  });

  it('ignores the release of a key that went down before the test', () => {
    const recorder = new Recorder();
    recorder.up('Tab', 5);
    expect(recorder.started).toBe(false);
    expect(recorder.keystrokes().keys).toEqual([]);
  });

  it('releases every held key when the window loses the focus', () => {
    const recorder = new Recorder();
    recorder.down('a', 'KeyA', 0);
    recorder.down('b', 'KeyB', 10);
    recorder.releaseAll(20);
    expect(recorder.keystrokes().actions).toBe('DDUU');
  });

  it('never goes back in time', () => {
    const recorder = new Recorder();
    recorder.down('a', 'KeyA', 100);
    recorder.down('b', 'KeyB', 150);
    recorder.down('c', 'KeyC', 149.9);
    expect(recorder.keystrokes().atMillis).toEqual([0, 50, 50]);
  });

  it('stops writing at the limit', () => {
    const recorder = new Recorder();
    for (let i = 0; i < MAX_EVENTS + 10; i++) recorder.down('a', `key-${i}`, i);
    expect(recorder.keystrokes().keys).toHaveLength(MAX_EVENTS);
  });
});

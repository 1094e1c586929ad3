import { MAX_EVENTS, type Keystrokes } from './stream';

/** Some events in a row, with times since the first of them. */
export interface Part {
  readonly startMillis: number;
  readonly keystrokes: Keystrokes;
}

/** Writes a stream down. Times come in on any one clock; the first key down is time zero. */
export class Recorder {
  readonly #atMillis: number[] = [];
  readonly #actions: string[] = [];
  readonly #keys: string[] = [];
  /** Which name each held physical key went down with: a release must carry the same one, even if Shift went up before. */
  readonly #held = new Map<string, string>();
  #zeroMillis: number | undefined;

  get started(): boolean {
    return this.#zeroMillis !== undefined;
  }

  get full(): boolean {
    return !this.hasRoomFor(1);
  }

  hasRoomFor(events: number): boolean {
    return this.#keys.length + events <= MAX_EVENTS;
  }

  /** Milliseconds since the first key went down. */
  elapsedMillis(nowMillis: number): number {
    return this.#zeroMillis === undefined ? 0 : Math.max(0, nowMillis - this.#zeroMillis);
  }

  down(key: string, physicalKey: string, nowMillis: number): void {
    this.#zeroMillis ??= nowMillis;
    this.#held.set(physicalKey, key);
    this.#write('D', key, nowMillis);
  }

  up(physicalKey: string, nowMillis: number): void {
    const key = this.#held.get(physicalKey);
    if (key === undefined) return;
    this.#held.delete(physicalKey);
    this.#write('U', key, nowMillis);
  }

  /** A window that loses the focus is never told of the releases; without this a key would seem to be held for ever. */
  releaseAll(nowMillis: number): void {
    for (const physicalKey of [...this.#held.keys()]) this.up(physicalKey, nowMillis);
  }

  keystrokes(): Keystrokes {
    return { atMillis: [...this.#atMillis], actions: this.#actions.join(''), keys: [...this.#keys] };
  }

  get events(): number {
    return this.#keys.length;
  }

  /** So many events at most, from one on. */
  part(from: number, most: number): Part {
    const times = this.#atMillis.slice(from, from + most);
    const startMillis = times[0] ?? 0;
    return {
      startMillis,
      keystrokes: {
        // Tenths of a millisecond, as they were written down.
        atMillis: times.map((at) => Math.round((at - startMillis) * 10) / 10),
        actions: this.#actions.slice(from, from + most).join(''),
        keys: this.#keys.slice(from, from + most),
      },
    };
  }

  #write(action: 'D' | 'U', key: string, nowMillis: number): void {
    if (this.full) return;
    const tenths = Math.round(this.elapsedMillis(nowMillis) * 10) / 10;
    // Event times of different devices may run a hair apart; the stream itself never goes back.
    this.#atMillis.push(Math.max(tenths, this.#atMillis.at(-1) ?? 0));
    this.#actions.push(action);
    this.#keys.push(key);
  }
}

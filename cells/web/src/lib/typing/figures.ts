import { kogasa, roundToHundredths, wpm } from './formulas';
import { limitMillisOf, type Keystrokes, type TypedTest } from './stream';
import { isInput, TypedText, type Effect } from './typed-text';

export interface Characters {
  readonly correct: number;
  readonly incorrect: number;
  readonly extra: number;
  readonly missed: number;
}

/** Everything that follows from the stream alone. Speeds and shares are rounded to two decimals. */
export interface Figures {
  readonly wpm: number;
  readonly raw: number;
  readonly accuracy: number;
  readonly consistency: number;
  readonly keyConsistency: number;
  readonly characters: Characters;
  readonly durationSeconds: number;
  readonly afkSeconds: number;
  readonly keyOverlapMillis: number;
  readonly wpmPerSecond: readonly number[];
  readonly rawPerSecond: readonly number[];
  readonly errorsPerSecond: readonly number[];
}

/** A stream without the key that ends its text has no figures. */
export class UnfinishedStream extends Error {
  constructor() {
    super('The stream does not reach the end of its test.');
  }
}

/** What the speed was made of right after one event. */
interface Step {
  readonly atMillis: number;
  readonly speedCharacters: number;
  readonly effect: Effect;
}

const SHORTEST_REST_MILLIS = 500;
const SECOND_MILLIS = 1000;

/** Reads a whole stream. The numbered rules it follows stand in `vectors/README.md`. */
export function figuresOf(test: TypedTest, keystrokes: Keystrokes): Figures {
  const text = new TypedText(test);
  const steps: Step[] = [];
  const overlap = new KeyOverlap();
  const timed = test.mode === 'time';
  const limitMillis = limitMillisOf(test);

  for (let event = 0; event < keystrokes.keys.length && !text.complete; event++) {
    const atMillis = keystrokes.atMillis[event]!;
    const key = keystrokes.keys[event]!;
    if (atMillis >= limitMillis) break;
    if (keystrokes.actions[event] === 'U') {
      overlap.up(key, atMillis);
      continue;
    }
    overlap.down(key, atMillis);
    const effect = text.press(key);
    steps.push({ atMillis, speedCharacters: text.speedCharacters(true), effect });
  }
  if (!timed && test.mode !== 'zen' && !text.complete) throw new UnfinishedStream();

  const durationMillis = timed ? limitMillis : steps.at(-1)!.atMillis;
  const durationSeconds = durationMillis / SECOND_MILLIS;
  const seconds = perSecond(steps, durationMillis, !timed);
  const standing = standingCharacters(text);
  const inputs = steps.filter((step) => isInput(step.effect));
  const correctInputs = inputs.filter((step) => step.effect === 'correct').length;
  const spacings = steps.slice(1).map((step, i) => step.atMillis - steps[i]!.atMillis);

  return {
    wpm: roundToHundredths(wpm(text.speedCharacters(timed), durationSeconds)),
    raw: roundToHundredths(wpm(standing.typed, durationSeconds)),
    accuracy: roundToHundredths(inputs.length === 0 ? 0 : (correctInputs / inputs.length) * 100),
    consistency: roundToHundredths(kogasa(seconds.map((second) => second.raw))),
    keyConsistency: roundToHundredths(kogasa(spacings.slice(0, -1))),
    characters: standing.characters,
    durationSeconds: roundToHundredths(durationSeconds),
    afkSeconds: seconds.filter((second) => second.away).length,
    keyOverlapMillis: roundToHundredths(overlap.totalMillis),
    wpmPerSecond: seconds.map((second) => roundToHundredths(second.wpm)),
    rawPerSecond: seconds.map((second) => roundToHundredths(second.raw)),
    errorsPerSecond: seconds.map((second) => second.errors),
  };
}

interface Second {
  readonly wpm: number;
  readonly raw: number;
  readonly errors: number;
  readonly away: boolean;
}

/** Cuts the steps into seconds. A closing step belongs to the second that it closes. */
function perSecond(steps: readonly Step[], durationMillis: number, closedByLastStep: boolean): Second[] {
  const wholeSeconds = Math.floor(durationMillis / SECOND_MILLIS);
  const ends = Array.from({ length: wholeSeconds }, (_, i) => (i + 1) * SECOND_MILLIS);
  if (closedByLastStep && durationMillis - wholeSeconds * SECOND_MILLIS >= SHORTEST_REST_MILLIS) ends.push(durationMillis);

  let next = 0;
  let speedCharacters = 0;
  return ends.map((end, i) => {
    const lengthSeconds = (end - (ends[i - 1] ?? 0)) / SECOND_MILLIS;
    const closing = closedByLastStep && end === durationMillis;
    const from = next;
    while (next < steps.length && (steps[next]!.atMillis < end || closing)) next++;
    const inside = steps.slice(from, next);
    speedCharacters = inside.at(-1)?.speedCharacters ?? speedCharacters;
    return {
      wpm: wpm(speedCharacters, end / SECOND_MILLIS),
      raw: wpm(inside.filter((step) => isInput(step.effect)).length, lengthSeconds),
      errors: inside.filter((step) => step.effect === 'wrong').length,
      away: inside.length === 0,
    };
  });
}

/** Counts the text as it stands at the end. */
function standingCharacters(text: TypedText): { characters: Characters; typed: number } {
  let correct = 0;
  let incorrect = 0;
  let extra = 0;
  let missed = 0;
  let spaces = 0;
  let correctSpaces = 0;
  text.targets.slice(0, text.words.length).forEach((target, place) => {
    const word = text.words[place]!;
    const endedBySpace = place < text.place;
    const matching = word.filter((character, i) => character === target[i]).length;
    const beyond = Math.max(0, word.length - target.length);
    correct += matching;
    extra += beyond;
    incorrect += word.length - matching - beyond;
    if (!endedBySpace) return;
    missed += Math.max(0, target.length - word.length);
    spaces++;
    if (text.isCorrect(place)) correctSpaces++;
  });
  const typed = correct + incorrect + extra + spaces;
  return { characters: { correct: correct + correctSpaces, incorrect, extra, missed }, typed };
}

/** Adds up the time in which two or more keys were held, and ignores an overlap that never ends. */
class KeyOverlap {
  totalMillis = 0;
  readonly #held = new Set<string>();
  #sinceMillis: number | undefined;

  down(key: string, atMillis: number): void {
    this.#held.add(key);
    if (this.#held.size > 1) this.#sinceMillis ??= atMillis;
  }

  up(key: string, atMillis: number): void {
    if (!this.#held.delete(key) || this.#sinceMillis === undefined || this.#held.size > 1) return;
    this.totalMillis += atMillis - this.#sinceMillis;
    this.#sinceMillis = undefined;
  }
}

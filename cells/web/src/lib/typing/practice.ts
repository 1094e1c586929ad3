/** Often enough to learn them, and still a short test. */
const TIMES_EACH = 3;
const MAX_WORDS = 60;

/**
 * A text of hard words for practice: each a few times, in an order that chance makes, so that no word follows itself unless there is only one.
 *
 * @param chance a number from 0 up to 1
 */
export function practiceOf(words: readonly string[], chance: () => number): string[] {
  const chosen = words.slice(0, MAX_WORDS);
  const times = Math.max(1, Math.min(TIMES_EACH, Math.floor(MAX_WORDS / chosen.length)));
  const text: string[] = [];
  for (let round = 0; round < times; round++) {
    const shuffled = shuffle(chosen, chance);
    // Only where two rounds meet can a word follow itself.
    if (shuffled.length > 1 && shuffled[0] === text.at(-1)) shuffled.push(shuffled.shift()!);
    text.push(...shuffled);
  }
  return text;
}

/** A handful can be learnt at once. */
const MAX_CHOSEN = 20;

/** One key behind another; a space is the end of a word, or its beginning. */
export interface Pair {
  readonly first: string;
  readonly second: string;
}

/** Words in which these pairs of keys come, as many for each pair as there is room for: first those that have most of the pairs. */
export function wordsWith(pairs: readonly Pair[], words: readonly string[]): string[] {
  const spaced = [...new Set(words)].map((word) => ({ word, text: ` ${word} ` }));
  const counted = spaced.map(({ word, text }) => ({ word, has: pairs.filter((pair) => text.includes(pair.first + pair.second)) }));
  const hardest = counted.filter(({ has }) => has.length > 0).sort((a, b) => b.has.length - a.has.length);
  const chosen = new Set<string>();
  for (let round = 0; round < MAX_CHOSEN; round++) {
    for (const pair of pairs) {
      const next = hardest.find(({ word, has }) => has.includes(pair) && !chosen.has(word));
      if (next !== undefined && chosen.size < MAX_CHOSEN) chosen.add(next.word);
    }
  }
  return [...chosen];
}

/** Fisher and Yates, as Durstenfeld writes it. */
function shuffle(words: readonly string[], chance: () => number): string[] {
  const shuffled = [...words];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

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

/** Fisher and Yates, as Durstenfeld writes it. */
function shuffle(words: readonly string[], chance: () => number): string[] {
  const shuffled = [...words];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

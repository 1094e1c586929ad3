/** Scores how well a text answers what was typed: higher is better, undefined when letters are missing. */
export function fuzzyScore(typed: string, text: string): number | undefined {
  const wanted = typed.toLowerCase().replace(/\s+/g, '');
  const offered = text.toLowerCase();
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const letter of wanted) {
    const at = offered.indexOf(letter, from);
    if (at < 0) return undefined;
    const startsWord = at === 0 || offered[at - 1] === ' ';
    score += at === previous + 1 ? 5 : startsWord ? 4 : 1;
    previous = at;
    from = at + 1;
  }
  // Of two equal matches the shorter text is the likelier one.
  return score - offered.length / 100;
}

export function fuzzyFilter<T>(typed: string, items: readonly T[], textOf: (item: T) => string): T[] {
  if (typed.trim() === '') return [...items];
  return items
    .map((item) => ({ item, score: fuzzyScore(typed, textOf(item)) }))
    .filter((each): each is { item: T; score: number } => each.score !== undefined)
    .sort((a, b) => b.score - a.score)
    .map((each) => each.item);
}

/** Monkeytype's formulas (`packages/util/src/numbers.ts`), so that a run shows the number that a player knows. */

const CHARACTERS_PER_WORD = 5;

/** Words per minute; 0 when no time has passed. */
export function wpm(characters: number, seconds: number): number {
  return seconds > 0 ? characters / CHARACTERS_PER_WORD / (seconds / 60) : 0;
}

/** How even the values are, 100 for perfectly even. */
export function kogasa(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 0 || mean === 0) return 0;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const x = Math.sqrt(variance) / mean;
  return 100 * (1 - Math.tanh(x + x ** 3 / 3 + x ** 5 / 5));
}

export function roundToHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

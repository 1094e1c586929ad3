/** Numbers and times as the pages show them. */

const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const dateTime = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hour12: false });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const asWhole = (value: number): string => whole.format(value);
export const asDecimal = (value: number): string => oneDecimal.format(value);
export const asHundredths = (value: number): string => twoDecimals.format(value);
/** One decimal, so that columns line up; a full hundred needs none. */
export const asPercent = (value: number): string => (value === 100 ? '100%' : `${value.toFixed(1)}%`);
/** The year only where it is another one. */
export const asDateTime = (iso: string): string =>
  new Date(iso).getFullYear() === new Date().getFullYear() ? dateTime.format(new Date(iso)) : asDate(iso);
export const asDate = (iso: string): string => date.format(new Date(iso));
export const asTime = (iso: string): string => time.format(new Date(iso));

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 hours ago". */
export function asAge(iso: string, nowMillis: number): string {
  const seconds = (Date.parse(iso) - nowMillis) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return 'just now';
}

export const QUOTE_LENGTHS = ['short', 'medium', 'long', 'thicc'] as const;

/** "time 30 · punctuation". */
export function asTestName(test: {
  mode: string;
  amount: number;
  punctuation?: boolean;
  numbers?: boolean;
  difficulty?: string;
  lazy?: boolean;
}): string {
  const extras = [
    test.punctuation ? 'punctuation' : '',
    test.numbers ? 'numbers' : '',
    test.difficulty === undefined || test.difficulty === 'normal' ? '' : test.difficulty,
    test.lazy ? 'lazy' : '',
  ].filter((extra) => extra !== '');
  return [`${test.mode} ${asAmount(test)}`.trim(), ...extras].join(' · ');
}

function asAmount(test: { mode: string; amount: number }): string {
  if (test.mode === 'quote') return QUOTE_LENGTHS[test.amount - 1] ?? '';
  return test.amount === 0 ? '' : String(test.amount);
}

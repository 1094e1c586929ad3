/** Figures and times as operators read them: short, and of one width where they stand below each other. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' });

export const UNKNOWN = '–';

export const asWhole = (value: number): string => whole.format(value);
export const asCompact = (value: number): string => compact.format(value);

/** A rate, or a sign that there is none. */
export function asRate(value: number | undefined): string {
  if (value === undefined) return UNKNOWN;
  if (value === 0) return '0';
  return value < 10 ? oneDecimal.format(Math.max(0.1, value)) : compact.format(value);
}

/** A share such as 0.4 %; what is there is never shown as nothing. */
export function asShare(part: number | undefined, all: number | undefined): string {
  if (part === undefined || all === undefined) return UNKNOWN;
  if (part === 0 || all === 0) return '0 %';
  const percent = (part / all) * 100;
  return percent < 0.1 ? '< 0.1 %' : `${oneDecimal.format(percent)} %`;
}

export function asMillis(value: number | undefined): string {
  if (value === undefined) return UNKNOWN;
  return value < 1000 ? `${value < 10 ? oneDecimal.format(value) : whole.format(value)} ms` : `${oneDecimal.format(value / 1000)} s`;
}

/** "12 s", "4 min 10 s", "2 h 5 min". */
export function asDuration(seconds: number | undefined): string {
  if (seconds === undefined) return UNKNOWN;
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return s % 60 === 0 ? `${Math.floor(s / 60)} min` : `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${whole.format(Math.floor(s / 3600))} h ${Math.floor((s % 3600) / 60)} min`;
}

/** "22 Nov, 20:14:05", in UTC as everywhere among operators. */
export const asMoment = (iso: string): string => moment.format(new Date(iso));
export const asClock = (time: Date): string => clock.format(time);

/** The beginning of an id, enough to tell it from those beside it. */
export const shortId = (id: string): string => id.slice(0, 8);

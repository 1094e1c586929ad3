import type { ActivityDay } from './api/types';

/** Days of a calendar, week by week. A day is a text such as `2026-11-22`, and is nobody's midnight. */

export interface CalendarDay {
  readonly day: string;
  readonly activity: ActivityDay | undefined;
}

export interface CalendarWeek {
  /** Monday first; nothing where the calendar has not begun, or is over. */
  readonly days: readonly (CalendarDay | undefined)[];
  /** The month that begins in this week, 0 to 11. */
  readonly month: number | undefined;
}

const DAY_MILLIS = 86_400_000;
const WEEK = 7;

/** Whole weeks around `from` and `to`, both included. */
export function weeksOf(from: string, to: string, activity: readonly ActivityDay[]): CalendarWeek[] {
  const known = new Map(activity.map((day) => [day.day, day]));
  const first = Date.parse(from);
  const last = Date.parse(to);
  const monday = first - weekdayOf(first) * DAY_MILLIS;
  const weeks: CalendarWeek[] = [];
  for (let start = monday; start <= last; start += WEEK * DAY_MILLIS) {
    const days = Array.from({ length: WEEK }, (_, i) => {
      const at = start + i * DAY_MILLIS;
      if (at < first || at > last) return undefined;
      const day = new Date(at).toISOString().slice(0, 10);
      return { day, activity: known.get(day) };
    });
    weeks.push({ days, month: monthBeginningIn(days) });
  }
  return weeks;
}

/** How dark a day is shown: 0 for none, 4 for half an hour and more. */
export function shadeOf(activity: ActivityDay | undefined): number {
  if (activity === undefined || activity.tests === 0) return 0;
  const minutes = activity.seconds / 60;
  return minutes >= 30 ? 4 : minutes >= 15 ? 3 : minutes >= 5 ? 2 : 1;
}

/** The time zone of this browser. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Monday is 0. */
function weekdayOf(millis: number): number {
  return (new Date(millis).getUTCDay() + 6) % WEEK;
}

function monthBeginningIn(days: readonly (CalendarDay | undefined)[]): number | undefined {
  const begins = days.find((day) => day?.day.endsWith('-01'));
  return begins === undefined ? undefined : Number(begins.day.slice(5, 7)) - 1;
}

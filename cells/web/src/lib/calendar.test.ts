import { describe, expect, it } from 'vitest';
import type { ActivityDay } from './api/types';
import { shadeOf, weeksOf } from './calendar';

function typed(day: string, minutes: number): ActivityDay {
  return { day, tests: 1, seconds: minutes * 60, xp: 10, goalReached: false };
}

describe('weeksOf', () => {
  it('begins weeks on Monday and leaves out what lies outside', () => {
    // The 25th of February 2026 is a Wednesday, the 3rd of March a Tuesday.
    const weeks = weeksOf('2026-02-25', '2026-03-03', []);
    expect(weeks.map((week) => week.days.map((day) => day?.day.slice(8)))).toEqual([
      [undefined, undefined, '25', '26', '27', '28', '01'],
      ['02', '03', undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(weeks.map((week) => week.month)).toEqual([2, undefined]);
  });

  it('has every day of a year once, whatever the clocks do', () => {
    const days = weeksOf('2025-11-23', '2026-11-22', []).flatMap((week) => week.days.flatMap((day) => (day ? [day.day] : [])));
    expect(days).toHaveLength(365);
    expect(new Set(days).size).toBe(365);
    expect(days).toEqual([...days].sort());
  });

  it('finds what was typed', () => {
    const days = weeksOf('2026-03-01', '2026-03-02', [typed('2026-03-02', 1)]).flatMap((week) => week.days);
    expect(days.find((day) => day?.day === '2026-03-02')?.activity?.tests).toBe(1);
    expect(days.find((day) => day?.day === '2026-03-01')?.activity).toBeUndefined();
  });
});

describe('shadeOf', () => {
  it('grows with the time that was typed', () => {
    expect([undefined, ...[0.2, 4.9, 5, 15, 29.9, 30, 300].map((minutes) => typed('2026-03-02', minutes))].map(shadeOf)).toEqual([
      0, 1, 1, 2, 3, 3, 4, 4,
    ]);
  });
});

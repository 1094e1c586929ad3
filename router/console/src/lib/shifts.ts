import type { Course, Drain, Figures, Rebalance } from './types';

/** How far a drain or a rebalance is: of how many, how many have moved and how many are to move. */
export function progressOfShift(shift: Drain | Rebalance): { readonly moved: number; readonly left: number } {
  if ('usersLeft' in shift) return { moved: shift.moved, left: shift.usersLeft };
  return { moved: shift.moved, left: shift.endedAt === undefined ? Math.max(0, shift.users - shift.moved) : 0 };
}

/** How many were left at each step, from the moment on that it began. */
export function leftOver(users: number, course: Course): Figures {
  return [users, ...course.moved.map((moved) => Math.max(0, users - moved))];
}

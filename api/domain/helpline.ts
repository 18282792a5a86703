import { monthsAfter } from './calendar.ts';
import type { LocalDate } from './clock.ts';

/** Numbers and operators change: an entry that nobody has checked for so long is looked at (domain.md section 8). */
export const HELPLINE_CHECK_MONTHS = 6;

/** The last day on which an entry's check still counts. */
export function checkedUntil(checkedOn: LocalDate): LocalDate {
  return monthsAfter(checkedOn, HELPLINE_CHECK_MONTHS);
}

export function isCheckOverdue(checkedOn: LocalDate, today: LocalDate): boolean {
  return checkedUntil(checkedOn) < today;
}

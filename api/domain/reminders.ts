import type { LocalDate } from './clock.ts';
import { dayNumber } from './london-time.ts';

/** Days before an accreditation ends at which its managers are reminded; the first one makes it due for renewal. */
export const RENEWAL_REMINDERS = [90, 60, 30] as const;
export const FIRST_REMINDER_DAYS = RENEWAL_REMINDERS[0];
/** Days before training no longer counts. A course takes weeks to arrange. */
export const TRAINING_REMINDERS = [60, 30, 7] as const;

/**
 * The reminder whose time has come: the last of those that are due. Where the register was not running for a while, those
 * that were missed are not made up for: one mail says all.
 *
 * @param days before the end, longest first
 * @returns undefined before the first, and once the end has gone
 */
export function reminderDue<Days extends number>(
  days: readonly Days[],
  lastDay: LocalDate,
  today: LocalDate,
): Days | undefined {
  const left = dayNumber(lastDay) - dayNumber(today);
  if (left < 0) return undefined;
  return days.findLast((each) => left <= each);
}

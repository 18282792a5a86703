import type { LocalDate } from './clock.ts';
import { addDays, dayNumber, weekdayIndex } from './london-time.ts';

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/**
 * The last day of so many months that begin on a day: a year from 2026-03-01 ends on 2027-02-28. Where the month has no
 * such day it ends with the month.
 */
export function lastDayOfMonths(first: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
  const inMonth = Date.UTC(year, month - 1 + months, 1);
  const lastOfMonth = Date.UTC(year, month + months, 0);
  const next = Math.min(inMonth + (day - 1) * 86_400_000, lastOfMonth);
  const clamped = day > new Date(lastOfMonth).getUTCDate();
  const date = new Date(next).toISOString().slice(0, 10);
  return clamped ? date : addDays(date, -1);
}

/**
 * The day so many months after another: three months after 10 June is 10 September. Where the month has no such day it is
 * its last: a month after 31 January is 28 February.
 */
export function monthsAfter(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const next = Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth));
  return new Date(next).toISOString().slice(0, 10);
}

/** The day so many working days after another: Monday to Friday, bank holidays left out. */
export function workingDaysAfter(
  day: LocalDate,
  workingDays: number,
  bankHolidays: ReadonlySet<LocalDate>,
): LocalDate {
  let date = day;
  for (let left = workingDays; left > 0;) {
    date = addDays(date, 1);
    if (weekdayIndex(dayNumber(date)) < 5 && !bankHolidays.has(date)) left -= 1;
  }
  return date;
}

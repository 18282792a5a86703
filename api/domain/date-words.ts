import type { EpochMinutes, LocalDate } from './clock.ts';
import { dayNumber, londonReading, weekdayIndex } from './london-time.ts';

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `25 December 2026`. */
export function dateWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTH_NAMES[(month ?? 1) - 1]} ${year}`;
}

export const DAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** A time of day as GOV.UK writes it: `6pm`, `5:30pm`, `midnight`, `midday`. */
export function clockWords(hour: number, minute: number): string {
  if (minute === 0 && hour % 12 === 0) return hour === 12 ? 'midday' : 'midnight';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** `Friday 25 December`. */
export function dayWords(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${DAY_NAMES[weekdayIndex(dayNumber(date))]} ${day} ${MONTH_NAMES[(month ?? 1) - 1]}`;
}

/** `6:05pm on Friday 25 December`, on the London clock. */
export function instantWords(instant: EpochMinutes): string {
  const { date, hour, minute } = londonReading(instant);
  return `${clockWords(hour, minute)} on ${dayWords(date)}`;
}

import type { EpochMinutes, LocalDate } from '../domain/clock.ts';
import { clockWords, DAY_NAMES, dayWords, MONTH_NAMES } from '../domain/date-words.ts';
import { dayNumber, londonReading } from '../domain/london-time.ts';

export { clockWords, dateWords, dayWords, instantWords } from '../domain/date-words.ts';

/** `HH:MM` of a table of hours, in words. `24:00` is midnight. */
export function timeWords(time: string): string {
  return clockWords(Number(time.slice(0, 2)), Number(time.slice(3, 5)));
}

/** `March 2026`. */
export function monthWords(date: LocalDate): string {
  const [year, month] = date.split('-').map(Number);
  return `${MONTH_NAMES[(month ?? 1) - 1]} ${year}`;
}

/** How a person would name an instant to come: `2am`, `9am tomorrow`, `9am on Monday`, `9am on Monday 4 May`. */
export function comingWords(instant: EpochMinutes, now: EpochMinutes): string {
  const { date, weekday, hour, minute } = londonReading(instant);
  const time = clockWords(hour, minute);
  const daysAhead = dayNumber(date) - dayNumber(londonReading(now).date);
  if (daysAhead === 0 || isTonight(instant, now, daysAhead, hour)) return time;
  if (daysAhead === 1) return `${time} tomorrow`;
  return `${time} on ${daysAhead < 7 ? DAY_NAMES[weekday] : dayWords(date)}`;
}

/** After midnight, but still what a person who is out calls tonight. */
function isTonight(instant: EpochMinutes, now: EpochMinutes, daysAhead: number, hour: number): boolean {
  return daysAhead === 1 && hour < 6 && instant - now < 12 * 60;
}

/** `Monday` for `mo`'s place. */
export function weekdayWords(place: number): string {
  return DAY_NAMES[place] ?? '';
}

import type { EpochMinutes } from '../api/domain/clock.ts';
import type { Found } from '../api/domain/finder.ts';
import { MINUTES_A_DAY, wallAt, type DayNumber } from '../api/domain/london-time.ts';
import type { Messages } from './messages/en.ts';

const DAY_MS = 86_400_000;

/** `Open until 2am, 40 minutes left`, `Closed. Opens at 9am tomorrow`, …: whether a place can help, in one sentence. */
export function openWords({ open, hoursKnown, changesAt }: Found, at: EpochMinutes, words: Messages): string {
  if (!hoursKnown) return words.hoursUnknown;
  if (changesAt === undefined) return open ? words.openAlways : words.closed;
  const time = coming(changesAt, at, words);
  return open ? words.openUntil(time, changesAt - at) : words.opensAt(time);
}

/** How a person in London would name an instant to come: `2am`, `9am tomorrow`, `9am on Monday`, `9am on 4 May`. */
export function coming(instant: EpochMinutes, at: EpochMinutes, words: Messages): string {
  const wall = wallAt(instant);
  const day = Math.floor(wall / MINUTES_A_DAY);
  const minutes = wall - day * MINUTES_A_DAY;
  const time = words.time(Math.floor(minutes / 60), minutes % 60);
  const daysAhead = day - Math.floor(wallAt(at) / MINUTES_A_DAY);
  // After midnight, but still what a person who is out calls tonight.
  if (daysAhead === 0 || (daysAhead === 1 && minutes < 360 && instant - at < 720)) return time;
  if (daysAhead === 1) return words.tomorrow(time);
  const date: Intl.DateTimeFormatOptions = daysAhead < 7 ? {} : { day: 'numeric', month: 'long' };
  return words.onDay(time, dayWords(day, words, { weekday: 'long', ...date }));
}

/** A day of the calendar in the words' language. The day is already London's, so the phone's time zone has no say. */
export function dayWords(day: DayNumber, words: Messages, parts: Intl.DateTimeFormatOptions): string {
  return new Date(day * DAY_MS).toLocaleDateString(words.lang, { ...parts, timeZone: 'UTC' });
}

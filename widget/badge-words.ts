import type { EpochMinutes } from '../api/domain/clock.ts';
import { MINUTES_A_DAY, wallAt, type DayNumber } from '../api/domain/london-time.ts';

/** The words of the badge in English. Another language is another object of this type. */
export const badgeWords = {
  lang: 'en-GB',
  dir: 'ltr',
  trained: (month: string) => `Staff trained ${month}`,
  openUntil: (time: string) => `Open until ${time}`,
  openAlways: 'Open day and night',
  opensAt: (time: string) => `Closed. Opens at ${time}`,
  closed: 'Closed',
  hoursUnknown: 'Opening hours not known. Call first',
  /** A time of day as GOV.UK writes it: `6pm`, `5:30pm`. */
  time: (hour: number, minute: number) =>
    minute || hour % 12
      ? `${hour % 12 || 12}${minute ? `:${minute < 10 ? 0 : ''}${minute}` : ''}${hour < 12 ? 'am' : 'pm'}`
      : hour
        ? 'midday'
        : 'midnight',
  onDay: (time: string, date: string) => `${time} on ${date}`,
};

export type BadgeWords = typeof badgeWords;

const DAY_MS = 86_400_000;

/** A day of the calendar. It is London's already, so the phone's time zone has no say. */
export function day(number: DayNumber, { lang }: BadgeWords, parts: Intl.DateTimeFormatOptions): string {
  return new Date(number * DAY_MS).toLocaleDateString(lang, { ...parts, timeZone: 'UTC' });
}

/** An instant to come on the London clock: `2am`, `9am on Monday`, `9am on Monday 4 May`. */
export function coming(instant: EpochMinutes, now: EpochMinutes, words: BadgeWords): string {
  const wall = wallAt(instant);
  const date = Math.floor(wall / MINUTES_A_DAY);
  const minutes = wall - date * MINUTES_A_DAY;
  const time = words.time(Math.floor(minutes / 60), minutes % 60);
  const daysAhead = date - Math.floor(wallAt(now) / MINUTES_A_DAY);
  // After midnight, but still what a person who is out calls tonight.
  if (!daysAhead || (daysAhead === 1 && minutes < 360 && instant - now < 720)) return time;
  const parts: Intl.DateTimeFormatOptions = daysAhead < 7 ? {} : { day: 'numeric', month: 'long' };
  return words.onDay(time, day(date, words, { weekday: 'long', ...parts }));
}

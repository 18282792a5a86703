import type { EpochMinutes } from '../api/domain/clock.ts';
import type { Found } from '../api/domain/finder.ts';
import type { OpenState } from '../api/domain/open-state.ts';
import { MINUTES_A_DAY, wallAt, type DayNumber } from '../api/domain/london-time.ts';
import type { Messages } from './messages/messages.ts';
import { count, fill } from './say.ts';

const DAY_MS = 86_400_000;

/** What a language needs to have for a time. */
type TimeWords = Pick<Messages, 'locale' | 'halves' | 'own' | 'tomorrow' | 'onDay'>;

/** And for whether a place can help. */
type OpenWords = TimeWords &
  Pick<Messages, 'openUntil' | 'openUntilSoon' | 'openAlways' | 'opensAt' | 'closed' | 'hoursUnknown'>;

/** `Open until 2am, 40 minutes left`, `Closed. Opens at 9am tomorrow`, …: whether a place can help, in one sentence. */
export function openWords(
  { open, hoursKnown, changesAt }: OpenState,
  at: EpochMinutes,
  words: OpenWords,
): string {
  if (!hoursKnown) return words.hoursUnknown;
  if (changesAt === undefined) return open ? words.openAlways : words.closed;
  const time = moment(changesAt, at, words);
  if (!open) return fill(words.opensAt, { time });
  const left = changesAt - at;
  return left < 60 ? count(words, words.openUntilSoon, left, { time }) : fill(words.openUntil, { time });
}

/**
 * Where the doors are open longer than trained help is there: how long, or that they are open and it is not there.
 * Nothing where both end together.
 */
export function doorsWords(
  { open, changesAt: helpChangesAt }: Found,
  doors: Omit<OpenState, 'hoursKnown'> | undefined,
  at: EpochMinutes,
  words: Messages,
): string {
  if (!doors?.open) return '';
  if (!open) return words.doorsOnly;
  const { changesAt } = doors;
  if (changesAt === helpChangesAt) return '';
  return changesAt ? fill(words.doorsUntil, { time: moment(changesAt, at, words) }) : words.doorsAlways;
}

/** How a person in London would name an instant: `2am`, `9am tomorrow`, `9am on Monday`, `9am on 4 May`. */
export function moment(instant: EpochMinutes, at: EpochMinutes, words: TimeWords): string {
  const wall = wallAt(instant);
  const day = Math.floor(wall / MINUTES_A_DAY);
  const minutes = wall - day * MINUTES_A_DAY;
  const time = timeWords(minutes, words);
  const daysAhead = day - Math.floor(wallAt(at) / MINUTES_A_DAY);
  // After midnight, but still what a person who is out calls tonight.
  if (daysAhead === 0 || (daysAhead === 1 && minutes < 360 && instant - at < 720)) return time;
  if (daysAhead === 1) return fill(words.tomorrow, { time });
  return fill(words.onDay, { time, day: dayWords(day, words, Math.abs(daysAhead) < 7) });
}

/** A time of day as GOV.UK writes it, `6pm`, `5:30pm`, or as the language writes it. */
function timeWords(minutes: number, { halves, locale }: TimeWords): string {
  const hour = Math.floor(minutes / 60);
  const minute = minutes % 60;
  if (!halves) return local(new Date(minutes * 60_000), locale, { timeStyle: 'short' });
  if (!minute && hour % 12 === 0) return halves[hour ? 2 : 3];
  const past = minute ? `:${String(minute).padStart(2, '0')}` : '';
  return `${hour % 12 || 12}${past}${halves[hour < 12 ? 0 : 1]}`;
}

/** A day of the calendar: `Monday`, or `Monday 4 May`. It is London's already, so the phone's zone has no say. */
function dayWords(day: DayNumber, { own, locale }: TimeWords, near: boolean): string {
  const date = new Date(day * DAY_MS);
  if (!own) return local(date, locale, { weekday: 'long', ...(!near && { day: 'numeric', month: 'long' }) });
  const weekday = own.weekdays[date.getUTCDay()] as string;
  return near ? weekday : `${weekday} ${date.getUTCDate()} ${own.months[date.getUTCMonth()]}`;
}

/** `March 2026`. */
export function monthWords(day: DayNumber, { own, locale }: TimeWords): string {
  const date = new Date(day * DAY_MS);
  return own
    ? `${own.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
    : local(date, locale, { month: 'long', year: 'numeric' });
}

function local(date: Date, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return date.toLocaleString(locale, { ...parts, timeZone: 'UTC' });
}

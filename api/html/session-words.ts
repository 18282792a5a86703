import { minuteOfDay, WEEKDAYS, type Session, type Weekday } from '../domain/hours.ts';
import { MINUTES_A_DAY } from '../domain/london-time.ts';
import { readTime } from '../domain/read-time.ts';
import { timeWords, weekdayWords } from './time-words.ts';

/** Longer than this is more often a slip of the pen than a long night: the hours are said too. */
const LONG_MINUTES = 16 * 60;

/**
 * One stretch of opening as the person who wrote it is to check it: `6pm to 2am, closes next day (Saturday)`.
 * @param day on which it starts; none on bank holidays
 */
export function sessionLine([opens, closes]: Session, day?: Weekday): string {
  const minutes = clockMinutes([opens, closes]);
  if (opens === '00:00' && minutes === MINUTES_A_DAY) return 'all day and night';
  const hours = minutes > LONG_MINUTES ? ` (${durationWords(minutes)})` : '';
  return `${timeWords(opens)} to ${timeWords(closes)}${nextDayWords([opens, closes], day)}${hours}`;
}

/** What starts on a day, said with its name: `Friday 6pm to 2am, closes next day (Saturday)`, `Monday: closed`. */
export function sessionsLine(sessions: readonly Session[], day?: Weekday): string {
  const name = day === undefined ? 'Bank holidays' : weekdayWords(WEEKDAYS.indexOf(day));
  if (sessions.length === 0) return `${name}: closed`;
  return `${name} ${sessions.map((session) => sessionLine(session, day)).join('; and ')}`;
}

/**
 * What two boxes mean as they stand, for the line below them. Empty while one is missing or holds no time.
 * @param empty what it means that both are empty
 */
export function typedSessionLine(opens: string, closes: string, empty: string, day?: Weekday): string {
  if (opens.trim() === '' && closes.trim() === '') return empty;
  const [opening, closing] = [readTime(opens), readTime(closes)];
  if (opening === undefined || opening === '24:00' || closing === undefined) return '';
  const words = sessionLine([opening, closing], day);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How long a stretch lasts by the clock, 1 minute to 24 hours. */
export function clockMinutes([opens, closes]: Session): number {
  const minutes = minuteOfDay(closes) - minuteOfDay(opens);
  return minutes > 0 ? minutes : minutes + MINUTES_A_DAY;
}

/** `8 hours`, `1 hour 30 minutes`, `45 minutes`. */
export function durationWords(minutes: number): string {
  const count = (many: number, what: string) =>
    many === 0 ? [] : [`${many} ${what}${many === 1 ? '' : 's'}`];
  return [...count(Math.floor(minutes / 60), 'hour'), ...count(minutes % 60, 'minute')].join(' ');
}

/** Midnight ends the day in everyone's mind, whichever day it belongs to. */
function nextDayWords([opens, closes]: Session, day: Weekday | undefined): string {
  if (closes > opens || closes === '00:00') return '';
  if (day === undefined) return ', closes the next day';
  return `, closes next day (${weekdayWords((WEEKDAYS.indexOf(day) + 1) % WEEKDAYS.length)})`;
}

import type { LocalDate } from '../domain/clock.ts';
import { WEEKDAYS, type Hours, type Session } from '../domain/hours.ts';
import { dayWords, timeWords, weekdayWords } from './time-words.ts';

/** One line of a table of hours. */
export interface HoursLine {
  readonly day: string;
  readonly words: string;
}

/** The week, Monday first; days in a row with the same hours share a line. */
export function weekLines({ weekly }: Hours): readonly HoursLine[] {
  const lines: { first: number; last: number; words: string }[] = [];
  WEEKDAYS.forEach((weekday, place) => {
    const words = sessionsWords(weekly[weekday]);
    const before = lines.at(-1);
    if (before?.words === words) before.last = place;
    else lines.push({ first: place, last: place, words });
  });
  return lines.map(({ first, last, words }) => ({ day: daysWords(first, last), words }));
}

function daysWords(first: number, last: number): string {
  if (last - first === WEEKDAYS.length - 1) return 'Every day';
  if (first === last) return weekdayWords(first);
  return `${weekdayWords(first)} ${last - first === 1 ? 'and' : 'to'} ${weekdayWords(last)}`;
}

/** The week in one line: `Monday to Friday 9am to 5pm; Saturday and Sunday closed; bank holidays closed`. */
export function weekWords(hours: Hours): string {
  const holidays = { day: 'bank holidays', words: bankHolidayWords(hours) };
  const lines = [...weekLines(hours), ...(hours.bankHolidays === 'as_usual' ? [] : [holidays])];
  return lines
    .map(({ day, words }) => `${day} ${words.replace(/^[AC]/, (first) => first.toLowerCase())}`)
    .join('; ');
}

/** What holds on bank holidays. */
export function bankHolidayWords({ bankHolidays }: Hours): string {
  return bankHolidays === 'as_usual' ? 'As on the weekday' : sessionsWords(bankHolidays);
}

/** The dated exceptions of a stretch of days, soonest first. */
export function exceptionLines(
  { exceptions }: Hours,
  from: LocalDate,
  through: LocalDate,
): readonly HoursLine[] {
  return exceptions
    .filter(({ date }) => date >= from && date <= through)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, sessions }) => ({ day: dayWords(date), words: sessionsWords(sessions) }));
}

/** `11am to 3pm, and 6pm to 2am the next day`. */
export function sessionsWords(sessions: readonly Session[]): string {
  if (sessions.length === 0) return 'Closed';
  return sessions.map(sessionWords).join(', and ');
}

function sessionWords([opens, closes]: Session): string {
  if (opens === '00:00' && closes === '24:00') return 'All day and night';
  const nextDay = closes <= opens && closes !== '00:00' ? ' the next day' : '';
  return `${timeWords(opens)} to ${timeWords(closes)}${nextDay}`;
}

import { isLocalDate } from './calendar.ts';
import { WEEKDAYS, type Hours, type Session, type Weekday } from './hours.ts';

/** What is wrong with one field, in words for the person who wrote it. */
export interface HoursProblem {
  /** `weekly.fr[0]`, `bankHolidays[1]`, `exceptions[2].date`, `exceptions[2].sessions[0]` or `knownUntil`. */
  readonly field: string;
  readonly message: string;
}

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mo: 'Monday',
  tu: 'Tuesday',
  we: 'Wednesday',
  th: 'Thursday',
  fr: 'Friday',
  sa: 'Saturday',
  su: 'Sunday',
};

const OPENS = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSES = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/**
 * Every problem of a table, none where it can be kept. Sessions that overlap, also into the next day, are allowed and
 * count as one; none can last longer than 24 hours, because a close at or before the open means the next day.
 */
export function validateHours(hours: Hours): HoursProblem[] {
  const { weekly, bankHolidays, exceptions, knownUntil } = hours;
  return [
    ...WEEKDAYS.flatMap((day) => sessionProblems(weekly[day], `weekly.${day}`, DAY_NAMES[day])),
    ...(bankHolidays === 'as_usual' ? [] : sessionProblems(bankHolidays, 'bankHolidays', 'Bank holidays')),
    ...exceptions.flatMap(({ date, sessions }, place) => [
      ...dateProblems(date, `exceptions[${place}].date`),
      ...(exceptions.findIndex((other) => other.date === date) < place
        ? [{ field: `exceptions[${place}].date`, message: `${date} is listed twice: keep one` }]
        : []),
      ...sessionProblems(sessions, `exceptions[${place}].sessions`, date),
    ]),
    ...(knownUntil === undefined ? [] : dateProblems(knownUntil, 'knownUntil')),
  ];
}

function sessionProblems(sessions: readonly Session[], field: string, owner: string): HoursProblem[] {
  return sessions.flatMap(([opens, closes], place) => {
    const problem = (message: string) => ({ field: `${field}[${place}]`, message: `${owner}: ${message}` });
    return [
      ...(OPENS.test(opens) ? [] : [problem(`“${opens}” is not an opening time from 00:00 to 23:59`)]),
      ...(CLOSES.test(closes) ? [] : [problem(`“${closes}” is not a closing time from 00:00 to 24:00`)]),
    ];
  });
}

function dateProblems(date: string, field: string): HoursProblem[] {
  return isLocalDate(date) ? [] : [{ field, message: `“${date}” is not a date such as 2026-12-25` }];
}

import type { LocalDate } from '../../api/domain/clock.ts';
import {
  weeklyTable,
  WEEKDAYS,
  type BankHolidayPolicy,
  type Hours,
  type Session,
} from '../../api/domain/hours.ts';
import type { Interval } from '../../api/domain/intervals.ts';
import { MINUTES_A_DAY, type DayNumber } from '../../api/domain/london-time.ts';

/** What starts on one day. */
export interface DaySessions {
  readonly date: LocalDate;
  /** Place in WEEKDAYS. */
  readonly weekday: number;
  /** A bank holiday from which the policy can be read. */
  readonly bankHoliday: boolean;
  readonly sessions: readonly Session[];
}

/**
 * Shares out wall-clock intervals among the days they start on. One that lasts longer than 24 hours is no single session:
 * it is cut at each midnight.
 */
export function sessionsByDay(intervals: readonly Interval[]): Map<DayNumber, Session[]> {
  const days = new Map<DayNumber, Session[]>();
  const add = (start: number, end: number) => {
    const day = Math.floor(start / MINUTES_A_DAY);
    const sessions = days.get(day) ?? [];
    sessions.push([
      timeText(start - day * MINUTES_A_DAY),
      timeText(closingMinute(end - day * MINUTES_A_DAY)),
    ]);
    days.set(day, sessions);
  };
  for (const { start, end } of intervals) {
    if (end - start <= MINUTES_A_DAY) {
      add(start, end);
      continue;
    }
    for (let at = start; at < end; at = nextMidnight(at)) add(at, Math.min(end, nextMidnight(at)));
  }
  return days;
}

/**
 * The smallest table that gives exactly these days: each weekday's commonest sessions, the bank holidays' commonest
 * where that saves exceptions, and an exception for every other day.
 */
export function tableOf(days: readonly DaySessions[]): Pick<Hours, 'weekly' | 'bankHolidays' | 'exceptions'> {
  const ordinary = days.filter(({ bankHoliday }) => !bankHoliday);
  const weekly = weeklyTable((name) =>
    commonest(ordinary.filter(({ weekday }) => weekday === WEEKDAYS.indexOf(name))),
  );
  const usual = ({ weekday }: DaySessions) => weekly[WEEKDAYS[weekday] ?? 'mo'];
  const holidays = days.filter(({ bankHoliday }) => bankHoliday);
  const own = commonest(holidays);
  const policy: BankHolidayPolicy =
    holidays.length > 0 &&
    holidays.filter(({ sessions }) => same(sessions, own)).length >=
      holidays.filter((day) => same(day.sessions, usual(day))).length
      ? own
      : 'as_usual';
  const exceptions = days
    .filter((day) => !same(day.sessions, day.bankHoliday && policy !== 'as_usual' ? policy : usual(day)))
    .map(({ date, sessions }) => ({ date, sessions }));
  return { weekly, bankHolidays: policy, exceptions };
}

function commonest(days: readonly DaySessions[]): readonly Session[] {
  const counts = new Map<string, { count: number; sessions: readonly Session[] }>();
  for (const { sessions } of days) {
    const key = sessions.join();
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, sessions });
  }
  return [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a), { count: 0, sessions: [] })
    .sessions;
}

function same(a: readonly Session[], b: readonly Session[]): boolean {
  return a.join() === b.join();
}

function nextMidnight(wall: number): number {
  return (Math.floor(wall / MINUTES_A_DAY) + 1) * MINUTES_A_DAY;
}

/** Midnight at the end of the day is 24:00, a later close is written as the next day's time. */
function closingMinute(minute: number): number {
  return minute > MINUTES_A_DAY ? minute - MINUTES_A_DAY : minute;
}

function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

import type { EpochMinutes, LocalDate } from './clock.ts';
import { merge, type Interval } from './intervals.ts';
import {
  instantOfWall,
  localDate,
  londonInstant,
  MINUTES_A_DAY,
  wallAt,
  weekdayIndex,
  type WallMinutes,
} from './london-time.ts';

export { intersect, type Interval } from './intervals.ts';

export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * `["18:00", "02:00"]`: London wall-clock times `HH:MM`. A session belongs to the day on which it starts; a close at or
 * before the open means the next day; all day is `["00:00", "24:00"]`.
 */
export type Session = readonly [opens: string, closes: string];

export type WeeklyTable = Readonly<Record<Weekday, readonly Session[]>>;

/** A table from what starts on each weekday. */
export function weeklyTable(sessionsOf: (day: Weekday) => readonly Session[]): WeeklyTable {
  return {
    mo: sessionsOf('mo'),
    tu: sessionsOf('tu'),
    we: sessionsOf('we'),
    th: sessionsOf('th'),
    fr: sessionsOf('fr'),
    sa: sessionsOf('sa'),
    su: sessionsOf('su'),
  };
}

/** What starts on a bank holiday instead of the weekday's sessions. */
export type BankHolidayPolicy = 'as_usual' | readonly Session[];

/** Replaces the sessions that start on that date, and nothing else. `[]` is closed. */
export interface HoursException {
  readonly date: LocalDate;
  readonly sessions: readonly Session[];
}

export interface Hours {
  readonly weekly: WeeklyTable;
  readonly bankHolidays: BankHolidayPolicy;
  readonly exceptions: readonly HoursException[];
  /** Last day on which these hours are known; absent where they hold until changed. */
  readonly knownUntil?: LocalDate;
}

/** What a grid of hours holds: a week and bank holidays, without what is said of single dates. */
export type WeekHours = Pick<Hours, 'weekly' | 'bankHolidays'>;

interface LondonDay {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  readonly bankHoliday: boolean;
  /** Midnight at the start of the day, on the wall. */
  readonly wall: WallMinutes;
  /** What to take off a wall time of this day or the next; absent where a clock change is near. */
  readonly offset?: number;
}

/** The days whose sessions can touch a stretch of time, worked out once and shared by every venue. */
export interface LondonDays {
  readonly from: EpochMinutes;
  readonly to: EpochMinutes;
  readonly days: readonly LondonDay[];
  readonly placeOf: ReadonlyMap<LocalDate, number>;
}

/** The days of [from, to), and the one before, which may run past midnight into it. */
export function londonDays(stretch: {
  from: EpochMinutes;
  to: EpochMinutes;
  bankHolidays: ReadonlySet<LocalDate>;
}): LondonDays {
  const { from, to, bankHolidays } = stretch;
  const first = Math.floor(wallAt(from) / MINUTES_A_DAY) - 1;
  const last = Math.floor(wallAt(to) / MINUTES_A_DAY);
  const days = Array.from({ length: last - first + 1 }, (_, index): LondonDay => {
    const date = localDate(first + index);
    const wall = (first + index) * MINUTES_A_DAY;
    const offset = wall - instantOfWall(wall);
    const steady = offset === wall + 2 * MINUTES_A_DAY - instantOfWall(wall + 2 * MINUTES_A_DAY);
    return {
      date,
      weekday: WEEKDAYS[weekdayIndex(first + index)] ?? 'mo',
      bankHoliday: bankHolidays.has(date),
      wall,
      ...(steady && { offset }),
    };
  });
  return { from, to, days, placeOf: new Map(days.map(({ date }, place) => [date, place])) };
}

/**
 * When the doors are open within the stretch of `days`: merged, in order, clipped to it. Exceptions come before the
 * bank-holiday policy, that before the weekday. Past the last known day nothing opens.
 * @returns undefined where the hours are no longer known when the stretch begins
 */
export function openIntervals(hours: Hours, stretch: LondonDays): Interval[] | undefined {
  const { from, to, days } = stretch;
  if (hoursKnownUntil(hours) <= from) return undefined;
  const replaced = exceptionsWithin(hours.exceptions, stretch);
  const open: Interval[] = [];
  for (let place = 0; place < days.length; place += 1) {
    const day = days[place] as LondonDay;
    if (hours.knownUntil !== undefined && day.date > hours.knownUntil) break;
    for (const session of replaced?.get(place) ?? usualSessions(hours, day)) {
      const opening = minuteOfDay(session[0]);
      const closing = minuteOfDay(session[1]);
      const start = Math.max(from, instantOn(day, opening));
      const end = Math.min(to, instantOn(day, closing > opening ? closing : closing + MINUTES_A_DAY));
      if (start < end) open.push({ start, end });
    }
  }
  return merge(open);
}

/** What starts on a day, whether or not the hours are still known then. */
export function sessionsStarting(
  hours: Hours,
  day: { date: LocalDate; weekday: Weekday; bankHoliday: boolean },
): readonly Session[] {
  return hours.exceptions.find(({ date }) => date === day.date)?.sessions ?? usualSessions(hours, day);
}

/** The end of the last day on which the hours are known; Infinity where they hold until changed. */
export function hoursKnownUntil(hours: Hours): EpochMinutes {
  return hours.knownUntil === undefined ? Infinity : londonInstant(hours.knownUntil, MINUTES_A_DAY);
}

/** Minutes after midnight, 0 to 1440, of a time that `validateHours` would let pass. */
export function minuteOfDay(time: string): number {
  return digitPair(time, 0) * 60 + digitPair(time, 3);
}

/**
 * The days that count as bank holidays: those GOV.UK publishes for England and Wales, and 25 and 26 December and
 * 1 January themselves, which it leaves out where they fall on a weekend and a substitute day is given. Also of the
 * year after one that is published: in late December nobody is to be sent to a place that New Year closes.
 */
export function bankHolidayDates(published: readonly LocalDate[]): ReadonlySet<LocalDate> {
  const years = published.map((date) => Number(date.slice(0, 4)));
  const known = new Set([...years, ...years.map((year) => year + 1)]);
  return new Set([
    ...published,
    ...[...known].flatMap((year) => [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]),
  ]);
}

function digitPair(time: string, place: number): number {
  return time.charCodeAt(place) * 10 + time.charCodeAt(place + 1) - 11 * 48;
}

function usualSessions(hours: Hours, day: Pick<LondonDay, 'weekday' | 'bankHoliday'>): readonly Session[] {
  return day.bankHoliday && hours.bankHolidays !== 'as_usual'
    ? hours.bankHolidays
    : hours.weekly[day.weekday];
}

function instantOn(day: LondonDay, minute: number): EpochMinutes {
  const wall = day.wall + minute;
  return day.offset === undefined ? instantOfWall(wall) : wall - day.offset;
}

function exceptionsWithin(
  exceptions: readonly HoursException[],
  { days, placeOf }: LondonDays,
): Map<number, readonly Session[]> | undefined {
  const first = days[0]?.date ?? '';
  const last = days.at(-1)?.date ?? '';
  let replaced: Map<number, readonly Session[]> | undefined;
  for (const { date, sessions } of exceptions) {
    if (date < first || date > last) continue;
    const place = placeOf.get(date);
    if (place !== undefined) (replaced ??= new Map()).set(place, sessions);
  }
  return replaced;
}

import type { EpochMinutes, LocalDate } from './clock.ts';

export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * `["18:00", "02:00"]`: London wall-clock times `HH:MM`. A session belongs to the day on which it starts; a close at or
 * before the open means the next day; all day is `["00:00", "24:00"]`.
 */
export type Session = readonly [opens: string, closes: string];

export type WeeklyTable = Readonly<Record<Weekday, readonly Session[]>>;

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

/** Open from `start` (included) to `end` (excluded). */
export interface Interval {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
}

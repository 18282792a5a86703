import type { EpochMinutes, LocalDate } from './clock.ts';

/**
 * The London calendar and clock, by own arithmetic: the zone of the process or the phone never matters.
 * Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC
 * (Summer Time Act 1972 as amended for Directive 2000/84/EC). Tests compare it with Intl for 2020 to 2040.
 */

/** Days since 1970-01-01: a LocalDate one can calculate with. */
export type DayNumber = number;

/** Minutes that a London clock and calendar show to have passed since 1970-01-01 00:00. Not an instant. */
export type WallMinutes = number;

/** What a person in London reads off the wall. */
export interface LondonReading {
  readonly date: LocalDate;
  /** 0 is Monday, 6 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

export const MINUTES_A_DAY = 1440;
const DAY_MS = 86_400_000;
const SUMMER_OFFSET = 60;

/** The number of a day; NaN where the text is no date. */
export function dayNumber(date: LocalDate): DayNumber {
  return Date.parse(date) / DAY_MS;
}

export function localDate(day: DayNumber): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate(dayNumber(date) + days);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayIndex(day: DayNumber): number {
  return (day + 3) % 7;
}

/** 01:00 UTC on the last Sunday of a month of 31 days (2 is March, 9 is October). */
function clockChange(year: number, month: number): EpochMinutes {
  const lastDay = Date.UTC(year, month, 31) / DAY_MS;
  return (lastDay - ((lastDay + 4) % 7)) * MINUTES_A_DAY + 60;
}

function yearOf(instant: EpochMinutes): number {
  return new Date(instant * 60_000).getUTCFullYear();
}

function offsetAt(instant: EpochMinutes): number {
  const year = yearOf(instant);
  return instant >= clockChange(year, 2) && instant < clockChange(year, 9) ? SUMMER_OFFSET : 0;
}

/** What the London clock shows at an instant. */
export function wallAt(instant: EpochMinutes): WallMinutes {
  return instant + offsetAt(instant);
}

/**
 * The first instant at which the London clock reads `wall` or later on that date. A time that the spring change
 * skips is the moment of the change; a time that the autumn change repeats is the first of the two.
 */
export function instantOfWall(wall: WallMinutes): EpochMinutes {
  if (offsetAt(wall - SUMMER_OFFSET) === SUMMER_OFFSET) return wall - SUMMER_OFFSET;
  if (offsetAt(wall) === 0) return wall;
  return clockChange(yearOf(wall), 2);
}

/** The instant at which a London date begins, or `minute` minutes of clock time later (1440 is its end). */
export function londonInstant(date: LocalDate, minute = 0): EpochMinutes {
  return instantOfWall(dayNumber(date) * MINUTES_A_DAY + minute);
}

/** The first minute after a London day, reckoned once a day: the havens of a register end on a few hundred days. */
export function endsOfDays(): (day: LocalDate) => EpochMinutes {
  const ends = new Map<LocalDate, EpochMinutes>();
  return (day) => {
    const end = ends.get(day) ?? londonInstant(day, MINUTES_A_DAY);
    ends.set(day, end);
    return end;
  };
}

export function londonDate(instant: EpochMinutes): LocalDate {
  return localDate(Math.floor(wallAt(instant) / MINUTES_A_DAY));
}

export function londonReading(instant: EpochMinutes): LondonReading {
  const wall = Math.floor(wallAt(instant));
  const day = Math.floor(wall / MINUTES_A_DAY);
  const minutes = wall - day * MINUTES_A_DAY;
  return {
    date: localDate(day),
    weekday: weekdayIndex(day),
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  };
}

import type { LocalDate } from './clock.ts';
import {
  minuteOfDay,
  sessionsStarting,
  type Hours,
  type Interval,
  type LondonDays,
  type Session,
} from './hours.ts';
import { londonInstant, MINUTES_A_DAY } from './london-time.ts';

/** One stretch of opening as it will really happen. */
export interface ComingStretch extends Interval {
  readonly session: Session;
  /** Minutes that a clock change adds to what the clock shows, or takes away; 0 on all other nights. */
  readonly shiftMinutes: number;
}

/** What starts on one day to come. */
export interface ComingDay {
  readonly date: LocalDate;
  readonly weekday: LondonDays['days'][number]['weekday'];
  readonly bankHoliday: boolean;
  /** A dated exception stands in for what the day would otherwise have. */
  readonly changed: boolean;
  /** False past the last day on which the hours are known: nothing is said to open then. */
  readonly known: boolean;
  /** Those that the clocks skip are left out. */
  readonly stretches: readonly ComingStretch[];
  /** Which way the clocks go in the small hours of this day. */
  readonly clockChange?: 'forward' | 'back';
}

/**
 * The days of a stretch of time, one by one, as a person checks them: what starts on each, and how long it lasts where the
 * clocks change. The day before comes first where its night runs into the stretch. Together they open at exactly the
 * minutes of `openIntervals`.
 */
export function comingHours(hours: Hours, days: LondonDays): readonly ComingDay[] {
  return days.days.flatMap((day, place) => {
    const coming = comingDay(hours, day);
    if (place === 0) return coming.stretches.some(({ end }) => end > days.from) ? [coming] : [];
    return londonInstant(day.date) < days.to ? [coming] : [];
  });
}

/** What starts on one day. */
export function comingDay(hours: Hours, day: LondonDays['days'][number]): ComingDay {
  const { date, weekday, bankHoliday } = day;
  const known = hours.knownUntil === undefined || date <= hours.knownUntil;
  const sessions = known ? sessionsStarting(hours, day) : [];
  const length = londonInstant(date, MINUTES_A_DAY) - londonInstant(date);
  return {
    date,
    weekday,
    bankHoliday,
    known,
    changed: hours.exceptions.some((exception) => exception.date === date),
    stretches: sessions.map((session) => stretchOn(date, session)).filter(({ start, end }) => start < end),
    ...(length !== MINUTES_A_DAY && { clockChange: length > MINUTES_A_DAY ? 'back' : 'forward' }),
  };
}

function stretchOn(date: LocalDate, session: Session): ComingStretch {
  const opening = minuteOfDay(session[0]);
  const closes = minuteOfDay(session[1]);
  const closing = closes > opening ? closes : closes + MINUTES_A_DAY;
  const start = londonInstant(date, opening);
  const end = londonInstant(date, closing);
  return { start, end, session, shiftMinutes: end - start - (closing - opening) };
}

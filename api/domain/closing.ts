import type { EpochMinutes, LocalDate } from './clock.ts';
import { comingDay, comingHours, type ComingStretch } from './coming-hours.ts';
import type { Hours, LondonDays } from './hours.ts';
import { addDays, londonDate, londonInstant } from './london-time.ts';

/** What "closed tonight" means at a minute. */
export interface Tonight {
  /** The day whose doors stay shut; tonight's, or the next on which the place would open. */
  readonly date: LocalDate;
  /** When that day's opening would have ended, so that nothing of it is left when the closure is over. */
  readonly until: EpochMinutes;
  /** When it opens next after that, where the days given tell. */
  readonly opensAgain?: EpochMinutes;
}

/** A place that never shuts, or whose hours nobody knows, opens again in the morning. */
const MORNING_MINUTE = 6 * 60;
/** Nearer than this, the morning meant is the next one. */
const SOONEST_MORNING = 2 * 60;

/**
 * How long "closed tonight" lasts: to the end of the operating day under way, or of the next one, past midnight where it
 * runs so. A place that goes on without a break is closed until the morning.
 *
 * @param hours when the doors open; undefined where nobody knows
 * @param days from the day of `now` on
 */
export function closedTonight(hours: Hours | undefined, days: LondonDays, now: EpochMinutes): Tonight {
  const all = hours ? datedStretches(hours, days) : [];
  const first = all.find(({ end }) => end > now);
  if (!first) return { date: londonDate(now), until: nextMorning(now) };
  const thatDay = all.filter(({ date }) => date === first.date);
  const end = Math.max(...thatDay.map((each) => each.end));
  const lastStart = Math.max(...thatDay.map(({ start }) => start));
  const goesOn = all.some(({ date, start }) => date > first.date && start <= end);
  const until = goesOn ? Math.max(nextMorning(now), nextMorning(lastStart - SOONEST_MORNING)) : end;
  const next = all.find((each) => each.end > until);
  return {
    date: first.date,
    until,
    ...(next && { opensAgain: Math.max(until, next.start) }),
  };
}

/**
 * The end of a closure whose last day is the one before `opensOn`: not at midnight where the night before would still run,
 * since a place that is shut that day is shut until its night is over.
 *
 * @param days must hold `opensOn` and the day before
 */
export function closureEnd(hours: Hours | undefined, days: LondonDays, opensOn: LocalDate): EpochMinutes {
  const midnight = londonInstant(opensOn);
  const on = (date: LocalDate): readonly ComingStretch[] => {
    const day = days.days[days.placeOf.get(date) ?? -1];
    return hours && day ? comingDay(hours, day).stretches : [];
  };
  const nightBefore = Math.max(midnight, ...on(addDays(opensOn, -1)).map(({ end }) => end));
  const opens = Math.min(...on(opensOn).map(({ start }) => start));
  return Math.max(midnight, Math.min(nightBefore, opens));
}

function datedStretches(hours: Hours, days: LondonDays): (ComingStretch & { date: LocalDate })[] {
  return comingHours(hours, days)
    .flatMap(({ date, stretches }) => stretches.map((stretch) => ({ ...stretch, date })))
    .toSorted((a, b) => a.start - b.start);
}

/** The first six o'clock that is some hours away. */
function nextMorning(now: EpochMinutes): EpochMinutes {
  const from = now + SOONEST_MORNING;
  const today = londonDate(from);
  const morning = londonInstant(today, MORNING_MINUTE);
  return morning > from ? morning : londonInstant(addDays(today, 1), MORNING_MINUTE);
}

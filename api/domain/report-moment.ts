import { isoInstant, type EpochMinutes, type LocalDate } from './clock.ts';
import { addDays, londonDate, londonInstant } from './london-time.ts';

/** When a report looks at the register: now, or the last minute of a London day that is over. */
export interface ReportMoment {
  readonly day: LocalDate;
  readonly minute: EpochMinutes;
  /** Instant, UTC ISO text: what happened at it or later is not known yet. */
  readonly before: string;
  /** The register of today is read as it stands; an earlier one is put together from its events. */
  readonly isNow: boolean;
}

/** The moment of a day: now where it is today. */
export function momentOn(day: LocalDate, now: EpochMinutes): ReportMoment {
  if (day >= londonDate(now)) {
    return { day: londonDate(now), minute: now, before: isoInstant(now + 1), isNow: true };
  }
  const end = londonInstant(addDays(day, 1));
  return { day, minute: end - 1, before: isoInstant(end), isNow: false };
}

/** Where a time begins that is looked at from a day on: the last minute of the day before. */
export function momentBefore(day: LocalDate, now: EpochMinutes): ReportMoment {
  return momentOn(addDays(day, -1), now);
}

import type { LocalDate } from '../../api/domain/clock.ts';
import { addDays } from '../../api/domain/london-time.ts';
import type { HoursReading } from './judge-venue.ts';
import { osmHoursReader } from './osm-hours.ts';

/** A week in which no date is named repeats: nine of them show it, as readings over 400 days of 564 real texts agree. */
const DAYS_OF_A_WEEK = 63;
/** Hours with dates in them are taken for this long, and are then no longer known. */
const DAYS_OF_DATES = 400;

/**
 * Reads the `opening_hours` of an import. Reading takes milliseconds for each day that is checked, so only the few texts
 * with dates in them are checked for more than a year.
 * @param today read from the first of its month on, so that a second run on another day of it reads the same
 */
export function venueHoursReader({
  today,
  bankHolidays,
}: {
  today: LocalDate;
  bankHolidays: ReadonlySet<LocalDate>;
}): (text: string) => HoursReading {
  const from = `${today.slice(0, 7)}-01`;
  const readWeek = osmHoursReader({ from, to: addDays(from, DAYS_OF_A_WEEK), bankHolidays });
  const readDates = osmHoursReader({ from, to: addDays(from, DAYS_OF_DATES), bankHolidays });
  return (text) => {
    const reading = readWeek(text);
    return 'hours' in reading && reading.hours.knownUntil !== undefined ? readDates(text) : reading;
  };
}

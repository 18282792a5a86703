import { selectBankHolidays } from '../../db/bank-holidays.ts';
import { selectClosures, type Closure } from '../../db/closures.ts';
import type { Database } from '../../db/database.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { selectVenueHours, type VenueHours } from '../../db/venue-hours.ts';
import { epochMinutes, type Clock, type EpochMinutes, type LocalDate } from '../domain/clock.ts';
import { comingHours, type ComingDay } from '../domain/coming-hours.ts';
import { bankHolidayDates } from '../domain/hours.ts';
import { addDays, londonDate } from '../domain/london-time.ts';
import { requireVenue } from './change-venue.ts';
import { comingDays } from './coming-days.ts';

/** The fortnight to come at a venue. */
export interface ComingFortnight {
  readonly now: EpochMinutes;
  readonly venue: VenueRecord;
  readonly hours: VenueHours;
  readonly opening?: readonly ComingDay[];
  readonly haven?: readonly ComingDay[];
  /** Names of bank holidays to come, by day. */
  readonly holidays: ReadonlyMap<LocalDate, string>;
  /** Days that count as bank holidays, also those without a name. */
  readonly bankHolidays: ReadonlySet<LocalDate>;
  readonly closures: readonly Closure[];
}

/** @throws DomainError `venue.not_found` (404) */
export async function showComingHours({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<ComingFortnight> {
  const now = epochMinutes(clock.now());
  const today = londonDate(now);
  const venue = await requireVenue(db, venueId);
  const hours = await selectVenueHours(db, venueId, addDays(today, -1));
  const days = await comingDays(db, now);
  const holidays = await selectBankHolidays(db, { from: today });
  const isOver = ({ stretches, date }: ComingDay) => date < today && stretches.every(({ end }) => end <= now);
  const coming = (of: 'opening' | 'haven') => {
    const table = hours[of]?.hours;
    return table ? { [of]: comingHours(table, days).filter((day) => !isOver(day)) } : {};
  };
  return {
    now,
    venue,
    hours,
    ...coming('opening'),
    ...coming('haven'),
    holidays: new Map(holidays.map(({ date, title }) => [date, title])),
    bankHolidays: bankHolidayDates(holidays.map(({ date }) => date)),
    closures: await selectClosures(db, venueId, now),
  };
}

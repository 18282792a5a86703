import type { Database } from '../../db/database.ts';
import { selectVenueHours } from '../../db/venue-hours.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Answers } from '../domain/sign-up.ts';

/** The week that the register holds of a venue; undefined where it knows none. */
export async function readRegisterHours({
  venueId,
  db,
  clock,
}: {
  venueId: string | undefined;
  db: Database;
  clock: Clock;
}): Promise<Answers['hours'] | undefined> {
  if (venueId === undefined) return undefined;
  const { opening } = await selectVenueHours(db, venueId, londonDate(epochMinutes(clock.now())));
  return opening && { weekly: opening.hours.weekly, bankHolidays: opening.hours.bankHolidays };
}

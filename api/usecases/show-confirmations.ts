import type { Database } from '../../db/database.ts';
import { selectPledge, type PledgeText } from '../../db/pledges.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { selectVenueHours, type VenueHours } from '../../db/venue-hours.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { hoursVersion } from './change-hours.ts';
import { requireVenue } from './change-venue.ts';
import { listManagedVenues, type ManagedVenue } from './list-managed-venues.ts';

/** What a manager reads before confirming it. */
export interface ToConfirm extends ManagedVenue {
  readonly venue: VenueRecord;
  readonly hours: VenueHours;
  /** Of both tables, as they are read. */
  readonly versions: { readonly opening: string; readonly haven: string };
  readonly pledge: PledgeText | undefined;
}

/** @throws DomainError `venue.not_found` (404) */
export async function showConfirmations({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<ToConfirm> {
  const today = londonDate(epochMinutes(clock.now()));
  const venue = await requireVenue(db, venueId);
  const [managed] = await listManagedVenues({ venueIds: [venueId], db, clock });
  if (!managed) throw new TypeError(`a venue without a row: ${venueId}`);
  const hours = await selectVenueHours(db, venueId, today);
  return {
    ...managed,
    venue,
    hours,
    versions: {
      opening: await hoursVersion(hours.opening?.hours),
      haven: await hoursVersion(hours.haven?.hours),
    },
    pledge: await selectPledge(db, today),
  };
}

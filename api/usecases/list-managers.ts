import type { Database } from '../../db/database.ts';
import { selectManagers, type Manager } from '../../db/managers.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { mayHavePlan } from '../domain/action-plan.ts';
import { requireVenue } from './change-venue.ts';

export type { Manager } from '../../db/managers.ts';

/**
 * Who manages a venue, in the order in which they came.
 * @returns with `isAccredited`: whether a change of manager opens a re-check
 * @throws DomainError `venue.not_found` (404)
 */
export async function listManagers({
  venueId,
  db,
}: {
  venueId: string;
  db: Database;
}): Promise<{ venue: VenueRecord; managers: readonly Manager[]; isAccredited: boolean }> {
  const venue = await requireVenue(db, venueId);
  const accreditations = await selectAccreditationsOf(db, venueId);
  return {
    venue,
    managers: await selectManagers(db, venueId),
    isAccredited: accreditations.some(({ state }) => mayHavePlan(state)),
  };
}

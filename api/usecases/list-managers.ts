import type { Database } from '../../db/database.ts';
import { selectManagers, type Manager } from '../../db/managers.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { mayHavePlan } from '../domain/action-plan.ts';
import { isChangeOfManager } from '../domain/change-of-manager.ts';
import { epochMinutes } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
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

/** Whether a venue changes hands when this manager leaves, so that the council checks again who is trained there. */
export async function changesHands({
  venueId,
  personId,
  db,
}: {
  venueId: string;
  personId: string;
  db: Database;
}): Promise<boolean> {
  const managers = (await selectManagers(db, venueId)).map(({ addedAt, ...manager }) => ({
    personId: manager.personId,
    addedOn: londonDate(epochMinutes(Date.parse(addedAt))),
  }));
  return isChangeOfManager(managers, personId, await selectAccreditationsOf(db, venueId));
}

import { selectAreaAt } from '../../db/area-at.ts';
import type { Database, Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { spotOf } from '../../db/scopes.ts';
import {
  approvedFactsAreStill,
  updateApprovedFacts,
  type ApprovedFacts,
  type PlaceOnMap,
  type VenueRecord,
} from '../../db/venue-facts.ts';
import { cellOf } from '../domain/cells.ts';
import type { Clock } from '../domain/clock.ts';
import { changeVenue } from './change-venue.ts';

/**
 * Makes a name, address and pin those of a venue, with the map cell, ward and town that follow from them, and publishes
 * where it was and where it is now.
 *
 * @param writes what belongs into the same write
 * @throws DomainError `venue.changed_meanwhile` (409), `accreditation.not_yet_public` (503)
 */
export async function applyFacts({
  venue,
  facts,
  writes,
  action,
  details,
  actor,
  db,
  clock,
}: {
  venue: VenueRecord;
  facts: ApprovedFacts;
  writes: readonly Write[];
  action: string;
  details: object;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const { name, address, postcode, lat, lon } = venue;
  const from: ApprovedFacts = { name, address, postcode, lat, lon };
  const place = await placeOf(db, facts, venue);
  const spot = spotOf({ ...place, ...facts });
  await changeVenue({
    venue,
    writes: [
      expectation(db, approvedFactsAreStill(venue.id, from)),
      updateApprovedFacts(db, venue.id, facts, place, new Date(clock.now()).toISOString()),
      ...writes,
    ],
    action,
    details: { from, to: facts, ...details },
    alsoAt: spot ? [spot] : [],
    actor,
    db,
    clock,
  });
}

async function placeOf(db: Database, facts: ApprovedFacts, venue: VenueRecord): Promise<PlaceOnMap> {
  const { lat, lon, postcode } = facts;
  if (lat === null || lon === null) return { cell: null, wardCode: null, town: venue.town };
  const { wardCode, town } = await selectAreaAt(db, { lat, lon }, postcode);
  return { cell: cellOf({ lat, lon }), wardCode, town: town === '' ? venue.town : town };
}

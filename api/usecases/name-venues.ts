import type { Database } from '../../db/database.ts';
import { selectVenueNames } from '../../db/venue-names.ts';

/** What venues are called, by id; one that is not there is left out. */
export function nameVenues({
  venueIds,
  db,
}: {
  venueIds: readonly string[];
  db: Database;
}): Promise<ReadonlyMap<string, string>> {
  return selectVenueNames(db, venueIds);
}

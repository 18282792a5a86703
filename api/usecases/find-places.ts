import type { Database } from '../../db/database.ts';
import { selectPlaces, type PlaceMatch } from '../../db/places.ts';

export type { PlaceMatch } from '../../db/places.ts';

/** Where what a person typed may be, best first: a postcode, outward code, town centre or station. */
export function findPlaces({ text, db }: { text: string; db: Database }): Promise<readonly PlaceMatch[]> {
  return selectPlaces(db, { text });
}

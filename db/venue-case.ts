import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { Database } from './database.ts';

/** What the pages about visits, plans and concerns say of a venue: where it is and how it stands under each scheme. */
export interface VenueCase {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly authorityCode: string | null;
  readonly accreditations: readonly { readonly schemeKey: string; readonly state: AccreditationState }[];
}

export async function selectVenueCase(db: Database, venueId: string): Promise<VenueCase | undefined> {
  const rows = await db.query
    .selectFrom('venues as v')
    .leftJoin('accreditations as a', 'a.venue_id', 'v.id')
    .select(['v.id', 'v.name', 'v.address', 'v.town', 'v.postcode', 'v.authority_code'])
    .select(['a.scheme_key', 'a.state'])
    .where('v.id', '=', venueId)
    .orderBy('a.scheme_key')
    .execute();
  const [first] = rows;
  return (
    first && {
      id: first.id,
      name: first.name,
      address: first.address,
      town: first.town,
      postcode: first.postcode,
      authorityCode: first.authority_code,
      accreditations: rows.flatMap(({ scheme_key, state }) =>
        scheme_key === null || state === null
          ? []
          : [{ schemeKey: scheme_key, state: state as AccreditationState }],
      ),
    }
  );
}

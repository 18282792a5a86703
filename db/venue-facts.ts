import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { CellKey } from '../api/domain/cells.ts';
import type { AgePolicy, Facility, VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';
import { spotOf, type Spot } from './scopes.ts';

/** What the register says of a venue. */
export interface VenueRecord {
  readonly id: string;
  readonly standing: 'prospect' | 'registered' | 'closed';
  readonly name: string;
  readonly kind: VenueKind;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  /** Null where only the postcode is known. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly authorityCode: string | null;
  readonly authorityName: string;
  readonly phone: string;
  readonly website: string;
  readonly facilities: readonly Facility[];
  readonly agePolicy: AgePolicy;
  /** Where it is, and where it is published, should that still be elsewhere: what a change has to publish. */
  readonly spots: readonly Spot[];
  /** It was shown to the public at some time: what it says there was approved. */
  readonly wasShown: boolean;
}

export async function selectVenueRecord(db: Database, id: string): Promise<VenueRecord | undefined> {
  const row = await db.query
    .selectFrom('venues as v')
    .leftJoin('authorities as a', 'a.code', 'v.authority_code')
    .leftJoin('public_havens as p', 'p.id', 'v.id')
    .select(['v.id', 'v.standing', 'v.name', 'v.kind', 'v.address', 'v.town', 'v.postcode', 'v.lat', 'v.lon'])
    .select(['v.cell', 'v.authority_code', 'v.phone', 'v.website', 'v.facilities', 'v.age_policy'])
    .select(['a.name as authority', 'p.cell as shown_cell', 'p.lat as shown_lat', 'p.lon as shown_lon'])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('accreditation_events as e')
            .select('e.sequence')
            .whereRef('e.venue_id', '=', 'v.id')
            .where('e.to_state', '=', 'accredited'),
        )
        .as('was_shown'),
    )
    .where('v.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const shownAt = { cell: row.shown_cell, lat: row.shown_lat, lon: row.shown_lon };
  return {
    id: row.id,
    standing: row.standing as VenueRecord['standing'],
    name: row.name,
    kind: row.kind as VenueKind,
    address: row.address,
    town: row.town,
    postcode: row.postcode,
    lat: row.lat,
    lon: row.lon,
    authorityCode: row.authority_code,
    authorityName: row.authority ?? '',
    phone: row.phone,
    website: row.website,
    facilities: JSON.parse(row.facilities) as Facility[],
    agePolicy: row.age_policy as AgePolicy,
    spots: [spotOf(row), spotOf(shownAt)].filter((each) => each !== undefined),
    wasShown: Boolean(row.was_shown),
  };
}

/** What a manager may change at once. */
export interface LiveFacts {
  readonly phone: string;
  readonly website: string;
  readonly facilities: readonly Facility[];
  readonly agePolicy: AgePolicy;
}

export function updateLiveFacts(db: Database, id: string, facts: LiveFacts, at: string): CompiledQuery {
  return db.query
    .updateTable('venues')
    .set({ ...liveColumns(facts), updated_at: at })
    .where('id', '=', id)
    .compile();
}

function liveColumns({ phone, website, facilities, agePolicy }: LiveFacts) {
  return { phone, website, facilities: JSON.stringify(facilities), age_policy: agePolicy };
}

/** That these facts of a venue are still as they were read. For `expectation`. */
export function liveFactsAreStill(id: string, facts: LiveFacts): RawBuilder<unknown> {
  const { facilities, ...texts } = liveColumns(facts);
  return sql`EXISTS (SELECT 1 FROM venues WHERE id = ${id} AND phone = ${texts.phone}
    AND website = ${texts.website} AND age_policy = ${texts.age_policy} AND json(facilities) = json(${facilities}))`;
}

/** Where and what a venue is: what waits for an officer once the venue was shown. */
export interface ApprovedFacts {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** What follows from where a venue is. */
export interface PlaceOnMap {
  readonly cell: CellKey | null;
  readonly wardCode: string | null;
  readonly town: string;
}

export function updateApprovedFacts(
  db: Database,
  id: string,
  facts: ApprovedFacts,
  { cell, wardCode, town }: PlaceOnMap,
  at: string,
): CompiledQuery {
  return db.query
    .updateTable('venues')
    .set({ ...facts, cell, ward_code: wardCode, town, updated_at: at })
    .where('id', '=', id)
    .compile();
}

/** That these facts of a venue are still as they were read. For `expectation`. */
export function approvedFactsAreStill(id: string, facts: ApprovedFacts): RawBuilder<unknown> {
  const { name, address, postcode, lat, lon } = facts;
  return sql`EXISTS (SELECT 1 FROM venues WHERE id = ${id} AND name = ${name} AND address = ${address}
    AND postcode = ${postcode} AND lat IS ${lat} AND lon IS ${lon})`;
}

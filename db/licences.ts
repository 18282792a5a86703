import type { CompiledQuery, Insertable } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { LicenceFacts } from '../api/domain/licence.ts';
import type { Database } from './database.ts';
import { factRowOf, LICENCE_COLUMNS, licenceOf, type Licence } from './licence-rows.ts';
import type { PremisesPlace } from './premises-places.ts';
import type { PremisesLicenceRow } from './schema-licences.ts';
import { chunked } from './writes.ts';

export type { Licence } from './licence-rows.ts';

/** A licence of an authority; another's is not there. */
export async function selectLicence(
  db: Database,
  authorityCode: string,
  id: string,
): Promise<Licence | undefined> {
  const row = await db.query
    .selectFrom('premises_licences')
    .select(LICENCE_COLUMNS)
    .where('id', '=', id)
    .where('authority_code', '=', authorityCode)
    .executeTakeFirst();
  return row && licenceOf(row);
}

/** Licences of an authority by id; another's, and those that are not there, are left out. */
export async function selectLicences(
  db: Database,
  authorityCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Licence>> {
  const licences = new Map<string, Licence>();
  for (const some of chunked(ids, 1)) {
    const rows = await db.query
      .selectFrom('premises_licences')
      .select(LICENCE_COLUMNS)
      .where('id', 'in', some)
      .where('authority_code', '=', authorityCode)
      .execute();
    for (const row of rows) licences.set(row.id, licenceOf(row));
  }
  return licences;
}

/** The licence that has a key (`licenceKey`) already. */
export async function selectLicenceByKey(
  db: Database,
  authorityCode: string,
  key: string,
): Promise<Licence | undefined> {
  const row = await db.query
    .selectFrom('premises_licences')
    .select(LICENCE_COLUMNS)
    .where('authority_code', '=', authorityCode)
    .where('source_ref', '=', key)
    .executeTakeFirst();
  return row && licenceOf(row);
}

/** The licences matched to a venue, by number. */
export async function selectLicencesOfVenue(db: Database, venueId: string): Promise<readonly Licence[]> {
  const rows = await db.query
    .selectFrom('premises_licences')
    .select(LICENCE_COLUMNS)
    .where('venue_id', '=', venueId)
    .orderBy('number')
    .orderBy('id')
    .execute();
  return rows.map(licenceOf);
}

/** The licences at a postcode of an authority that nobody has matched, or said to match none, by number. */
export async function selectLicencesAt(
  db: Database,
  authorityCode: string,
  postcode: string,
): Promise<readonly Licence[]> {
  if (postcode === '') return [];
  const rows = await db.query
    .selectFrom('premises_licences')
    .select(LICENCE_COLUMNS)
    .where('authority_code', '=', authorityCode)
    .where('postcode', '=', postcode)
    .where('venue_id', 'is', null)
    .where('no_match', '=', 0)
    .orderBy('number')
    .orderBy('id')
    .limit(MOST_AT_A_POSTCODE)
    .execute();
  return rows.map(licenceOf);
}

const MOST_AT_A_POSTCODE = 20;

export interface MatchedVenue {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly accreditations: readonly { readonly scheme: string; readonly state: AccreditationState }[];
}

/** The venue that a licence belongs to, with its accreditations by scheme. */
export async function selectMatchedVenue(db: Database, venueId: string): Promise<MatchedVenue | undefined> {
  const rows = await db.query
    .selectFrom('venues as v')
    .leftJoin('accreditations as a', 'a.venue_id', 'v.id')
    .select(['v.id', 'v.name', 'v.address', 'v.postcode', 'a.scheme_key', 'a.state'])
    .where('v.id', '=', venueId)
    .orderBy('a.scheme_key')
    .execute();
  const [venue] = rows;
  if (!venue) return undefined;
  const { id, name, address, postcode } = venue;
  const accreditations = rows.flatMap(({ scheme_key: scheme, state }) =>
    scheme === null || state === null ? [] : [{ scheme, state: state as AccreditationState }],
  );
  return { id, name, address, postcode, accreditations };
}

export function insertLicence(
  db: Database,
  licence: {
    readonly id: string;
    readonly authorityCode: string;
    readonly key: string;
    readonly source: string;
    readonly facts: LicenceFacts;
    readonly place: PremisesPlace;
  },
  at: string,
): CompiledQuery {
  const row: Insertable<PremisesLicenceRow> = {
    id: licence.id,
    authority_code: licence.authorityCode,
    source: licence.source,
    source_ref: licence.key,
    ...factRowOf(licence.facts),
    ...placeRowOf(licence.place),
    updated_at: at,
  };
  return db.query.insertInto('premises_licences').values(row).compile();
}

/** What of a licence can change, by column. */
export type LicenceChanges = Partial<
  Omit<Insertable<PremisesLicenceRow>, 'id' | 'authority_code' | 'source' | 'version' | 'updated_at'>
>;

/**
 * Makes the whole write fail with a ConstraintError (`trigger`) where the licence has changed since its version was read.
 * @param at instant, UTC ISO text
 */
export function updateLicence(
  db: Database,
  { id, version }: Pick<Licence, 'id' | 'version'>,
  changes: LicenceChanges,
  at: string,
): CompiledQuery {
  return db.query
    .updateTable('premises_licences')
    .set({ ...changes, version: version + 1, updated_at: at })
    .where('id', '=', id)
    .compile();
}

/** The columns of where premises are. */
export function placeRowOf({ point, wardCode, town }: PremisesPlace) {
  return { lat: point?.lat ?? null, lon: point?.lon ?? null, ward_code: wardCode, town };
}

import type { CompiledQuery, Insertable } from 'kysely';
import type { LicenceFacts } from '../api/domain/licence.ts';
import type { Database } from './database.ts';
import { factRowOf, LICENCE_COLUMNS, licenceOf, type Licence } from './licence-rows.ts';
import type { PremisesPlace } from './premises-places.ts';
import type { PremisesLicenceRow } from './schema-licences.ts';

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

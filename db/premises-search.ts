import type { KnownPremises } from '../api/domain/duplicates.ts';
import type { VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';

/** Premises of the register, as a list of choices shows them. */
export interface FoundPremises extends KnownPremises {
  readonly kind: VenueKind;
  readonly address: string;
  readonly town: string;
  readonly authorityCode: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** A street of shops has some forty premises in its postcode, a whole outward code of London some 1,500. */
const MOST_ROWS = 3_000;

function premises(db: Database) {
  return db.query
    .selectFrom('venues')
    .select(['id', 'name', 'kind', 'address', 'town', 'postcode', 'standing', 'uprn', 'fhrsid'])
    .select(['authority_code', 'lat', 'lon'])
    .limit(MOST_ROWS);
}

type Row = Awaited<ReturnType<ReturnType<typeof premises>['execute']>>[number];

/** Those at a postcode, as people write it: `N12 0QG`. */
export async function selectPremisesAt(db: Database, postcode: string): Promise<readonly FoundPremises[]> {
  return (await premises(db).where('postcode', '=', postcode).execute()).map(premisesOf);
}

/** Those in the postcodes that begin with an outward code, and perhaps a figure more: `N12`, `N12 0`. */
export async function selectPremisesIn(db: Database, beginning: string): Promise<readonly FoundPremises[]> {
  const from = beginning.includes(' ') ? beginning : `${beginning} `;
  const rows = await premises(db)
    .where('postcode', '>=', from)
    .where('postcode', '<', `${from}\u{10FFFF}`)
    .execute();
  return rows.map(premisesOf);
}

/** Those with a number of the Food Hygiene Rating Scheme. */
export async function selectPremisesByFhrsid(
  db: Database,
  fhrsid: string,
): Promise<readonly FoundPremises[]> {
  return (await premises(db).where('fhrsid', '=', fhrsid).execute()).map(premisesOf);
}

/** Those with a Unique Property Reference Number. */
export async function selectPremisesByUprn(db: Database, uprn: string): Promise<readonly FoundPremises[]> {
  return (await premises(db).where('uprn', '=', uprn).execute()).map(premisesOf);
}

export async function selectPremises(db: Database, id: string): Promise<FoundPremises | undefined> {
  const row = await premises(db).where('id', '=', id).executeTakeFirst();
  return row && premisesOf(row);
}

function premisesOf({ authority_code, kind, standing, ...row }: Row): FoundPremises {
  return {
    ...row,
    kind: kind as VenueKind,
    standing: standing as FoundPremises['standing'],
    authorityCode: authority_code,
  };
}

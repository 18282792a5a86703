import type { Point } from '../api/domain/geo.ts';
import { nearestTown, type Town } from '../api/domain/nearest-town.ts';
import { parsePostcode, postcodeKey, writtenPostcode } from '../api/domain/postcode.ts';
import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** What tells where premises are. */
export interface PlacedBy {
  readonly postcode: string;
  readonly uprn: string | null;
}

export interface PremisesPlace {
  readonly point: Point | null;
  /** Of the authority that was asked about; null where the premises are in another's ward, or nobody knows. */
  readonly wardCode: string | null;
  /** Nearest town centre; empty where not known. */
  readonly town: string;
}

const NOWHERE: PremisesPlace = { point: null, wardCode: null, town: '' };

interface Found {
  readonly point: Point;
  readonly wardCode: string | null;
}

/**
 * Where premises of an authority are, in their order: where a venue with the same UPRN is, else the middle of the postcode,
 * else a venue of that postcode. As many queries for 500 premises as for some 90 six times.
 */
export async function selectPremisesPlaces(
  db: Database,
  authorityCode: string,
  premises: readonly PlacedBy[],
): Promise<readonly PremisesPlace[]> {
  const postcodes = premises.map(({ postcode }) => parsePostcode(postcode));
  const keys = postcodes.flatMap((postcode) => (postcode ? [postcodeKey(postcode)] : []));
  const written = postcodes.flatMap((postcode) => (postcode ? [writtenPostcode(postcode)] : []));
  const uprns = premises.flatMap(({ uprn }) => (uprn === null ? [] : [uprn]));
  const towns = await selectTowns(db);
  const byUprn = await selectVenuePlaces(db, authorityCode, 'uprn', uprns);
  const byPostcode = await selectPostcodePlaces(db, authorityCode, keys);
  const unknown = written.filter((postcode) => !byPostcode.has(postcode.replace(' ', '')));
  const byVenue = await selectVenuePlaces(db, authorityCode, 'postcode', unknown);
  return premises.map(({ uprn }, place) => {
    const postcode = postcodes[place];
    const found =
      (uprn === null ? undefined : byUprn.get(uprn)) ??
      (postcode && (byPostcode.get(postcodeKey(postcode)) ?? byVenue.get(writtenPostcode(postcode))));
    return found ? { ...found, town: nearestTown(found.point, towns) } : NOWHERE;
  });
}

function selectTowns(db: Database): Promise<readonly Town[]> {
  return db.query
    .selectFrom('places')
    .select(['name', 'lat', 'lon'])
    .where('kind', '=', 'town_centre')
    .execute();
}

async function selectPostcodePlaces(
  db: Database,
  authorityCode: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const places = new Map<string, Found>();
  for (const some of chunked([...new Set(keys)], 1)) {
    const rows = await db.query
      .selectFrom('postcodes as p')
      .leftJoin('wards as w', (join) =>
        join.onRef('w.code', '=', 'p.ward_code').on('w.authority_code', '=', authorityCode),
      )
      .select(['p.postcode', 'p.lat', 'p.lon', 'w.code as ward'])
      .where('p.postcode', 'in', some)
      .execute();
    for (const { postcode, lat, lon, ward } of rows)
      places.set(postcode, { point: { lat, lon }, wardCode: ward });
  }
  return places;
}

/** Of several venues the one with the lowest id, so that the answer is always the same. */
async function selectVenuePlaces(
  db: Database,
  authorityCode: string,
  column: 'uprn' | 'postcode',
  values: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const places = new Map<string, Found>();
  for (const some of chunked([...new Set(values)], 1)) {
    const rows = await db.query
      .selectFrom('venues')
      .select([column, 'lat', 'lon', 'ward_code'])
      .where(column, 'in', some)
      .where('authority_code', '=', authorityCode)
      .where('lat', 'is not', null)
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const key = row[column];
      if (key === null || key === undefined || row.lat === null || row.lon === null || places.has(key))
        continue;
      places.set(key, { point: { lat: row.lat, lon: row.lon }, wardCode: row.ward_code });
    }
  }
  return places;
}

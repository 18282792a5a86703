import { widen } from '../api/domain/cells.ts';
import { distanceMetres, type Point } from '../api/domain/geo.ts';
import { postcodeKey, writtenPostcode, type Postcode } from '../api/domain/postcode.ts';
import type { Database } from './database.ts';

/** Where a postcode, or a whole outward code, is. */
export interface PostcodeMatch {
  /** `N12 0QG`, or `N12`. */
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  /** How far off the point its addresses may be. */
  readonly accuracyMetres: number;
  readonly kind: 'postcode' | 'outcode';
}

/** For 90 % of London's outward codes, 90 % of the postcodes lie within this of their mean (Code-Point Open). */
const OUTCODE_ACCURACY_METRES = 2_000;

/** A full postcode of the table, else undefined. */
export async function selectPostcode(db: Database, postcode: Postcode): Promise<PostcodeMatch | undefined> {
  const row = await db.query
    .selectFrom('postcodes')
    .select(['lat', 'lon', 'quality'])
    .where('postcode', '=', postcodeKey(postcode))
    .executeTakeFirst();
  if (!row) return undefined;
  const { quality, ...point } = row;
  return {
    label: writtenPostcode(postcode),
    ...point,
    accuracyMetres: accuracyOf(quality),
    kind: 'postcode',
  };
}

/**
 * An outward code of the table; `W1`, which the post has split into `W1A`, `W1B`, …, is the mean of those.
 * Undefined where none is known.
 */
export async function selectOutcode(db: Database, outcode: string): Promise<PostcodeMatch | undefined> {
  const outcodes = db.query.selectFrom('outcodes').select(['lat', 'lon', 'postcodes']);
  const exact = await outcodes.where('outcode', '=', outcode).execute();
  const parts =
    exact.length > 0
      ? exact
      : await outcodes.where('outcode', '>=', `${outcode}A`).where('outcode', '<=', `${outcode}Z`).execute();
  const total = parts.reduce((sum, { postcodes }) => sum + postcodes, 0);
  if (total === 0) return undefined;
  const lat = parts.reduce((sum, part) => sum + part.lat * part.postcodes, 0) / total;
  const lon = parts.reduce((sum, part) => sum + part.lon * part.postcodes, 0) / total;
  return {
    label: outcode,
    lat: toMetre(lat),
    lon: toMetre(lon),
    accuracyMetres: OUTCODE_ACCURACY_METRES,
    kind: 'outcode',
  };
}

/** Five decimals of a degree are a metre. */
function toMetre(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** Ordnance Survey's positional quality: up to 40 from its own addresses, 50 from its neighbours, 60 the sector's mean. */
function accuracyOf(quality: number): number {
  if (quality <= 40) return 100;
  return quality <= 50 ? 200 : 1_000;
}

/** Outward codes whose middle is near a point, the nearest first. */
export async function selectOutcodesNear(
  db: Database,
  point: Point,
  { metres, limit }: { metres: number; limit: number },
): Promise<readonly string[]> {
  const box = widen({ west: point.lon, east: point.lon, south: point.lat, north: point.lat }, metres);
  const rows = await db.query
    .selectFrom('outcodes')
    .select(['outcode', 'lat', 'lon'])
    .where('lat', '>=', box.south)
    .where('lat', '<=', box.north)
    .where('lon', '>=', box.west)
    .where('lon', '<=', box.east)
    .execute();
  return rows
    .map(({ outcode, ...at }) => ({ outcode, metres: distanceMetres(point, at) }))
    .filter((near) => near.metres <= metres)
    .toSorted((a, b) => a.metres - b.metres || (a.outcode < b.outcode ? -1 : 1))
    .slice(0, limit)
    .map(({ outcode }) => outcode);
}

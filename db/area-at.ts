import { contains, inBounds, type Boundary } from '../api/domain/boundary.ts';
import { distanceMetres, type Point } from '../api/domain/geo.ts';
import { nearestTown } from '../api/domain/nearest-town.ts';
import { parsePostcode, postcodeKey } from '../api/domain/postcode.ts';
import { selectAreaBounds, selectAuthorityArea } from './boundaries.ts';
import type { Database } from './database.ts';

/** Whose premises are that stand at a point. */
export interface AreaAt {
  /** Null where no authority of the register has the point. */
  readonly authorityCode: string | null;
  readonly wardCode: string | null;
  /** Nearest town centre; empty where not known. */
  readonly town: string;
}

/** As far as a town centre's or station's neighbourhood goes, where no outline tells. */
const NEIGHBOURHOOD_METRES = 3_000;

/**
 * The authority, ward and town of premises. By the outlines of the areas; for an authority whose outline nobody has
 * imported by what the postcode's row says, or else by the nearest of its towns and stations.
 */
export async function selectAreaAt(db: Database, point: Point, postcode: string): Promise<AreaAt> {
  const places = await db.query
    .selectFrom('places')
    .select(['name', 'kind', 'lat', 'lon', 'authority_code'])
    .execute();
  const town = nearestTown(
    point,
    places.filter(({ kind }) => kind === 'town_centre'),
  );
  const outlined = await selectOutlinedAuthority(db, point);
  if (outlined !== undefined)
    return { authorityCode: outlined, wardCode: await selectWardAt(db, outlined, point), town };
  const withoutOutline = await selectAuthoritiesWithoutOutline(db);
  const stated = await selectStatedArea(db, postcode);
  if (stated?.authority_code && withoutOutline.has(stated.authority_code))
    return { authorityCode: stated.authority_code, wardCode: stated.ward_code, town };
  const near = places
    .filter(({ authority_code }) => authority_code !== null && withoutOutline.has(authority_code))
    .map(({ authority_code, ...at }) => ({ authority_code, metres: distanceMetres(point, at) }))
    .filter(({ metres }) => metres <= NEIGHBOURHOOD_METRES)
    .toSorted((a, b) => a.metres - b.metres);
  return { authorityCode: near[0]?.authority_code ?? null, wardCode: null, town };
}

async function selectOutlinedAuthority(db: Database, point: Point): Promise<string | undefined> {
  for (const { code, bounds } of await selectAreaBounds(db)) {
    if (!inBounds(point, bounds)) continue;
    const area = await selectAuthorityArea(db, code);
    if (area && contains(area.boundary, point)) return code;
  }
  return undefined;
}

async function selectWardAt(
  db: Database,
  authorityCode: string,
  { lat, lon }: Point,
): Promise<string | null> {
  const rows = await db.query
    .selectFrom('wards')
    .select(['code', 'boundary'])
    .where('authority_code', '=', authorityCode)
    .where('west', '<=', lon)
    .where('east', '>=', lon)
    .where('south', '<=', lat)
    .where('north', '>=', lat)
    .orderBy('code')
    .execute();
  const found = rows.find(({ boundary }) => contains(JSON.parse(boundary) as Boundary, { lat, lon }));
  return found?.code ?? null;
}

async function selectAuthoritiesWithoutOutline(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.query
    .selectFrom('authorities')
    .select('code')
    .where('boundary', 'is', null)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

async function selectStatedArea(db: Database, postcode: string) {
  const parsed = parsePostcode(postcode);
  return (
    parsed &&
    (await db.query
      .selectFrom('postcodes')
      .select(['authority_code', 'ward_code'])
      .where('postcode', '=', postcodeKey(parsed))
      .executeTakeFirst())
  );
}

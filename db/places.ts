import type { CompiledQuery } from 'kysely';
import { widen } from '../api/domain/cells.ts';
import { distanceMetres, type Point } from '../api/domain/geo.ts';
import { placeKey, placeLabel, withoutStation, type PlaceKind } from '../api/domain/place-name.ts';
import { outcodeIn, parsePostcode } from '../api/domain/postcode.ts';
import type { Database } from './database.ts';
import { selectOutcode, selectPostcode } from './postcodes.ts';

export type { PlaceKind } from '../api/domain/place-name.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly lat: number;
  readonly lon: number;
  readonly authorityCode: string | null;
}

/** Where what a person typed may be. */
export interface PlaceMatch {
  /** `N12 0QG`, `N12`, `North Finchley`, `Woodside Park station`. */
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  /** How far off the point she may be. */
  readonly accuracyMetres: number;
  readonly kind: 'postcode' | 'outcode' | PlaceKind;
}

const ACCURACY_METRES: Readonly<Record<PlaceKind, number>> = {
  town_centre: 500,
  station: 150,
  landmark: 100,
};

const DEFAULT_MATCHES = 10;
const MOST_MATCHES = 20;
const LONGEST_TEXT = 100;
/** Below this, "contains" finds nearly every name. */
const SHORTEST_INNER_MATCH = 3;
/** An authority has about fifty named places: this is for the whole of London. */
const MOST_READ = 2_000;

/**
 * Places that fit what a person typed, best first: `n12 0qg`, `N12`, `N12 0`, `north finchley`, `woodside park station`.
 * A postcode that is not in the table gives its outward code; an empty list where nothing fits.
 *
 * @param limit 10, at most 20
 */
export async function selectPlaces(
  db: Database,
  { text, limit = DEFAULT_MATCHES }: { text: string; limit?: number },
): Promise<readonly PlaceMatch[]> {
  const typed = text.slice(0, LONGEST_TEXT);
  const most = Math.max(1, Math.min(limit, MOST_MATCHES));
  const postcode = parsePostcode(typed);
  if (postcode) {
    const found = (await selectPostcode(db, postcode)) ?? (await selectOutcode(db, postcode.outcode));
    return found ? [found] : [];
  }
  const outcode = outcodeIn(typed);
  const area = outcode === undefined ? undefined : await selectOutcode(db, outcode);
  return [...(area ? [area] : []), ...(await selectNamed(db, typed, most))].slice(0, most);
}

/** Town centres and stations round a point, the nearest first. */
export async function selectPlacesNear(
  db: Database,
  point: Point,
  { metres, limit }: { metres: number; limit: number },
): Promise<readonly (Point & { readonly id: string; readonly label: string })[]> {
  const box = widen({ west: point.lon, east: point.lon, south: point.lat, north: point.lat }, metres);
  const rows = await db.query
    .selectFrom('places')
    .select(['id', 'name', 'kind', 'lat', 'lon'])
    .where('lat', '>=', box.south)
    .where('lat', '<=', box.north)
    .where('lon', '>=', box.west)
    .where('lon', '<=', box.east)
    .execute();
  return rows
    .map(({ name, kind, ...place }) => ({
      ...place,
      label: placeLabel(name, kind as PlaceKind),
      metres: distanceMetres(point, place),
    }))
    .toSorted((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id, label, lat, lon }) => ({ id, label, lat, lon }));
}

/** Adds a place to search for, or brings the one with its id up to date. */
export function upsertPlace(db: Database, { id, authorityCode, ...place }: Place): CompiledQuery {
  const row = { ...place, search_name: placeKey(place.name), authority_code: authorityCode };
  return db.query
    .insertInto('places')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .compile();
}

/** A place of the table as an answer to what was typed. */
export function matchOf({ name, kind, lat, lon }: Omit<Place, 'authorityCode'>): PlaceMatch {
  return { label: placeLabel(name, kind), lat, lon, accuracyMetres: ACCURACY_METRES[kind], kind };
}

/** Every named place there is, for those that a misspelt name is like. */
export async function selectEveryPlace(db: Database): Promise<readonly Omit<Place, 'authorityCode'>[]> {
  const rows = await db.query
    .selectFrom('places')
    .select(['id', 'name', 'kind', 'lat', 'lon'])
    .orderBy('id')
    .limit(MOST_READ)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as PlaceKind }));
}

/** Names that begin with the words, then names that hold them. */
async function selectNamed(db: Database, text: string, limit: number): Promise<readonly PlaceMatch[]> {
  const { words, isStation } = withoutStation(text);
  const key = placeKey(words);
  if (key === '') return [];
  const first = isStation ? 'station' : 'town_centre';
  const places = db.query
    .selectFrom('places')
    .select(['id', 'name', 'kind', 'lat', 'lon'])
    .orderBy(({ eb }) => eb.case().when('search_name', '=', key).then(0).else(1).end())
    .orderBy(({ eb }) => eb.case('kind').when(first).then(0).when('landmark').then(2).else(1).end())
    .orderBy('search_name')
    .orderBy('id')
    .limit(limit);
  // A range, not LIKE: it uses the index, has no wildcards to escape, and D1 takes patterns of 50 bytes only.
  const beginning = await places
    .where('search_name', '>=', key)
    .where('search_name', '<', after(key))
    .execute();
  const holding =
    beginning.length < limit && key.length >= SHORTEST_INNER_MATCH
      ? await places
          .where(({ eb, fn, val }) => eb(fn<number>('instr', ['search_name', val(key)]), '>', 1))
          .execute()
      : [];
  return [...beginning, ...holding.filter(({ id }) => !beginning.some((place) => place.id === id))].map(
    (row) => matchOf({ ...row, kind: row.kind as PlaceKind }),
  );
}

function after(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

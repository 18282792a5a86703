import { sql } from 'kysely';
import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import { AREA_MARGIN_METRES, inBounds, isInOrNear } from '../api/domain/boundary.ts';
import { widen, type CellKey } from '../api/domain/cells.ts';
import type { Point } from '../api/domain/geo.ts';
import { areaScope, CELL_SCOPE_PREFIX, cellScope } from '../api/domain/scope.ts';
import type { SnapshotScope } from '../api/domain/snapshot.ts';
import { selectAreaBounds, selectAuthorityArea } from './boundaries.ts';
import type { Database } from './database.ts';

/** Where a venue stands: publishing goes by the cell of its row, so whoever hides it must go by that too. */
export interface Spot extends Point {
  readonly cell: CellKey;
}

/** Cells with a venue whose accreditation is in a state that can be shown. */
export async function selectHavenCells(db: Database): Promise<readonly CellKey[]> {
  const rows = await db.query
    .selectFrom('accreditations as a')
    .innerJoin('venues as v', 'v.id', 'a.venue_id')
    .select('v.cell')
    .distinct()
    .where('a.state', 'in', SHOWABLE_STATES)
    .where('v.cell', 'is not', null)
    .execute();
  return rows.flatMap(({ cell }) => cell ?? []);
}

/** The scopes in which venues at these spots are, or would be, shown. */
export async function selectScopesAt(
  db: Database,
  spots: readonly Spot[],
): Promise<readonly SnapshotScope[]> {
  if (spots.length === 0) return [];
  const scopes = new Set(spots.map(({ cell }) => cellScope(cell)));
  for (const { code, bounds } of await selectAreaBounds(db)) {
    const box = widen(bounds, AREA_MARGIN_METRES);
    const near = spots.filter((spot) => inBounds(spot, box));
    const area = near.length > 0 ? await selectAuthorityArea(db, code) : undefined;
    if (area && near.some((spot) => isInOrNear(area.boundary, bounds, spot))) scopes.add(areaScope(code));
  }
  return [...scopes];
}

/**
 * Where something published has come to its end: a haven's certainty, or a closure that hid a venue.
 * @param since closures that ended before it are left out; instants, UTC ISO text
 */
export async function selectEndedSpots(
  db: Database,
  { since, now }: { since: string; now: string },
): Promise<readonly Spot[]> {
  const havens = await db.query
    .selectFrom('public_havens')
    .select(['cell', 'lat', 'lon'])
    .where('until', '<=', now)
    .execute();
  const reopened = await db.query
    .selectFrom('closures as c')
    .innerJoin('venues as v', 'v.id', 'c.venue_id')
    .innerJoin('publications as p', (join) => join.on('p.scope', '=', sql`${CELL_SCOPE_PREFIX} || v.cell`))
    .select(['v.cell', 'v.lat', 'v.lon'])
    .where('c.ends_at', '>=', since)
    .where('c.ends_at', '<=', now)
    .whereRef('c.ends_at', '>', 'p.published_at')
    .execute();
  return [...havens, ...reopened.flatMap((venue) => spotOf(venue) ?? [])];
}

/** Undefined where only the venue's postcode is known: it is shown nowhere. */
export function spotOf({
  cell,
  lat,
  lon,
}: {
  cell: string | null;
  lat: number | null;
  lon: number | null;
}): Spot | undefined {
  return cell === null || lat === null || lon === null ? undefined : { cell, lat, lon };
}

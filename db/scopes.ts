import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import { cellOf, type CellKey } from '../api/domain/cells.ts';
import type { Point } from '../api/domain/geo.ts';
import { sql } from 'kysely';
import { areaScope, CELL_SCOPE_PREFIX, cellScope } from '../api/domain/scope.ts';
import type { SnapshotScope } from '../api/domain/snapshot.ts';
import { selectAreaCodes } from './boundaries.ts';
import type { Database } from './database.ts';

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

/** The scopes in which a venue at this point is, or would be, shown. */
export async function selectScopesAt(db: Database, point: Point): Promise<readonly SnapshotScope[]> {
  return [cellScope(cellOf(point)), ...(await selectAreaCodes(db, point)).map(areaScope)];
}

/** Where something published has just come to its end: a haven's certainty, or a closure that hid a venue. */
export async function selectEndedPoints(db: Database, now: string): Promise<readonly Point[]> {
  const havens = await db.query
    .selectFrom('public_havens')
    .select(['lat', 'lon'])
    .where('until', '<=', now)
    .execute();
  const reopened = await db.query
    .selectFrom('closures as c')
    .innerJoin('venues as v', 'v.id', 'c.venue_id')
    .innerJoin('publications as p', (join) => join.on('p.scope', '=', sql`${CELL_SCOPE_PREFIX} || v.cell`))
    .select(['v.lat', 'v.lon'])
    .where('c.ends_at', '<=', now)
    .whereRef('c.ends_at', '>', 'p.published_at')
    .execute();
  return [...havens, ...reopened].flatMap(({ lat, lon }) =>
    lat === null || lon === null ? [] : { lat, lon },
  );
}

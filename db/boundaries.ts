import { boundsOf, inBounds, AREA_MARGIN_METRES, type Boundary } from '../api/domain/boundary.ts';
import { widen, type Bounds } from '../api/domain/cells.ts';
import type { Point } from '../api/domain/geo.ts';
import type { Database } from './database.ts';

export interface AuthorityArea {
  readonly code: string;
  readonly boundary: Boundary;
  readonly bounds: Bounds;
}

/** Codes of the authorities that have a boundary; only those near a point where one is given. */
export async function selectAreaCodes(db: Database, near?: Point): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('authorities')
    .select(['code', 'west', 'south', 'east', 'north'])
    .where('boundary', 'is not', null)
    .orderBy('code')
    .execute();
  return rows
    .filter(({ west, south, east, north }) => {
      if (west === null || south === null || east === null || north === null) return false;
      return !near || inBounds(near, widen({ west, south, east, north }, AREA_MARGIN_METRES));
    })
    .map(({ code }) => code);
}

/** The boundary of an authority; undefined where there is no such authority, or no boundary was imported. */
export async function selectAuthorityArea(db: Database, code: string): Promise<AuthorityArea | undefined> {
  const row = await db.query
    .selectFrom('authorities')
    .select('boundary')
    .where('code', '=', code)
    .executeTakeFirst();
  if (!row?.boundary) return undefined;
  const boundary = JSON.parse(row.boundary) as Boundary;
  return { code, boundary, bounds: boundsOf(boundary) };
}

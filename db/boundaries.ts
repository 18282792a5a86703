import { boundsOf, type Boundary } from '../api/domain/boundary.ts';
import type { Bounds } from '../api/domain/cells.ts';
import type { Database } from './database.ts';

export interface AuthorityArea {
  readonly code: string;
  readonly boundary: Boundary;
  readonly bounds: Bounds;
}

/** The authorities that have a boundary, with the box around it. */
export async function selectAreaBounds(
  db: Database,
): Promise<readonly { readonly code: string; readonly bounds: Bounds }[]> {
  const rows = await db.query
    .selectFrom('authorities')
    .select(['code', 'west', 'south', 'east', 'north'])
    .where('boundary', 'is not', null)
    .orderBy('code')
    .execute();
  return rows.flatMap(({ code, west, south, east, north }) =>
    west === null || south === null || east === null || north === null
      ? []
      : { code, bounds: { west, south, east, north } },
  );
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

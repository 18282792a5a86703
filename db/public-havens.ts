import { sql, type ExpressionBuilder, type SelectQueryBuilder } from 'kysely';
import { cellsIn, type Bounds } from '../api/domain/cells.ts';
import { isoInstant, type EpochMinutes } from '../api/domain/clock.ts';
import type { Haven } from '../api/domain/haven.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Which of the havens that may be shown now; all of them where nothing is given. */
export interface HavenFilter {
  /** ONS code of an authority. */
  readonly area?: string | undefined;
  /** ONS code of a ward. */
  readonly ward?: string | undefined;
  /** Havens of any of these schemes. */
  readonly schemes?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly bounds?: Bounds | undefined;
}

/** Havens by town, name and id, a page of them. */
export async function selectPublicHavens(
  db: Database,
  filter: HavenFilter,
  { now, limit, offset }: { now: EpochMinutes; limit: number; offset: number },
): Promise<readonly Haven[]> {
  const rows = await shown(db, filter, now)
    .select('document')
    .orderBy('town')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(havenOfRow);
}

export async function countPublicHavens(
  db: Database,
  filter: HavenFilter,
  now: EpochMinutes,
): Promise<number> {
  const row = await shown(db, filter, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Havens by id, those after one: for reading all of them a batch at a time. */
export async function selectPublicHavensAfter(
  db: Database,
  filter: HavenFilter,
  { now, after, limit }: { now: EpochMinutes; after: string; limit: number },
): Promise<readonly Haven[]> {
  const rows = await shown(db, filter, now)
    .select('document')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(havenOfRow);
}

/** One haven; undefined where it may not be shown now. */
export async function selectPublicHaven(
  db: Database,
  id: string,
  now: EpochMinutes,
): Promise<Haven | undefined> {
  const row = await shown(db, {}, now).select('document').where('id', '=', id).executeTakeFirst();
  return row && havenOfRow(row);
}

/** Under which schemes venues are shown now, by id; one that is not shown is left out. */
export async function selectShownSchemes(
  db: Database,
  ids: readonly string[],
  now: EpochMinutes,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await shown(db, {}, now)
    .select(['id', 'schemes'])
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  return new Map(rows.map(({ id, schemes }) => [id, JSON.parse(schemes) as string[]]));
}

type Rows = SelectQueryBuilder<Schema, 'public_havens', object>;

/** A row past its `until` is hidden here, whether or not publishing has come round to removing it. */
function shown(db: Database, filter: HavenFilter, now: EpochMinutes): Rows {
  const { area, ward, schemes, kind, bounds } = filter;
  let rows: Rows = db.query.selectFrom('public_havens').where('until', '>', isoInstant(now));
  if (area !== undefined) rows = rows.where('authority_code', '=', area);
  if (ward !== undefined) rows = rows.where('ward_code', '=', ward);
  if (schemes) rows = rows.where(hasSchemeOf(schemes));
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (bounds) {
    if (isAFewCells(bounds)) rows = rows.where('cell', 'in', cellsIn(bounds));
    rows = rows
      .where('lat', '>=', bounds.south)
      .where('lat', '<=', bounds.north)
      .where('lon', '>=', bounds.west)
      .where('lon', '<=', bounds.east);
  }
  return rows;
}

/** A city touches a few dozen cells, which the index finds; of a country there are too many to name. */
function isAFewCells({ west, south, east, north }: Bounds): boolean {
  return east - west <= 0.8 && north - south <= 0.5;
}

function hasSchemeOf(schemes: readonly string[]) {
  return ({ ref }: ExpressionBuilder<Schema, 'public_havens'>) =>
    sql<boolean>`EXISTS (SELECT 1 FROM json_each(${ref('schemes')}) WHERE value IN (${sql.join(schemes)}))`;
}

function havenOfRow({ document }: { document: string }): Haven {
  return JSON.parse(document) as Haven;
}

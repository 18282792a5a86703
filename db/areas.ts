import type { CompiledQuery } from 'kysely';
import { boundsOf, type Boundary } from '../api/domain/boundary.ts';
import type { Bounds } from '../api/domain/cells.ts';
import type { Database } from './database.ts';

export interface Authority {
  /** ONS code, `E09000003`. */
  readonly code: string;
  readonly name: string;
  /** Undefined until its boundary is imported. */
  readonly bounds?: Bounds;
}

export interface Ward {
  /** ONS code, `E05013637`. */
  readonly code: string;
  readonly authorityCode: string;
  readonly name: string;
  readonly bounds: Bounds;
}

/** Authorities by name, without their boundaries (db/boundaries.ts reads those). */
export async function selectAuthorities(db: Database): Promise<readonly Authority[]> {
  const rows = await db.query
    .selectFrom('authorities')
    .select(AUTHORITY)
    .orderBy('name')
    .orderBy('code')
    .execute();
  return rows.map(authorityOf);
}

export async function selectAuthority(db: Database, code: string): Promise<Authority | undefined> {
  const row = await db.query
    .selectFrom('authorities')
    .select(AUTHORITY)
    .where('code', '=', code)
    .executeTakeFirst();
  return row && authorityOf(row);
}

/** Wards by name, without their boundaries; of one authority where its code is given. */
export async function selectWards(db: Database, authorityCode?: string): Promise<readonly Ward[]> {
  let wards = db.query.selectFrom('wards').select(WARD).orderBy('name').orderBy('code');
  if (authorityCode !== undefined) wards = wards.where('authority_code', '=', authorityCode);
  return (await wards.execute()).map(wardOf);
}

export async function selectWard(db: Database, code: string): Promise<Ward | undefined> {
  const row = await db.query.selectFrom('wards').select(WARD).where('code', '=', code).executeTakeFirst();
  return row && wardOf(row);
}

/** Every ward with its boundary, of one authority where its code is given: for point in polygon at import. */
export async function selectWardBoundaries(
  db: Database,
  authorityCode?: string,
): Promise<readonly (Ward & { readonly boundary: Boundary })[]> {
  let wards = db.query
    .selectFrom('wards')
    .select([...WARD, 'boundary'])
    .orderBy('code');
  if (authorityCode !== undefined) wards = wards.where('authority_code', '=', authorityCode);
  return (await wards.execute()).map(({ boundary, ...ward }) => ({
    ...wardOf(ward),
    boundary: JSON.parse(boundary) as Boundary,
  }));
}

/** Every authority that has a boundary, with it: for point in polygon at import. */
export async function selectAuthorityBoundaries(
  db: Database,
): Promise<readonly (Authority & { readonly boundary: Boundary; readonly bounds: Bounds })[]> {
  const rows = await db.query
    .selectFrom('authorities')
    .select(['code', 'name', 'boundary'])
    .where('boundary', 'is not', null)
    .orderBy('code')
    .execute();
  return rows.map(({ code, name, boundary: text }) => {
    const boundary = JSON.parse(text ?? 'null') as Boundary;
    return { code, name, boundary, bounds: boundsOf(boundary) };
  });
}

/**
 * Adds an authority or brings it up to date; without a boundary it keeps the one it has.
 * @param at instant, UTC ISO text
 */
export function upsertAuthority(
  db: Database,
  { code, name, boundary }: { code: string; name: string; boundary?: Boundary },
  at: string,
): CompiledQuery {
  const shape = boundary ? { boundary: JSON.stringify(boundary), ...boundsOf(boundary) } : {};
  const row = { name, updated_at: at, ...shape };
  return db.query
    .insertInto('authorities')
    .values({ code, ...NO_SHAPE, ...row })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .compile();
}

/**
 * Adds a ward or brings it up to date.
 * @param at instant, UTC ISO text
 */
export function upsertWard(
  db: Database,
  ward: { code: string; authorityCode: string; name: string; boundary: Boundary },
  at: string,
): CompiledQuery {
  const row = {
    authority_code: ward.authorityCode,
    name: ward.name,
    boundary: JSON.stringify(ward.boundary),
    ...boundsOf(ward.boundary),
    updated_at: at,
  };
  return db.query
    .insertInto('wards')
    .values({ code: ward.code, ...row })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .compile();
}

const AUTHORITY = ['code', 'name', 'west', 'south', 'east', 'north'] as const;
const WARD = ['code', 'authority_code', 'name', 'west', 'south', 'east', 'north'] as const;
const NO_SHAPE = { boundary: null, west: null, south: null, east: null, north: null };

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };

function authorityOf({
  code,
  name,
  west,
  south,
  east,
  north,
}: { code: string; name: string } & Nullable<Bounds>): Authority {
  const known = west !== null && south !== null && east !== null && north !== null;
  return { code, name, ...(known && { bounds: { west, south, east, north } }) };
}

function wardOf(row: { code: string; authority_code: string; name: string } & Bounds): Ward {
  const { code, authority_code, name, west, south, east, north } = row;
  return { code, authorityCode: authority_code, name, bounds: { west, south, east, north } };
}

import type { Premises } from '../api/domain/match-suggestions.ts';
import { parsePostcode, writtenPostcode } from '../api/domain/postcode.ts';
import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** A venue that a licence may belong to. */
export interface Candidate extends Premises {
  readonly id: string;
  readonly kind: string;
  readonly address: string;
  /** `prospect`, `registered`, `closed` */
  readonly standing: string;
}

const COLUMNS = ['id', 'name', 'kind', 'address', 'postcode', 'uprn', 'standing'] as const;
/** A sector has some 3,000 addresses; more venues than this are not all of one. */
const MOST_OF_A_SECTOR = 500;

/**
 * The venues of an authority that any of these premises may be: with their UPRN, or in their postcode sector (`N12 0`), where
 * a neighbour's postcode is likely to be.
 */
export async function selectCandidates(
  db: Database,
  authorityCode: string,
  premises: readonly Premises[],
): Promise<readonly Candidate[]> {
  const sectors = [...new Set(premises.flatMap(({ postcode }) => sectorOf(postcode) ?? []))];
  const uprns = [...new Set(premises.flatMap(({ uprn }) => uprn ?? []))];
  const found = new Map<string, Candidate>();
  for (const some of chunked(sectors, 2)) {
    const rows = await db.query
      .selectFrom('venues')
      .select(COLUMNS)
      .where(({ or, and, eb }) =>
        or(some.map((sector) => and([eb('postcode', '>=', sector), eb('postcode', '<', endOf(sector))]))),
      )
      .where('authority_code', '=', authorityCode)
      .orderBy('id')
      .limit(MOST_OF_A_SECTOR * some.length)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  for (const some of chunked(uprns, 1)) {
    const rows = await db.query
      .selectFrom('venues')
      .select(COLUMNS)
      .where('uprn', 'in', some)
      .where('authority_code', '=', authorityCode)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()];
}

const MOST_FOUND = 20;

/** Venues of an authority whose name or postcode holds a text, by name: where nothing that was suggested is it. */
export async function searchCandidates(
  db: Database,
  authorityCode: string,
  text: string,
): Promise<readonly Candidate[]> {
  const words = text.toLowerCase();
  return db.query
    .selectFrom('venues')
    .select(COLUMNS)
    .where('authority_code', '=', authorityCode)
    .where(({ or, eb, fn, val }) =>
      or(
        (['name', 'postcode'] as const).map((column) =>
          eb(fn<number>('instr', [fn('lower', [column]), val(words)]), '>', 0),
        ),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_FOUND)
    .execute();
}

/** Those of the ids that are venues of the authority. */
export async function selectVenuesOfAuthority(
  db: Database,
  authorityCode: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const some of chunked(ids, 1)) {
    const rows = await db.query
      .selectFrom('venues')
      .select('id')
      .where('id', 'in', some)
      .where('authority_code', '=', authorityCode)
      .execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

/** `N12 0QG` lies in the sector `N12 0`. */
function sectorOf(postcode: string): string | undefined {
  const parsed = parsePostcode(postcode);
  return parsed && writtenPostcode(parsed).slice(0, -2);
}

/** The text before which all postcodes of a sector stand: the sign after its last digit. */
function endOf(sector: string): string {
  return sector.slice(0, -1) + String.fromCharCode(sector.charCodeAt(sector.length - 1) + 1);
}

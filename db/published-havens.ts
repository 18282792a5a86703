import { sql, type CompiledQuery } from 'kysely';
import { isoInstant } from '../api/domain/clock.ts';
import type { CellKey } from '../api/domain/cells.ts';
import type { Haven } from '../api/domain/haven.ts';
import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** A parameter holds at most 2 MB on D1, and a character takes up to three bytes. */
const CHARACTERS_A_STATEMENT = 500_000;

/** What is published of the havens of cells, by cell and id: the exact documents. */
export async function selectPublishedDocuments(
  db: Database,
  cells: readonly CellKey[],
): Promise<ReadonlyMap<CellKey, ReadonlyMap<string, string>>> {
  const byCell = new Map<CellKey, Map<string, string>>();
  for (const some of chunked(cells, 1)) {
    const rows = await db.query
      .selectFrom('public_havens')
      .select(['cell', 'id', 'document'])
      .where('cell', 'in', some)
      .execute();
    for (const { cell, id, document } of rows) {
      const inCell = byCell.get(cell) ?? new Map<string, string>();
      inCell.set(id, document);
      byCell.set(cell, inCell);
    }
  }
  return byCell;
}

/** The writes that make a cell's published havens what they should be: nothing where nothing changed. */
export function replacePublishedHavens(
  db: Database,
  cell: CellKey,
  havens: readonly Haven[],
  published: ReadonlyMap<string, string> = new Map(),
): CompiledQuery[] {
  const ids = new Set(havens.map(({ id }) => id));
  const gone = [...published.keys()].filter((id) => !ids.has(id));
  const rows = havens
    .map((haven) => ({ haven, document: JSON.stringify(haven) }))
    .filter(({ haven, document }) => document !== published.get(haven.id))
    .map(({ haven, document }) => JSON.stringify(rowOf(cell, haven, document)));
  return [
    ...(gone.length > 0 ? [deleteHavens(db, cell, gone)] : []),
    ...runsOf(rows).map((run) => upsertHavens(db, run)),
  ];
}

/** Only where they still are in this cell: one that moved may have been written into another cell a moment ago. */
function deleteHavens(db: Database, cell: CellKey, ids: readonly string[]): CompiledQuery {
  return sql`
    DELETE FROM public_havens
    WHERE cell = ${cell} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
  `.compile(db.query);
}

function rowOf(cell: CellKey, haven: Haven, document: string): readonly (string | number | null)[] {
  return [
    haven.id,
    isoInstant(haven.until),
    haven.authorityCode,
    haven.wardCode,
    cell,
    haven.town,
    haven.name,
    haven.kind,
    JSON.stringify(haven.schemes),
    haven.lat,
    haven.lon,
    document,
  ];
}

/** JSON texts in order, in runs that one statement can carry. */
function runsOf(texts: readonly string[]): string[][] {
  const runs: string[][] = [];
  let room = 0;
  for (const text of texts) {
    if (text.length > room) {
      runs.push([]);
      room = CHARACTERS_A_STATEMENT;
    }
    runs.at(-1)?.push(text);
    room -= text.length + 1;
  }
  return runs;
}

function upsertHavens(db: Database, rows: readonly string[]): CompiledQuery {
  return sql`
    INSERT INTO public_havens
      (id, until, authority_code, ward_code, cell, town, name, kind, schemes, lat, lon, document)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11
    FROM json_each(${`[${rows.join()}]`}) WHERE true
    ON CONFLICT (id) DO UPDATE SET
      until = excluded.until, authority_code = excluded.authority_code, ward_code = excluded.ward_code,
      cell = excluded.cell, town = excluded.town, name = excluded.name, kind = excluded.kind,
      schemes = excluded.schemes, lat = excluded.lat, lon = excluded.lon, document = excluded.document
  `.compile(db.query);
}

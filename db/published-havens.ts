import { sql, type CompiledQuery } from 'kysely';
import { isoInstant } from '../api/domain/clock.ts';
import type { Haven } from '../api/domain/haven.ts';
import { cellOf } from '../api/domain/cells.ts';
import type { Database } from './database.ts';

/** One parameter carries this many havens: about 400 kB, well under D1's 2 MB. */
const HAVENS_A_STATEMENT = 400;

/** What is published of the havens of a cell, by id: the exact documents. */
export async function selectPublishedDocuments(
  db: Database,
  cell: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query
    .selectFrom('public_havens')
    .select(['id', 'document'])
    .where('cell', '=', cell)
    .execute();
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/** The writes that make a cell's published havens what they should be: nothing where nothing changed. */
export function replacePublishedHavens(
  db: Database,
  havens: readonly Haven[],
  published: ReadonlyMap<string, string>,
): CompiledQuery[] {
  const documents = new Map(havens.map((haven) => [haven.id, JSON.stringify(haven)]));
  const gone = [...published.keys()].filter((id) => !documents.has(id));
  const changed = havens.filter(({ id }) => documents.get(id) !== published.get(id));
  const writes: CompiledQuery[] = [];
  if (gone.length > 0) writes.push(deleteHavens(db, gone));
  for (let from = 0; from < changed.length; from += HAVENS_A_STATEMENT) {
    writes.push(upsertHavens(db, changed.slice(from, from + HAVENS_A_STATEMENT), documents));
  }
  return writes;
}

function deleteHavens(db: Database, ids: readonly string[]): CompiledQuery {
  return sql`DELETE FROM public_havens WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.compile(
    db.query,
  );
}

function upsertHavens(
  db: Database,
  havens: readonly Haven[],
  documents: ReadonlyMap<string, string>,
): CompiledQuery {
  const rows = havens.map((haven) => [
    haven.id,
    isoInstant(haven.until),
    haven.authorityCode,
    haven.wardCode,
    cellOf(haven),
    haven.town,
    haven.name,
    haven.kind,
    JSON.stringify(haven.schemes),
    haven.lat,
    haven.lon,
    documents.get(haven.id),
  ]);
  return sql`
    INSERT INTO public_havens
      (id, until, authority_code, ward_code, cell, town, name, kind, schemes, lat, lon, document)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11
    FROM json_each(${JSON.stringify(rows)}) WHERE true
    ON CONFLICT (id) DO UPDATE SET
      until = excluded.until, authority_code = excluded.authority_code, ward_code = excluded.ward_code,
      cell = excluded.cell, town = excluded.town, name = excluded.name, kind = excluded.kind,
      schemes = excluded.schemes, lat = excluded.lat, lon = excluded.lon, document = excluded.document
  `.compile(db.query);
}

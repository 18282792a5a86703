import type { CompiledQuery, Insertable, InsertQueryBuilder, InsertResult } from 'kysely';
import { MAX_BOUND_PARAMETERS, type Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Items in runs short enough for one statement. Also for reads: `chunked(ids, 1)` before a `where id in`. */
export function chunked<Item>(items: readonly Item[], parametersPerItem: number): Item[][] {
  const size = Math.max(1, Math.floor(MAX_BOUND_PARAMETERS / Math.max(1, parametersPerItem)));
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/**
 * Inserts of many rows, as few statements as D1's limit allows.
 * @param finish adds what follows the values, such as `onConflict`
 */
export function insertRows<Table extends keyof Schema>(
  db: Database,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  finish: (
    insert: InsertQueryBuilder<Schema, Table, InsertResult>,
  ) => InsertQueryBuilder<Schema, Table, InsertResult> = (insert) => insert,
): CompiledQuery[] {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  return chunked(rows, columns.size).map((chunk) =>
    finish(db.query.insertInto(table).values(chunk)).compile(),
  );
}

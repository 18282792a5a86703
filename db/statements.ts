import type { CompiledQuery } from 'kysely';

/** The only values that both engines store alike. */
export type BoundValue = string | number | null;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly BoundValue[];
}

/** developers.cloudflare.com/d1/platform/limits: parameters and bytes of one statement. */
const MOST_PARAMETERS = 100;
const LONGEST_SQL = 100_000;

/** SQLite's REPLACE deletes the old row without its delete triggers: it would rewrite an append-only table. */
const CONFLICT_CLAUSE = /\b(insert|update)\s+or\s|\breplace\s+into\s/i;

/**
 * A read that means the same on better-sqlite3 and on D1.
 * @throws TypeError for a write, and for what one of the engines cannot take
 */
export function readStatement(compiled: CompiledQuery): Statement {
  const { kind } = compiled.query;
  if (kind !== 'SelectQueryNode' && kind !== 'RawNode') {
    throw new TypeError(`A read was expected. Compile this and give it to writeAll: ${compiled.sql}`);
  }
  return boundStatement(compiled);
}

/**
 * A write that means the same on better-sqlite3 and on D1.
 * @throws TypeError for what one of the engines cannot take, before anything is written
 */
export function writeStatement(compiled: CompiledQuery): Statement {
  const { query, sql } = compiled;
  if (query.kind === 'SelectQueryNode' || ('returning' in query && query.returning)) {
    throw new TypeError(`writeAll answers with counts only. Read with query, before or after: ${sql}`);
  }
  if (CONFLICT_CLAUSE.test(sql)) {
    throw new TypeError(`Say what a conflict means with onConflict, not with REPLACE or INSERT OR: ${sql}`);
  }
  return boundStatement(compiled);
}

function boundStatement({ sql, parameters }: CompiledQuery): Statement {
  if (parameters.length > MOST_PARAMETERS) {
    throw new TypeError(
      `${parameters.length} bound parameters, at most ${MOST_PARAMETERS}: split it, see db/writes.ts`,
    );
  }
  if (sql.length > LONGEST_SQL)
    throw new TypeError(`A statement of ${sql.length} characters, at most ${LONGEST_SQL}`);
  return { sql, parameters: parameters.map((value, index) => boundValue(value, index, sql)) };
}

function boundValue(value: unknown, index: number, sql: string): BoundValue {
  if (value === null || typeof value === 'string') return value;
  // NaN and infinities would be stored as null by D1.
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const kind = value instanceof Date ? 'Date' : typeof value === 'number' ? String(value) : typeof value;
  throw new TypeError(
    `Parameter ${index + 1} is ${kind}; ${REMEDY[kind] ?? 'bind text, a number or null'}: ${sql}`,
  );
}

const REMEDY: Readonly<Record<string, string>> = {
  undefined: 'use null where there is no value',
  boolean: 'write 0 or 1',
  bigint: 'use a number, or text beyond 2^53',
  Date: 'write UTC ISO text',
};

import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Cutoff } from '../api/domain/retention.ts';
import type { Database } from './database.ts';

/** Whose rows: one authority's, or those of all others and of none. */
export type RetentionScope = { readonly only: string } | { readonly allBut: readonly string[] };

/** What is to go, and of whom. */
export interface Due extends Cutoff {
  readonly scope: RetentionScope;
}

/** How one kind of thing is let go of. */
export interface Keeper {
  /** Selects `id` and `authority_code` of what has had its time and is in use nowhere. */
  readonly due: (due: Due) => RawBuilder<DueRow>;
  /**
   * Lets go of these, each only if it still is due: what came into use meanwhile stays.
   * @param ids SQL list of ids
   */
  readonly letGo: (db: Database, ids: RawBuilder<unknown>, due: Due, at: string) => CompiledQuery[];
}

export interface DueRow {
  readonly id: string;
  readonly authority_code: string | null;
}

/** Whether a column names an authority of the scope. */
export function inScope(column: string, scope: RetentionScope): RawBuilder<unknown> {
  const code = sql.ref(column);
  if ('only' in scope) return sql`${code} = ${scope.only}`;
  if (scope.allBut.length === 0) return sql`1`;
  return sql`(${code} IS NULL OR ${code} NOT IN (SELECT value FROM json_each(${JSON.stringify(scope.allBut)})))`;
}

/** Those of a list that are still due. */
export function stillDue(ids: RawBuilder<unknown>, due: RawBuilder<DueRow>): RawBuilder<unknown> {
  return sql`(SELECT id FROM (${due}) WHERE id IN ${ids})`;
}

import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { ConstraintError } from './errors.ts';

/**
 * Makes the whole write fail where a condition does not hold when it is written: what a person saw, or a use case read, is
 * no longer so. Goes before the writes that would change it.
 */
export function expectation(db: Database, condition: RawBuilder<unknown>): CompiledQuery {
  return sql`INSERT INTO expectations (holds) SELECT CASE WHEN ${condition} THEN 1 ELSE 0 END`.compile(
    db.query,
  );
}

/** Whether a write was refused because an expectation, or a rule that a trigger keeps, no longer held. */
export function changedMeanwhile(error: unknown): boolean {
  return error instanceof ConstraintError && error.constraint === 'trigger';
}

import type { CompiledQuery, Kysely } from 'kysely';
import type { AuditKey } from './audit-signature.ts';
import type { Schema } from './schema.ts';
import type { InTurn } from './turns.ts';

/** A change that is not made yet: what the query functions answer and `writeAll` takes. */
export type Write = CompiledQuery;

/**
 * The seam between the register and its engine (better-sqlite3 on Node, D1 on Workers).
 *
 * Read with `query`. Write with `writeAll`: all statements take effect, or none does. There is no
 * interactive transaction: D1 has none, and on better-sqlite3 one would hold up every reader. A use case
 * reads, decides in the domain, then writes once.
 * Changes to the register are written through `writeAudited` (db/audit.ts), which calls `writeAll`.
 */
export interface Database {
  readonly query: Kysely<Schema>;
  /**
   * Runs the statements in order as one atomic write.
   * @returns rows changed by each statement, with those that its cascades and triggers changed
   * @throws ConflictError where a unique key is taken, see db/errors.ts
   */
  writeAll(statements: readonly CompiledQuery[]): Promise<number[]>;
  /**
   * One piece of work of this process at a time, so that its own writers do not take each other's place on the audit
   * trail. D1 has none: on Workers a request must not wait for a promise of another one, which may be cut off.
   */
  readonly inTurn?: InTurn;
  /** Signs the heads of the audit trail; absent where the secret is not at hand, as in most commands. */
  readonly auditKey?: AuditKey;
}

/** D1 takes at most 100 bound parameters a statement; 90 leaves room for a WHERE. */
export const MAX_BOUND_PARAMETERS = 90;

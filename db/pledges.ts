import type { CompiledQuery } from 'kysely';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Database } from './database.ts';

/** What a manager promises for a venue. */
export interface PledgeText {
  readonly version: number;
  readonly promises: readonly string[];
  readonly effectiveFrom: LocalDate;
}

/** The pledge in force on a day; undefined where the register holds none. */
export async function selectPledge(db: Database, today: LocalDate): Promise<PledgeText | undefined> {
  const row = await db.query
    .selectFrom('pledge_texts')
    .select(['version', 'text', 'effective_from'])
    .where('effective_from', '<=', today)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, promises: row.text.split('\n'), effectiveFrom: row.effective_from };
}

/** Adds a version; does nothing where it is there already. */
export function insertPledge(db: Database, { version, promises, effectiveFrom }: PledgeText): CompiledQuery {
  return db.query
    .insertInto('pledge_texts')
    .values({ version, text: promises.join('\n'), effective_from: effectiveFrom })
    .onConflict((conflict) => conflict.doNothing())
    .compile();
}

import { sql, type CompiledQuery } from 'kysely';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Database } from './database.ts';

/** The last day on which some work was done, or is being done; undefined where it never was. */
export async function selectLastDay(db: Database, name: string): Promise<LocalDate | undefined> {
  const row = await db.query
    .selectFrom('daily_work')
    .select('day')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.day;
}

/** Takes a day's work on; changes no row where another process has. */
export function claimDay(db: Database, name: string, day: LocalDate): CompiledQuery {
  return db.query
    .insertInto('daily_work')
    .values({ name, day })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ day })
        .where('daily_work.day', '<', sql<string>`excluded.day`),
    )
    .compile();
}

/** Gives it back: it was not done. */
export function releaseDay(db: Database, name: string, day: LocalDate): CompiledQuery {
  return db.query.deleteFrom('daily_work').where('name', '=', name).where('day', '=', day).compile();
}

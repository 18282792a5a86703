import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** Counts one attempt: in the window that is open, or in a new one where it has ended. Instants, UTC ISO text. */
export function countAttempt(
  db: Database,
  { key, now, windowEndsAt }: { key: string; now: string; windowEndsAt: string },
): CompiledQuery {
  const ended = sql<boolean>`attempts.window_ends_at <= ${now}`;
  return db.query
    .insertInto('attempts')
    .values({ key, window_ends_at: windowEndsAt, count: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql`CASE WHEN ${ended} THEN 1 ELSE attempts.count + 1 END`,
        window_ends_at: sql`CASE WHEN ${ended} THEN ${windowEndsAt} ELSE attempts.window_ends_at END`,
      }),
    )
    .compile();
}

export async function selectAttempts(
  db: Database,
  key: string,
): Promise<{ count: number; windowEndsAt: string } | undefined> {
  const row = await db.query
    .selectFrom('attempts')
    .select(['count', 'window_ends_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { count: row.count, windowEndsAt: row.window_ends_at };
}

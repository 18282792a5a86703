import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';
import { ERASED_AT, erasePeople, hasStanding } from './erase-people.ts';
import { stillDue, type Keeper } from './retention-scope.ts';

/** Mail that was sent, or never will be: the outbox holds addresses, and is no archive. */
export const SENT_MAIL: Keeper = {
  due: ({ before }) => sql`SELECT CAST(id AS TEXT) AS id, NULL AS authority_code FROM outbox
    WHERE state IN ('sent', 'failed', 'unclear') AND settled_at < ${before}`,
  letGo: (db, ids, due) => [
    sql`DELETE FROM outbox WHERE id IN (SELECT CAST(id AS INTEGER) FROM ${stillDue(ids, SENT_MAIL.due(due))})`.compile(
      db.query,
    ),
  ],
};

/** People who had nothing on the register for the whole of the period, and still have not. */
export const PEOPLE: Keeper = {
  due: ({ before }) => sql`SELECT id, NULL AS authority_code FROM people
    WHERE left_at < ${before} AND NOT ${isHere}`,
  letGo: (db, ids, due, at) => erasePeople(db, sql`(SELECT id FROM ${stillDue(ids, PEOPLE.due(due))})`, at),
};

/** Signed in is here too: someone may be about to sign a venue up. */
const isHere = sql`(${hasStanding(sql`people.id`)}
  OR EXISTS (SELECT 1 FROM sessions WHERE person_id = people.id))`;

/**
 * Notes of each person since when they have had nothing here, and forgets it of those who have something again. Roles end in
 * many places; here is the one that looks whether any is left.
 */
export function noteWhoLeft(db: Database, at: string): CompiledQuery[] {
  return [
    sql`UPDATE people SET left_at = NULL WHERE left_at IS NOT NULL AND ${isHere}`,
    sql`UPDATE people SET left_at = ${at} WHERE left_at IS NULL AND email NOT LIKE ${`%${ERASED_AT}`} AND NOT ${isHere}`,
  ].map((statement) => statement.compile(db.query));
}

/** Whether that would change anything. */
export async function someoneCameOrLeft(db: Database): Promise<boolean> {
  const { rows } = await sql<{ any: number }>`SELECT EXISTS (
    SELECT 1 FROM people WHERE (left_at IS NOT NULL) = ${isHere} AND email NOT LIKE ${`%${ERASED_AT}`}
  ) AS any`.execute(db.query);
  return rows[0]?.any === 1;
}

/** What a form that is sent twice finds its first result by: nobody sends one again after so long. */
export function deleteReceipts(db: Database, before: string): CompiledQuery {
  return db.query.deleteFrom('form_receipts').where('created_at', '<', before).compile();
}

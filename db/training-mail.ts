import { sql } from 'kysely';
import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import { BY_RECORDS } from '../api/domain/training.ts';
import type { Database } from './database.ts';

/** Venues that are shown by their records, under a scheme for which that ends by a day. */
export async function selectVenuesEnding(
  db: Database,
  { today, by }: { readonly today: string; readonly by: string },
): Promise<readonly string[]> {
  const { rows } = await sql<{ venueId: string }>`
    SELECT DISTINCT a.venue_id AS "venueId" FROM accreditations a
    WHERE a.state IN (${sql.join(SHOWABLE_STATES)}) AND a.training_until BETWEEN ${today} AND ${by}
      AND EXISTS (SELECT 1 FROM training_checks t WHERE t.venue_id = a.venue_id AND t.scheme_key = a.scheme_key
        AND t.checked_by = ${BY_RECORDS})
    ORDER BY 1`.execute(db.query);
  return rows.map(({ venueId }) => venueId);
}

/** When mail of a kind of reason was last queued; undefined where none is known. @param prefix of its references */
export async function selectLastMailOf(db: Database, prefix: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('outbox')
    .select(({ fn }) => fn.max('created_at').as('last'))
    .where('reference', '>=', prefix)
    .where('reference', '<', `${prefix}~`)
    .executeTakeFirst();
  return row?.last ?? undefined;
}

/** New starters of a venue who have not begun. */
export interface Unclaimed {
  readonly venueId: string;
  readonly count: number;
  /** The latest day on which one of them had been there for so long. */
  readonly day: string;
}

/**
 * Venues with people who were on the list for two weeks, counted from the day on which they joined or were put on it, by one
 * of the days from `since` to today, and who have neither begun to learn nor been trained in another way.
 */
export async function selectUnclaimed(
  db: Database,
  { today, since, days }: { readonly today: string; readonly since: string; readonly days: number },
): Promise<readonly Unclaimed[]> {
  const { rows } = await sql<Unclaimed>`
    SELECT venue_id AS "venueId", count(*) AS count, max(day) AS day FROM (
      SELECT m.venue_id, date(max(m.joined_on, substr(m.added_at, 1, 10)), ${`+${days} days`}) AS day
      FROM staff_members m
      WHERE m.claimed_at IS NULL AND m.left_on IS NULL AND m.joined_on <= ${today}
        AND NOT EXISTS (SELECT 1 FROM training_records r WHERE r.staff_id = m.id AND r.revoked_at IS NULL))
    WHERE day BETWEEN ${since} AND ${today} GROUP BY venue_id ORDER BY venue_id`.execute(db.query);
  return rows;
}

/**
 * Venues whose managers have not had the summary of a month: those that go by their records, and have a manager who wants it.
 * @param reference what its mails begin with, before the venue's id
 */
export async function selectVenuesToSum(
  db: Database,
  { reference, limit }: { readonly reference: string; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ venueId: string }>`
    SELECT DISTINCT a.venue_id AS "venueId" FROM accreditations a
    WHERE a.state NOT IN ('draft', 'withdrawn', 'declined', 'revoked')
      AND EXISTS (SELECT 1 FROM training_checks t WHERE t.venue_id = a.venue_id AND t.scheme_key = a.scheme_key
        AND t.checked_by = ${BY_RECORDS})
      AND EXISTS (SELECT 1 FROM venue_managers g JOIN people p ON p.id = g.person_id
        LEFT JOIN mail_choices c ON c.recipient = 'person/' || p.id
        WHERE g.venue_id = a.venue_id AND p.stopped_at IS NULL AND coalesce(c.frequency, 'each') <> 'none')
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.reference >= ${reference} || a.venue_id || '/'
        AND o.reference < ${reference} || a.venue_id || '/~')
    ORDER BY 1 LIMIT ${limit}`.execute(db.query);
  return rows.map(({ venueId }) => venueId);
}

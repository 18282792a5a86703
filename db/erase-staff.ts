import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/**
 * Erases people from a staff list: their name, work and address go, as do their devices, answers, certificates of others and
 * mail to them. What stays says that somebody was trained in something on a day, so that counts go on being right; the audit
 * trail never held more than their id.
 * @param ids a list, or an SQL list
 * @param today the day on which they stop counting, where they have not left
 */
export function eraseStaff(
  db: Database,
  ids: readonly string[] | RawBuilder<unknown>,
  { today, at }: { readonly today: string; readonly at: string },
): CompiledQuery[] {
  const these = Array.isArray(ids)
    ? sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
    : (ids as RawBuilder<unknown>);
  return [
    // A sender has it in hand: it settles in a moment, and goes with the period of mail.
    sql`DELETE FROM outbox WHERE state <> 'handing_over' AND recipient IN (SELECT email FROM staff_members s
      WHERE s.id IN ${these} AND s.email IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM people WHERE people.email = s.email)
        AND NOT EXISTS (SELECT 1 FROM staff_members o WHERE o.email = s.email AND o.id NOT IN ${these}))`,
    sql`DELETE FROM mail_choices WHERE recipient IN (SELECT 'staff/' || id FROM staff_members WHERE id IN ${these})`,
    sql`DELETE FROM learners WHERE staff_id IN ${these}`,
    sql`UPDATE module_attempts SET answers = '{}' WHERE staff_id IN ${these}`,
    sql`UPDATE session_places SET given_up_at = ${at}
      WHERE staff_id IN ${these} AND attended IS NULL AND given_up_at IS NULL`,
    sql`UPDATE external_certificates SET file_id = NULL, reference = '', verdict_note = '' WHERE staff_id IN ${these}`,
    // A file comes into the register in one write with what holds it: without it, it was this person's.
    sql`DELETE FROM stored_files WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.file_id = stored_files.id)
      AND NOT EXISTS (SELECT 1 FROM external_certificates c WHERE c.file_id = stored_files.id)`,
    sql`UPDATE staff_members SET name = '', job = '', email = NULL, duty = NULL,
      left_on = coalesce(left_on, ${today}), erased_at = ${at}, updated_at = ${at}
      WHERE id IN ${these} AND erased_at IS NULL`,
  ].map((statement) => statement.compile(db.query));
}

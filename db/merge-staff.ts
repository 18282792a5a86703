import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/**
 * What one entry of a staff list has learnt, and the devices that it learns on, become another's, of the same person. What is
 * known of the other stays; an address that it lacks is taken over, but for a lead's or deputy's. Goes before the first is erased.
 */
export function mergeStaff(
  db: Database,
  { from, into, at }: { readonly from: string; readonly into: string; readonly at: string },
): CompiledQuery[] {
  return [
    sql`UPDATE training_records SET staff_id = ${into} WHERE staff_id = ${from}`,
    sql`UPDATE external_certificates SET staff_id = ${into} WHERE staff_id = ${from}`,
    // One way through a module is open at a time: where both have one, that of the entry which stays goes on.
    sql`UPDATE module_attempts SET staff_id = ${into} WHERE staff_id = ${from} AND (finished_at IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM module_attempts o WHERE o.staff_id = ${into}
        AND o.module_key = module_attempts.module_key AND o.finished_at IS NULL))`,
    sql`UPDATE session_places SET staff_id = ${into} WHERE staff_id = ${from} AND NOT EXISTS
      (SELECT 1 FROM session_places o WHERE o.staff_id = ${into} AND o.session_id = session_places.session_id)`,
    sql`UPDATE learners SET staff_id = ${into} WHERE staff_id = ${from}`,
    // A lead's or deputy's address gets the venue's training mail: only a manager writes it down.
    sql`UPDATE staff_members
      SET email = iif(duty IS NULL, coalesce(email, (SELECT email FROM staff_members WHERE id = ${from})), email),
      claimed_at = coalesce(claimed_at, (SELECT claimed_at FROM staff_members WHERE id = ${from})), updated_at = ${at}
      WHERE id = ${into}`,
  ].map((statement) => statement.compile(db.query));
}

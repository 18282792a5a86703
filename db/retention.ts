import { sql } from 'kysely';
import type { RetentionKind } from '../api/domain/retention.ts';
import type { Database, Write } from './database.ts';
import { CLOSED_CONCERNS, LICENCES, TRAINING_CHECKS, VISIT_NOTES } from './retention-casework.ts';
import { EMBED_LOADS } from './retention-embeds.ts';
import { PEOPLE, SENT_MAIL } from './retention-people.ts';
import type { Due, DueRow, Keeper } from './retention-scope.ts';
import { EVIDENCE, SIGN_UPS } from './retention-sign-ups.ts';
import { LEFT_STAFF, TRAINING_ATTEMPTS, TRAINING_RECORDS } from './retention-training.ts';

export type { Due, DueRow, RetentionScope } from './retention-scope.ts';

const KEEPERS: Readonly<Record<RetentionKind, Keeper>> = {
  closed_concerns: CLOSED_CONCERNS,
  visit_notes: VISIT_NOTES,
  evidence: EVIDENCE,
  sign_ups: SIGN_UPS,
  training_checks: TRAINING_CHECKS,
  training_records: TRAINING_RECORDS,
  training_attempts: TRAINING_ATTEMPTS,
  left_staff: LEFT_STAFF,
  licences: LICENCES,
  embed_loads: EMBED_LOADS,
  sent_mail: SENT_MAIL,
  people: PEOPLE,
};

/** How many of each kind have had their time and are in use nowhere. */
export async function countDue(
  db: Database,
  asked: readonly (readonly [kind: RetentionKind, due: Due])[],
): Promise<ReadonlyMap<RetentionKind, number>> {
  const counts = asked.map(([kind, due], place) => {
    return sql`(SELECT count(*) FROM (${KEEPERS[kind].due(due)})) AS ${sql.ref(`n${place}`)}`;
  });
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(counts)}`.execute(db.query);
  return new Map(asked.map(([kind], place) => [kind, rows[0]?.[`n${place}`] ?? 0]));
}

/** Some of what has had its time. */
export async function selectDue(
  db: Database,
  kind: RetentionKind,
  due: Due,
  limit: number,
): Promise<readonly DueRow[]> {
  const { rows } = await sql<DueRow>`SELECT id, authority_code FROM (${KEEPERS[kind].due(due)})
    ORDER BY id LIMIT ${limit}`.execute(db.query);
  return rows;
}

/** Lets go of it, but for what is in use again since it was looked up. */
export function letGo(
  db: Database,
  kind: RetentionKind,
  rows: readonly DueRow[],
  due: Due,
  at: string,
): readonly Write[] {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
  return KEEPERS[kind].letGo(db, ids, due, at);
}

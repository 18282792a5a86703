import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { expectation } from './expectations.ts';

/** The name under which work goes on standing on record whose author was erased. */
export const ERASED_NAME = 'Someone who has left';

/** The end of what stands for an erased person's address (RFC 2606: it reaches nobody). */
export const ERASED_AT = '@erased.invalid';

/**
 * Whether a person has something on this register: a role, a venue, a sign-up under way, a question that waits, a visit to
 * make. Who has is never erased.
 * @param id an SQL expression for the person's id
 */
export function hasStanding(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    EXISTS (SELECT 1 FROM council_roles WHERE person_id = ${id})
    OR EXISTS (SELECT 1 FROM venue_managers WHERE person_id = ${id})
    OR EXISTS (SELECT 1 FROM sign_ups WHERE person_id = ${id} AND state = 'open')
    OR EXISTS (SELECT 1 FROM access_requests WHERE person_id = ${id} AND answer IS NULL)
    OR EXISTS (SELECT 1 FROM visits WHERE visitor_id = ${id} AND state = 'planned')
  )`;
}

export async function selectHasStanding(db: Database, personId: string): Promise<boolean> {
  const { rows } = await sql<{ stands: number }>`SELECT ${hasStanding(sql`${personId}`)} AS stands`.execute(
    db.query,
  );
  return rows[0]?.stands === 1;
}

/** Makes the whole write fail where one of these people has standing after all. */
export function expectNoStanding(db: Database, ids: readonly string[]): CompiledQuery {
  return expectation(
    db,
    sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(ids)}) AS person WHERE ${hasStanding(sql`person.value`)})`,
  );
}

/**
 * Erases people: their account, sessions, requests, and mail to them go, and their name goes from what they sent in. Where
 * a sign-up, a file or a visit still says who it was, a row stays that says no more than that it was someone. The audit
 * trail holds ids only, so its chain goes on being right.
 * @param ids a list, or an SQL list
 */
export function erasePeople(
  db: Database,
  ids: readonly string[] | RawBuilder<unknown>,
  at: string,
): CompiledQuery[] {
  const these = Array.isArray(ids)
    ? sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
    : (ids as RawBuilder<unknown>);
  const addresses = sql`(SELECT email FROM people WHERE id IN ${these})`;
  const referred = sql`(
    EXISTS (SELECT 1 FROM sign_ups WHERE person_id = people.id)
    OR EXISTS (SELECT 1 FROM stored_files WHERE uploaded_by = people.id)
    OR EXISTS (SELECT 1 FROM evidence WHERE added_by = people.id)
    OR EXISTS (SELECT 1 FROM visits WHERE visitor_id = people.id)
  )`;
  return [
    sql`DELETE FROM sign_in_codes WHERE email IN ${addresses}`,
    // A sender has it in hand: it settles in a moment, and goes with the period of mail.
    sql`DELETE FROM outbox WHERE recipient IN ${addresses} AND state <> 'handing_over'`,
    sql`DELETE FROM sessions WHERE person_id IN ${these}`,
    sql`DELETE FROM linked_accounts WHERE person_id IN ${these}`,
    sql`DELETE FROM access_requests WHERE person_id IN ${these}`,
    sql`DELETE FROM form_receipts WHERE person_id IN ${these}`,
    sql`DELETE FROM mail_choices WHERE recipient IN (SELECT 'person/' || id FROM people WHERE id IN ${these})`,
    sql`UPDATE sign_ups SET answers = json_remove(answers, '$.contact.is.managerName'), version = version + 1
      WHERE person_id IN ${these} AND json_extract(answers, '$.contact.is.managerName') IS NOT NULL`,
    sql`DELETE FROM people WHERE id IN ${these} AND NOT ${referred}`,
    sql`UPDATE people SET email = 'erased-' || lower(id) || ${ERASED_AT}, name = ${ERASED_NAME}, image = NULL,
      stopped_at = ${at}, updated_at = ${at}, left_at = NULL
      WHERE id IN ${these}`,
  ].map((statement) => statement.compile(db.query));
}

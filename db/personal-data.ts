import { sql } from 'kysely';
import type { Database } from './database.ts';
import { of, WORK, type HeldRow, type Section, type Whose } from './personal-work.ts';

export type { HeldRow } from './personal-work.ts';

/** What is held about a person, by its name: whatever holds a person's id, address or actor stands here. */
const SECTIONS = {
  account: ({ id }) =>
    sql`SELECT id, email, name, created_at, updated_at, stopped_at, left_at FROM people WHERE id = ${id}`,
  signed_in: ({ id }) =>
    sql`SELECT begun_at, seen_at, fresh_at, expires_at FROM sessions WHERE person_id = ${id} ORDER BY begun_at`,
  codes_asked_for: ({ email }) =>
    sql`SELECT expires_at, used_at, tries FROM sign_in_codes WHERE email = ${email} ORDER BY expires_at`,
  council_accounts: ({ id }) =>
    sql`SELECT provider_id, account_id, created_at FROM linked_accounts WHERE person_id = ${id} ORDER BY created_at`,
  council_roles: ({
    id,
    authority,
  }) => sql`SELECT authority_code, role, granted_at, granted_by FROM council_roles
    WHERE person_id = ${id} AND ${of(authority, 'authority_code')} ORDER BY authority_code, role`,
  venues_managed: ({ id, authority }) => sql`SELECT m.venue_id, v.name, m.added_at, m.added_by, m.seen_at
    FROM venue_managers m JOIN venues v ON v.id = m.venue_id
    WHERE m.person_id = ${id} AND ${of(authority, 'v.authority_code')} ORDER BY m.venue_id`,
  sign_ups: ({
    id,
    authority,
  }) => sql`SELECT id, venue_id, authority_code, state, schemes, answers, created_at, updated_at, sent_at
    FROM sign_ups WHERE person_id = ${id} AND ${of(authority, 'authority_code')} ORDER BY created_at`,
  evidence: ({
    id,
    authority,
  }) => sql`SELECT e.id, e.sign_up_id, e.venue_id, e.scheme_key, e.item, e.kind, e.text,
      f.name AS file_name, e.added_at, e.verdict, e.verdict_note, e.removed_at
    FROM evidence e LEFT JOIN stored_files f ON f.id = e.file_id
    LEFT JOIN venues v ON v.id = e.venue_id LEFT JOIN sign_ups s ON s.id = e.sign_up_id
    WHERE e.added_by = ${id} AND ${of(authority, 'v.authority_code')} AND ${of(authority, 's.authority_code')}
    ORDER BY e.added_at`,
  files: ({ id, authority }) => sql`SELECT f.id, f.name, f.type, f.bytes, f.uploaded_at FROM stored_files f
    LEFT JOIN evidence e ON e.file_id = f.id
    LEFT JOIN venues v ON v.id = e.venue_id LEFT JOIN sign_ups s ON s.id = e.sign_up_id
    WHERE f.uploaded_by = ${id} AND ${of(authority, 'v.authority_code')} AND ${of(authority, 's.authority_code')}
    GROUP BY f.id ORDER BY f.uploaded_at`,
  requests_to_be_let_in: ({
    id,
    authority,
  }) => sql`SELECT r.id, r.venue_id, r.note, r.asked_at, r.answer, r.answered_at
    FROM access_requests r JOIN venues v ON v.id = r.venue_id
    WHERE r.person_id = ${id} AND ${of(authority, 'v.authority_code')} ORDER BY r.asked_at`,
  visits_made: ({ id, authority }) => sql`SELECT id, venue_id, kind, state, due_on, visited_at, outcome, notes
    FROM visits WHERE visitor_id = ${id} AND ${of(authority, 'authority_code')} ORDER BY due_on`,
  forms_sent: ({ id, authority }) =>
    sql`SELECT location, created_at FROM form_receipts WHERE person_id = ${id} AND ${authority} IS NULL ORDER BY created_at`,
  // What a mail says may be of another authority: only the person has all of it. Codes are wiped when they have left.
  mail: ({ email, authority }) => sql`SELECT kind, state, created_at, settled_at,
      iif(${authority} IS NULL AND kind <> 'sign_in_code', subject, NULL) AS subject,
      iif(${authority} IS NULL AND kind <> 'sign_in_code', body, NULL) AS body
    FROM outbox WHERE recipient = ${email} ORDER BY id`,
  audit_trail: ({
    id,
    actor,
    authority,
  }) => sql`SELECT occurred_at, actor, action, subject, details FROM audit_events
    WHERE (actor = ${actor} OR subject = ${`person/${id}`}) AND ${of(authority, 'authority_code')} ORDER BY id`,
} as const satisfies Record<string, Section>;

export type PersonalDataSection = keyof typeof SECTIONS | 'work';
export type PersonalData = Readonly<Record<PersonalDataSection, readonly HeldRow[]>>;

/**
 * Everything the register holds about a person. Read section by section: it is asked for a few times a year.
 * @param authority whose administrator asks: what is of another authority is left out; null for the person
 */
export async function selectPersonalData(
  db: Database,
  { id, email, authority }: { id: string; email: string; authority: string | null },
): Promise<PersonalData> {
  const whose: Whose = { id, email, authority, actor: `person/${id}` };
  const data: Record<string, readonly HeldRow[]> = {};
  for (const [name, section] of Object.entries<Section>(SECTIONS))
    data[name] = (await section(whose).execute(db.query)).rows;
  const work = await Promise.all(WORK.map((section) => section(whose).execute(db.query)));
  data['work'] = work.flatMap(({ rows }) => rows);
  return data as PersonalData;
}

/** The authorities that a person has, or had, to do with. */
export async function selectAuthoritiesOfPerson(db: Database, personId: string): Promise<readonly string[]> {
  const actor = `person/${personId}`;
  // workerd joins no more than five selects to one.
  const queries = [
    sql<{
      code: string | null;
    }>`SELECT authority_code AS code FROM council_roles WHERE person_id = ${personId}
      UNION SELECT authority_code FROM sign_ups WHERE person_id = ${personId}
      UNION SELECT authority_code FROM visits WHERE visitor_id = ${personId}
      UNION SELECT authority_code FROM audit_events WHERE actor = ${actor}
      UNION SELECT authority_code FROM audit_events WHERE subject = ${actor}`,
    sql<{
      code: string | null;
    }>`SELECT v.authority_code AS code FROM venues v JOIN venue_managers m ON m.venue_id = v.id
        WHERE m.person_id = ${personId}
      UNION SELECT v.authority_code FROM venues v JOIN access_requests r ON r.venue_id = v.id
        WHERE r.person_id = ${personId}`,
  ];
  const found = await Promise.all(queries.map((query) => query.execute(db.query)));
  return [...new Set(found.flatMap(({ rows }) => rows.flatMap(({ code }) => code ?? [])))];
}

import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** A row of what is held about somebody: names of columns are the register's own. */
export type HeldRow = Readonly<Record<string, string | number | null>>;

interface Whose {
  readonly id: string;
  readonly email: string;
  /** `person/…` */
  readonly actor: string;
  /** What belongs to this authority, or to none; null for everything. */
  readonly authority: string | null;
}

type Section = (whose: Whose) => RawBuilder<HeldRow>;

/** Whether a column is of the authority that asks, or of no authority. */
function of(authority: string | null, column: string): RawBuilder<unknown> {
  return authority === null ? sql`1` : sql`(${sql.ref(column)} = ${authority} OR ${sql.ref(column)} IS NULL)`;
}

/** What somebody did to something, as the thing itself remembers it. */
function did(
  { actor, authority }: Whose,
  table: string,
  did_what: string,
  [by, at]: readonly [by: string, at: string | null],
  { id = 't.id', through }: { id?: string; through?: 'venue' | 'licence' } = {},
): RawBuilder<HeldRow> {
  const when = at === null ? sql`NULL` : sql.ref(`t.${at}`);
  const joined =
    through === 'venue'
      ? sql`LEFT JOIN venues v ON v.id = t.venue_id`
      : through === 'licence'
        ? sql`LEFT JOIN premises_licences v ON v.id = t.licence_id`
        : sql``;
  return sql<HeldRow>`SELECT ${did_what} AS did, ${sql.ref(id)} AS id, ${when} AS at FROM ${sql.table(table)} t ${joined}
    WHERE ${sql.ref(`t.${by}`)} = ${actor} AND ${of(authority, through ? 'v.authority_code' : 't.authority_code')}`;
}

const throughVenue = { through: 'venue' } as const;

/** What work on the register says of who did it. */
const WORK: readonly Section[] = [
  (whose) => did(whose, 'concerns', 'looked at a concern', ['looked_at_by', 'looked_at']),
  (whose) => did(whose, 'concerns', 'closed a concern', ['closed_by', 'closed_at']),
  (whose) => did(whose, 'visits', 'planned a visit', ['planned_by', 'planned_at']),
  (whose) => did(whose, 'visits', 'recorded a visit', ['recorded_by', 'recorded_at']),
  (whose) => did(whose, 'action_plans', 'opened an action plan', ['opened_by', 'opened_at']),
  (whose) => did(whose, 'action_plans', 'closed an action plan', ['closed_by', 'closed_at']),
  (whose) => did(whose, 'premises_licences', 'matched a licence', ['matched_by', 'matched_at']),
  (whose) => did(whose, 'premises_licences', 'checked a licence', ['checked_by', 'checked_on']),
  (whose) =>
    did(whose, 'licence_conditions', 'added a condition', ['added_by', 'added_at'], { through: 'licence' }),
  (whose) => did(whose, 'training_checks', 'checked training', ['checked_by', 'checked_at'], throughVenue),
  (whose) => did(whose, 'evidence', 'judged evidence', ['verdict_by', 'verdict_at'], throughVenue),
  (whose) =>
    did(whose, 'access_requests', 'answered a request', ['answered_by', 'answered_at'], throughVenue),
  (whose) =>
    did(whose, 'confirmations', 'confirmed facts', ['confirmed_by', 'confirmed_at'], {
      id: 't.venue_id',
      ...throughVenue,
    }),
  (whose) => did(whose, 'venue_changes', 'asked for a change', ['proposed_by', 'proposed_at'], throughVenue),
  (whose) => did(whose, 'venue_changes', 'decided on a change', ['decided_by', 'decided_at'], throughVenue),
  (whose) =>
    did(whose, 'accreditation_events', 'decided on an accreditation', ['actor', 'decided_at'], {
      id: 't.venue_id',
      ...throughVenue,
    }),
  (whose) => did(whose, 'council_roles', 'gave a role', ['granted_by', 'granted_at'], { id: 't.person_id' }),
  (whose) =>
    did(whose, 'venue_managers', 'added a manager', ['added_by', 'added_at'], {
      id: 't.person_id',
      ...throughVenue,
    }),
  (whose) =>
    did(whose, 'authority_settings', 'changed a setting', ['updated_by', 'updated_at'], { id: 't.key' }),
  ({ actor }) => sql`SELECT 'changed a setting' AS did, key AS id, updated_at AS at FROM register_settings
    WHERE updated_by = ${actor}`,
];

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

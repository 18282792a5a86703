import { sql, type RawBuilder } from 'kysely';

/** A row of what is held about somebody: names of columns are the register's own. */
export type HeldRow = Readonly<Record<string, string | number | null>>;

export interface Whose {
  readonly id: string;
  readonly email: string;
  /** `person/…` */
  readonly actor: string;
  /** What belongs to this authority, or to none; null for everything. */
  readonly authority: string | null;
}

export type Section = (whose: Whose) => RawBuilder<HeldRow>;

/** Whether a column is of the authority that asks, or of no authority. */
export function of(authority: string | null, column: string): RawBuilder<unknown> {
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
export const WORK: readonly Section[] = [
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
  (whose) => did(whose, 'staff_members', 'added a member of staff', ['added_by', 'added_at'], throughVenue),
  (whose) =>
    did(whose, 'join_links', 'made a link to join', ['created_by', 'created_at'], {
      id: 't.venue_id',
      ...throughVenue,
    }),
  (whose) =>
    did(whose, 'join_links', 'took a link back', ['revoked_by', 'revoked_at'], {
      id: 't.venue_id',
      ...throughVenue,
    }),
  (whose) => did(whose, 'training_sessions', 'planned a session', ['planned_by', 'planned_at']),
  (whose) => did(whose, 'training_sessions', 'took a register', ['register_taken_by', 'register_taken_at']),
  ({ actor, authority }) => sql`SELECT 'booked a place' AS did, t.session_id AS id, t.booked_at AS at
    FROM session_places t JOIN training_sessions s ON s.id = t.session_id
    WHERE t.booked_by = ${actor} AND ${of(authority, 's.authority_code')}`,
  (whose) => did(whose, 'external_certificates', 'sent a certificate', ['sent_by', 'sent_at'], throughVenue),
  (whose) =>
    did(whose, 'external_certificates', 'judged a certificate', ['verdict_by', 'verdict_at'], throughVenue),
  (whose) =>
    did(whose, 'training_records', 'recorded training', ['recorded_by', 'recorded_at'], throughVenue),
  (whose) => did(whose, 'training_records', 'revoked training', ['revoked_by', 'revoked_at'], throughVenue),
  (whose) => did(whose, 'signage_packs', 'issued signs', ['issued_by', 'issued_at'], throughVenue),
  (whose) => did(whose, 'signage_packs', 'took signs back', ['ended_by', 'ended_at'], throughVenue),
  ({ actor }) => sql`SELECT 'chose mail' AS did, frequency AS id, chosen_at AS at FROM mail_choices
    WHERE recipient = ${actor}`,
];

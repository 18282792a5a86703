import type { CompiledQuery, Insertable } from 'kysely';
import type { Database } from './database.ts';
import type { AuditEventRow } from './schema.ts';

export interface AuditEvent {
  readonly id: number;
  readonly authorityCode: string | null;
  /** Instant, UTC ISO text. */
  readonly occurredAt: string;
  /** `person/…`, `job/publish`, `import/venues`. */
  readonly actor: string;
  /** `accreditation.suspended`, `import.venues`, … */
  readonly action: string;
  /** `venue/k3f9x2m4q`, `authority/E09000003`. */
  readonly subject: string;
  readonly details: unknown;
}

/** Which events: those of one thing, or those of one authority. */
export type AuditTrail = { readonly subject: string } | { readonly authorityCode: string };

const MOST_EVENTS = 200;

/** Belongs in the same `writeAll` as the change it tells of. Events are never changed or deleted. */
export function insertAuditEvent(db: Database, event: Insertable<AuditEventRow>): CompiledQuery {
  return db.query.insertInto('audit_events').values(event).compile();
}

/**
 * A page of a trail, newest first.
 * @param before the id of the last event of the page before
 * @param limit at most 200
 */
export async function selectAuditEvents(
  db: Database,
  { trail, before, limit = 50 }: { trail: AuditTrail; before?: number; limit?: number },
): Promise<readonly AuditEvent[]> {
  let events = db.query
    .selectFrom('audit_events')
    .select(['id', 'authority_code', 'occurred_at', 'actor', 'action', 'subject', 'details'])
    .orderBy('id', 'desc')
    .limit(Math.min(limit, MOST_EVENTS));
  events =
    'subject' in trail
      ? events.where('subject', '=', trail.subject)
      : events.where('authority_code', '=', trail.authorityCode);
  if (before !== undefined) events = events.where('id', '<', before);
  return (await events.execute()).map(({ authority_code, occurred_at, details, ...event }) => ({
    ...event,
    authorityCode: authority_code,
    occurredAt: occurred_at,
    details: JSON.parse(details),
  }));
}

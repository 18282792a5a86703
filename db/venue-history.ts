import { sql, type RawBuilder } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { Database } from './database.ts';

/** A step of the life cycle, as it stands in a venue's history. */
export interface HistoryEvent {
  readonly sequence: number;
  readonly schemeKey: string;
  readonly from: AccreditationState | null;
  readonly to: AccreditationState;
  /** Instant. */
  readonly at: string;
  /** `person/…`, `job/…`, `rule/…` */
  readonly actor: string;
  /** What the person is called; null where it was none, or one who never said. */
  readonly actorName: string | null;
  readonly reason: string;
  /** Why, as a word; null where there is none. */
  readonly code: string | null;
}

/** Enough of each for a page; the rest stays on the trail. */
const MOST_STEPS = 100;
const MOST_TRAIL = 50;
const MOST_CHECKS = 20;

const NAMED = sql`(SELECT nullif(q.name, '') FROM people q
  WHERE q.id = substr(e.actor, 8) AND substr(e.actor, 1, 7) = 'person/')`;

/** A venue's steps as JSON text, newest first: those after a number. */
export function historyJson(venueId: string, after = 0): RawBuilder<string> {
  return sql`(SELECT json_group_array(json_object('sequence', sequence, 'schemeKey', scheme_key, 'from', from_state,
      'to', to_state, 'at', decided_at, 'actor', actor, 'actorName', name, 'reason', reason, 'code', code))
    FROM (SELECT e.*, ${NAMED} AS name, e.facts ->> 'code' AS code FROM accreditation_events e
      WHERE e.venue_id = ${venueId} AND e.sequence > ${after} ORDER BY e.sequence DESC LIMIT ${MOST_STEPS}))`;
}

/** A venue's steps after a number, newest first. */
export async function selectHistory(
  db: Database,
  venueId: string,
  after: number,
): Promise<readonly HistoryEvent[]> {
  const { rows } = await sql<{ history: string }>`SELECT ${historyJson(venueId, after)} AS history`.execute(
    db.query,
  );
  return JSON.parse(rows[0]?.history ?? '[]') as HistoryEvent[];
}

/** Something else that happened with a venue, from the audit trail. */
export interface TrailEvent {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * What else is on the trail of a venue, as JSON text, newest first. Of a step of the life cycle only the note that was
 * left with it.
 */
export function trailJson(venueId: string): RawBuilder<string> {
  return sql`(SELECT json_group_array(json_object('id', id, 'at', occurred_at, 'action', action, 'actor', actor,
      'actorName', name, 'details', json(details)))
    FROM (SELECT e.*, ${NAMED} AS name FROM audit_events e
      WHERE e.subject = ${`venue/${venueId}`}
        AND (e.action NOT LIKE 'accreditation.%' OR e.details ->> 'note' IS NOT NULL)
      ORDER BY e.id DESC LIMIT ${MOST_TRAIL}))`;
}

/** Evidence and training of a venue, for those who work on it. */
export interface VenuePapers {
  readonly evidence: readonly {
    readonly id: string;
    readonly schemeKey: string;
    readonly item: string;
    readonly kind: 'text' | 'link' | 'file';
    readonly text: string;
    readonly fileName: string | null;
    readonly addedAt: string;
    readonly verdict: 'seen' | 'not_enough' | null;
    readonly note: string;
  }[];
  /** Newest first. */
  readonly checks: readonly {
    readonly schemeKey: string;
    readonly trainedPeople: number;
    readonly publicFacing: number;
    readonly trainedOn: string;
    readonly trainingUntil: string;
    readonly note: string;
    readonly checkedAt: string;
  }[];
}

/** The evidence of a venue that stands, as JSON text. */
export function evidenceJson(venueId: string): RawBuilder<string> {
  return sql`(SELECT json_group_array(json_object('id', id, 'schemeKey', scheme_key, 'item', item, 'kind', kind,
      'text', text, 'fileName', file_name, 'addedAt', added_at, 'verdict', verdict, 'note', verdict_note))
    FROM (SELECT e.*, f.name AS file_name FROM evidence e LEFT JOIN stored_files f ON f.id = e.file_id
      WHERE e.venue_id = ${venueId} AND e.removed_at IS NULL ORDER BY e.added_at, e.id))`;
}

/** The checks of a venue's training, as JSON text. */
export function checksJson(venueId: string): RawBuilder<string> {
  return sql`(SELECT json_group_array(json_object('schemeKey', scheme_key, 'trainedPeople', trained_people,
      'publicFacing', public_facing, 'trainedOn', trained_on, 'trainingUntil', training_until, 'note', note,
      'checkedAt', checked_at))
    FROM (SELECT t.* FROM training_checks t WHERE t.venue_id = ${venueId}
      ORDER BY t.checked_at DESC, t.id DESC LIMIT ${MOST_CHECKS}))`;
}

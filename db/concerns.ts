import type { CompiledQuery } from 'kysely';
import type { ConcernOutcome, ConcernReason, ConcernState } from '../api/domain/concern.ts';
import type { Database } from './database.ts';

/** What somebody said about a place. Nothing in it tells who. Instants are UTC ISO text, actors `person/…`. */
export interface Concern {
  readonly id: string;
  readonly venueId: string;
  readonly authorityCode: string | null;
  readonly reason: ConcernReason;
  readonly note: string;
  readonly receivedAt: string;
  readonly state: ConcernState;
  readonly lookedAtBy: string | null;
  readonly lookedAt: string | null;
  readonly outcome: ConcernOutcome | null;
  readonly closingNote: string;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

export async function selectConcern(db: Database, id: string): Promise<Concern | undefined> {
  const row = await db.query
    .selectFrom('concerns')
    .select(['id', 'venue_id', 'authority_code', 'reason', 'note', 'received_at', 'state', 'looked_at_by'])
    .select(['looked_at', 'outcome', 'closing_note', 'closed_by', 'closed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      venueId: row.venue_id,
      authorityCode: row.authority_code,
      reason: row.reason as ConcernReason,
      note: row.note,
      receivedAt: row.received_at,
      state: row.state as ConcernState,
      lookedAtBy: row.looked_at_by,
      lookedAt: row.looked_at,
      outcome: row.outcome as ConcernOutcome | null,
      closingNote: row.closing_note,
      closedBy: row.closed_by,
      closedAt: row.closed_at,
    }
  );
}

/** A concern that was sent before under the same key; undefined where there is none. */
export async function selectConcernByKey(
  db: Database,
  key: string,
): Promise<Pick<Concern, 'reason' | 'note' | 'receivedAt'> | undefined> {
  const row = await db.query
    .selectFrom('concerns')
    .select(['reason', 'note', 'received_at'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { reason: row.reason as ConcernReason, note: row.note, receivedAt: row.received_at };
}

/** Refused with a ConflictError where the key was used. */
export function insertConcern(
  db: Database,
  concern: Pick<Concern, 'id' | 'venueId' | 'authorityCode' | 'reason' | 'note' | 'receivedAt'> & {
    readonly key: string | null;
  },
): CompiledQuery {
  return db.query
    .insertInto('concerns')
    .values({
      id: concern.id,
      key: concern.key,
      venue_id: concern.venueId,
      authority_code: concern.authorityCode,
      reason: concern.reason,
      note: concern.note,
      received_at: concern.receivedAt,
      state: 'new',
    })
    .compile();
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the concern is closed. */
export function updateConcernLookedAt(
  db: Database,
  id: string,
  { by, at }: { by: string; at: string },
): CompiledQuery {
  return db.query
    .updateTable('concerns')
    .set({ state: 'looked_at', looked_at_by: by, looked_at: at })
    .where('id', '=', id)
    .compile();
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the concern is closed. */
export function updateConcernClosed(
  db: Database,
  id: string,
  { outcome, note, by, at }: { outcome: ConcernOutcome; note: string; by: string; at: string },
): CompiledQuery {
  return db.query
    .updateTable('concerns')
    .set({ state: 'closed', outcome, closing_note: note, closed_by: by, closed_at: at })
    .where('id', '=', id)
    .compile();
}

/** The venue that a concern can be about: one that the public was shown at some time. Undefined for any other. */
export async function selectOnceShownVenue(
  db: Database,
  venueId: string,
): Promise<{ readonly authorityCode: string | null } | undefined> {
  const row = await db.query
    .selectFrom('venues as v')
    .select('v.authority_code')
    .where('v.id', '=', venueId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('accreditation_events as e')
          .select('e.sequence')
          .whereRef('e.venue_id', '=', 'v.id')
          .where('e.to_state', '=', 'accredited'),
      ),
    )
    .executeTakeFirst();
  return row && { authorityCode: row.authority_code };
}

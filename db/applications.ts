import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { Database } from './database.ts';

/** Where a venue stands under a scheme, and what the council last asked of its manager. */
export interface Application {
  readonly schemeKey: string;
  readonly state: AccreditationState;
  /** The rules that it was sent in under. */
  readonly schemeVersion: number;
  /** Why it is in this state, as its last event says; the manager may read it. */
  readonly reason: string;
  /** Instant of that event, UTC ISO text. */
  readonly since: string;
}

export interface Applications {
  readonly all: readonly Application[];
  /** Number of the venue's last event, 0 before the first. */
  readonly sequence: number;
}

export async function selectApplications(db: Database, venueId: string): Promise<Applications> {
  const rows = await db.query
    .selectFrom('accreditations as a')
    .innerJoin('accreditation_events as e', (join) =>
      join.onRef('e.venue_id', '=', 'a.venue_id').onRef('e.sequence', '=', 'a.sequence'),
    )
    .select(['a.scheme_key', 'a.state', 'a.scheme_version', 'e.reason', 'e.decided_at'])
    .where('a.venue_id', '=', venueId)
    .orderBy('a.scheme_key')
    .execute();
  const last = await db.query
    .selectFrom('accreditation_events')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('venue_id', '=', venueId)
    .executeTakeFirst();
  return {
    all: rows.map(({ scheme_key, state, scheme_version, reason, decided_at }) => ({
      schemeKey: scheme_key,
      state: state as AccreditationState,
      schemeVersion: scheme_version,
      reason,
      since: decided_at,
    })),
    sequence: Number(last?.sequence ?? 0),
  };
}

/** Ids of those who manage a venue. */
export async function selectManagerIds(db: Database, venueId: string): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('venue_managers')
    .select('person_id')
    .where('venue_id', '=', venueId)
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}

import { sql } from 'kysely';
import type { AccreditationFacts, AccreditationState } from '../api/domain/accreditation.ts';
import type { LocalDate } from '../api/domain/clock.ts';
import type { SchemeRules } from '../api/domain/scheme.ts';
import type { Database } from './database.ts';

/** Where a venue stands under one scheme, as its manager is to know it. */
export interface VenueAccreditation extends AccreditationFacts {
  readonly venueId: string;
  readonly schemeName: string;
  /** Of the version under which it was decided. */
  readonly rules: SchemeRules;
  readonly state: AccreditationState;
  /** Why it is in this state, as whoever decided wrote it. */
  readonly reason: string;
  /** The day on which it came into this state; instant, UTC ISO text. */
  readonly since: string;
}

/** Every scheme that venues have a history under, in the schemes' order. */
export async function selectAccreditationsOf(
  db: Database,
  ...venueIds: readonly string[]
): Promise<readonly VenueAccreditation[]> {
  const ids = sql<string>`(SELECT value FROM json_each(${JSON.stringify(venueIds)}))`;
  const rows = await db.query
    .selectFrom('accreditations as a')
    .innerJoin('scheme_versions as r', (join) =>
      join.onRef('r.scheme_key', '=', 'a.scheme_key').onRef('r.version', '=', 'a.scheme_version'),
    )
    .innerJoin('schemes as s', 's.key', 'a.scheme_key')
    .innerJoin('accreditation_events as e', (join) =>
      join.onRef('e.venue_id', '=', 'a.venue_id').onRef('e.sequence', '=', 'a.sequence'),
    )
    .select(['a.venue_id', 'a.scheme_key', 's.name', 's.listed', 'r.rules', 'a.state', 'e.reason'])
    .select(['a.valid_from', 'a.valid_to', 'a.trained_on', 'a.training_until', 'a.action_deadline'])
    .select('a.updated_at')
    .where('a.venue_id', 'in', ids)
    .orderBy('s.position')
    .execute();
  return rows.map((row) => ({
    venueId: row.venue_id,
    schemeKey: row.scheme_key,
    schemeName: row.name,
    listed: row.listed === 1,
    rules: JSON.parse(row.rules) as SchemeRules,
    state: row.state as AccreditationState,
    reason: row.reason,
    since: row.updated_at,
    validFrom: row.valid_from as LocalDate | null,
    validTo: row.valid_to,
    trainedOn: row.trained_on,
    trainingUntil: row.training_until,
    actionDeadline: row.action_deadline,
  }));
}

import { epochMinutes } from '../api/domain/clock.ts';
import { londonDate } from '../api/domain/london-time.ts';
import type { VisitKind } from '../api/domain/rubric.ts';
import type { CountedVisit } from '../api/domain/visit-figures.ts';
import type { VisitOutcome } from '../api/domain/visit.ts';
import type { Database } from './database.ts';

/**
 * The visits of an authority that were made, newest first. Who went, and what they wrote, is not read.
 * @param before instant, UTC ISO text: what was recorded then or later was not known yet
 */
export async function selectReportVisits(
  db: Database,
  authorityCode: string,
  before: string,
): Promise<readonly CountedVisit[]> {
  const rows = await db.query
    .selectFrom('visits as w')
    .innerJoin('venues as v', 'v.id', 'w.venue_id')
    .select(['w.id', 'w.venue_id', 'v.name', 'v.ward_code', 'v.town', 'w.scheme_key', 'w.kind', 'w.outcome'])
    .select(['w.visited_at', 'w.minutes_to_response', 'w.retest_of'])
    .where('w.authority_code', '=', authorityCode)
    .where('w.state', '=', 'done')
    .where('w.recorded_at', '<', before)
    .orderBy('w.visited_at', 'desc')
    .orderBy('w.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    venueId: row.venue_id,
    venueName: row.name,
    wardCode: row.ward_code,
    town: row.town,
    schemeKey: row.scheme_key,
    kind: row.kind as VisitKind,
    outcome: row.outcome as VisitOutcome,
    visitedOn: londonDate(epochMinutes(Date.parse(row.visited_at ?? ''))),
    minutesToResponse: row.minutes_to_response,
    retest: row.retest_of !== null,
  }));
}

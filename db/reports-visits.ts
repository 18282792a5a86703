import { sql } from 'kysely';
import { epochMinutes } from '../api/domain/clock.ts';
import { londonDate } from '../api/domain/london-time.ts';
import type { VisitKind } from '../api/domain/rubric.ts';
import { trainingThen, type CountedVisit } from '../api/domain/visit-figures.ts';
import type { VisitOutcome } from '../api/domain/visit.ts';
import type { Database } from './database.ts';

/** The last check before a visit: trained people, those who meet the public, and until when it counts. */
type CheckPart = [trainedPeople: number, publicFacing: number, trainingUntil: string];

/**
 * The visits of an authority that were made, newest first, with how training stood at the time. Who went, and what they wrote,
 * is not read; nor is who was trained.
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
    .leftJoin('accreditations as a', (join) =>
      join.onRef('a.venue_id', '=', 'w.venue_id').onRef('a.scheme_key', '=', 'w.scheme_key'),
    )
    .leftJoin('scheme_versions as r', (join) =>
      join.onRef('r.scheme_key', '=', 'w.scheme_key').onRef('r.version', '=', 'a.scheme_version'),
    )
    .select(['w.id', 'w.venue_id', 'v.name', 'v.ward_code', 'v.town', 'w.scheme_key', 'w.kind', 'w.outcome'])
    .select(['w.visited_at', 'w.minutes_to_response', 'w.retest_of'])
    .select([
      sql<number | null>`r.rules ->> '$.training.minimumTrained'`.as('minimum_trained'),
      sql<number | null>`r.rules ->> '$.training.currentShare'`.as('current_share'),
      // Once a visit: of all checks of the venue before it, the newest.
      sql<string | null>`(SELECT json_array(t.trained_people, t.public_facing, t.training_until)
        FROM training_checks t WHERE t.venue_id = w.venue_id AND t.scheme_key = w.scheme_key
          AND t.checked_at <= w.visited_at
        ORDER BY t.checked_at DESC, t.id DESC LIMIT 1)`.as('check'),
    ])
    .where('w.authority_code', '=', authorityCode)
    .where('w.state', '=', 'done')
    .where('w.recorded_at', '<', before)
    .orderBy('w.visited_at', 'desc')
    .orderBy('w.id')
    .execute();
  return rows.map((row) => {
    const visitedOn = londonDate(epochMinutes(Date.parse(row.visited_at ?? '')));
    const check = row.check === null ? null : (JSON.parse(row.check) as CheckPart);
    return {
      id: row.id,
      venueId: row.venue_id,
      venueName: row.name,
      wardCode: row.ward_code,
      town: row.town,
      schemeKey: row.scheme_key,
      kind: row.kind as VisitKind,
      outcome: row.outcome as VisitOutcome,
      visitedOn,
      minutesToResponse: row.minutes_to_response,
      retest: row.retest_of !== null,
      trainingThen: trainingThen(
        check && { trainedPeople: check[0], publicFacing: check[1], trainingUntil: check[2] },
        { training: { minimumTrained: row.minimum_trained ?? 0, currentShare: row.current_share ?? 0 } },
        visitedOn,
      ),
    };
  });
}

import { sql, type RawBuilder } from 'kysely';
import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import type { SchemeRules } from '../api/domain/scheme.ts';
import { BY_RECORDS } from '../api/domain/training.ts';
import type { Database } from './database.ts';

/** An accreditation that stands, with how many trained people were last seen; none of its open plans is about training. */
export interface Staffing {
  readonly schemeKey: string;
  readonly authorityCode: string | null;
  readonly rules: SchemeRules;
  readonly trainedPeople: number;
}

/**
 * What a venue's training was last seen to be by an officer, for each accreditation that stands and has no open plan about
 * training. One that goes by the venue's own records is left out: they are worked out anew (refresh-training.ts).
 */
export async function selectStaffing(db: Database, venueId: string): Promise<readonly Staffing[]> {
  const rows = await db.query
    .selectFrom('accreditations as a')
    .innerJoin('venues as v', 'v.id', 'a.venue_id')
    .innerJoin('scheme_versions as s', (join) =>
      join.onRef('s.scheme_key', '=', 'a.scheme_key').onRef('s.version', '=', 'a.scheme_version'),
    )
    .select(['a.scheme_key', 'v.authority_code', 's.rules'])
    .select((select) =>
      select
        .selectFrom('training_checks as t')
        .select('t.trained_people')
        .whereRef('t.venue_id', '=', 'a.venue_id')
        .whereRef('t.scheme_key', '=', 'a.scheme_key')
        .orderBy('t.checked_at', 'desc')
        .limit(1)
        .as('trained'),
    )
    .where('a.venue_id', '=', venueId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('training_checks as t')
            .select('t.id')
            .whereRef('t.venue_id', '=', 'a.venue_id')
            .whereRef('t.scheme_key', '=', 'a.scheme_key')
            .where('t.checked_by', '=', BY_RECORDS),
        ),
      ),
    )
    .where('a.state', 'in', SHOWABLE_STATES)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('action_plans as p')
            .select('p.id')
            .whereRef('p.venue_id', '=', 'a.venue_id')
            .whereRef('p.scheme_key', '=', 'a.scheme_key')
            .where('p.cause', '=', 'training')
            .where('p.closed_at', 'is', null),
        ),
      ),
    )
    .orderBy('a.scheme_key')
    .execute();
  // A venue that was accredited on paper has no check to hold the count against.
  return rows.flatMap(({ scheme_key, authority_code, rules, trained }) =>
    trained === null
      ? []
      : [
          {
            schemeKey: scheme_key,
            authorityCode: authority_code,
            rules: JSON.parse(rules) as SchemeRules,
            trainedPeople: trained,
          },
        ],
  );
}

/** Two confirmations at once open one plan. */
export function noTrainingPlanOpen(venueId: string, schemeKey: string): RawBuilder<unknown> {
  return sql`NOT EXISTS (SELECT 1 FROM action_plans WHERE venue_id = ${venueId} AND scheme_key = ${schemeKey}
    AND cause = 'training' AND closed_at IS NULL)`;
}

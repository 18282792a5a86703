import type { CompiledQuery } from 'kysely';
import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import { usualDeadline } from '../api/domain/action-plan.ts';
import type { Ids, LocalDate } from '../api/domain/clock.ts';
import { RECHECK_STEPS } from '../api/domain/recheck.ts';
import { insertPlan } from './action-plans.ts';
import type { AuditEntry } from './audit.ts';
import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** An accreditation that a change of people at its venue leads to look at anew. */
interface Recheck {
  readonly venueId: string;
  readonly schemeKey: string;
  readonly authorityCode: string | null;
}

/**
 * The writes and events that open a re-check for each accreditation that stands at these venues, but where one is open
 * already. No step is taken here: a job asks for action a minute later, and suspends when the deadline has gone.
 *
 * @param actor `import/licences`, `person/…`
 * @param at instant, UTC ISO text
 */
export async function rechecksAt(
  db: Database,
  venueIds: readonly string[],
  { today, actor, at, ids }: { today: LocalDate; actor: string; at: string; ids: Ids },
): Promise<{ readonly writes: readonly CompiledQuery[]; readonly events: readonly AuditEntry[] }> {
  const deadline = usualDeadline('change_of_people', today);
  const plans = (await selectRechecks(db, venueIds)).map((recheck) => ({
    ...recheck,
    id: ids.next(),
    cause: 'change_of_people' as const,
    visitId: null,
    concernId: null,
    steps: RECHECK_STEPS,
    deadline,
    openedBy: actor,
    openedAt: at,
  }));
  return {
    writes: plans.map((plan) => insertPlan(db, plan)),
    events: plans.map(({ id, venueId, schemeKey, authorityCode, cause }) => ({
      authority_code: authorityCode,
      occurred_at: at,
      actor,
      action: 'plan.opened',
      subject: `venue/${venueId}`,
      details: { plan: id, scheme: schemeKey, cause, deadline },
    })),
  };
}

async function selectRechecks(db: Database, venueIds: readonly string[]): Promise<readonly Recheck[]> {
  const rechecks: Recheck[] = [];
  // The states and the cause take parameters of their own.
  for (const some of chunked([...new Set(venueIds)], 2)) {
    const rows = await db.query
      .selectFrom('accreditations as a')
      .innerJoin('venues as v', 'v.id', 'a.venue_id')
      .select(['a.venue_id', 'a.scheme_key', 'v.authority_code'])
      .where('a.venue_id', 'in', some)
      .where('a.state', 'in', SHOWABLE_STATES)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('action_plans as p')
              .select('p.id')
              .whereRef('p.venue_id', '=', 'a.venue_id')
              .whereRef('p.scheme_key', '=', 'a.scheme_key')
              .where('p.cause', '=', 'change_of_people')
              .where('p.closed_at', 'is', null),
          ),
        ),
      )
      .orderBy('a.venue_id')
      .orderBy('a.scheme_key')
      .execute();
    rechecks.push(
      ...rows.map((row) => ({
        venueId: row.venue_id,
        schemeKey: row.scheme_key,
        authorityCode: row.authority_code,
      })),
    );
  }
  return rechecks;
}

import { selectVenueStanding } from '../../db/accreditations.ts';
import { selectOpenPlans, updatePlanClosed } from '../../db/action-plans.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { selectFailedTests, type Visit } from '../../db/visits.ts';
import { consequenceOf, type Consequence } from '../domain/action-plan.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { stepsAfter } from '../domain/visit.ts';
import type { VisitReport } from './grade-visit.ts';
import { preparePlan, type Prepared } from './prepare-plan.ts';

/** Nobody decides on what follows a failed test: domain.md section 4 does. */
const RULE = 'rule/failed-visit';

const REASONS = {
  action_required: 'A visit found things to put right. Your action plan says what, and by when.',
  suspended: 'A second visit found things to put right, so the venue is not shown until they are.',
} as const;

/**
 * What a visit's result means for the venue under the scheme's rule, as the register stands now: nothing, an action plan, or
 * suspension at once. To be written together with the result.
 */
export async function whatFollows({
  visit,
  report: { visitedAt, outcome, answers, minutesToResponse },
  publicOrigin,
  db,
  clock,
  ids,
}: {
  visit: Visit;
  report: VisitReport;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<Prepared & { readonly kind: Consequence['kind'] }> {
  const { id, venueId, schemeKey, authorityCode, kind } = visit;
  const now = clock.now();
  const today = londonDate(epochMinutes(now));
  const standing = await selectVenueStanding(db, venueId, schemeKey);
  const failed = await selectFailedTests(db, { venueId, schemeKey, except: id });
  const consequence = consequenceOf(
    { kind, outcome, visitedOn: londonDate(visitedAt) },
    {
      state: standing?.state ?? null,
      openPlans: await selectOpenPlans(db, { venueId, schemeKey }),
      failedOn: failed.map((at) => londonDate(epochMinutes(Date.parse(at)))),
    },
    today,
  );
  if (consequence.kind === 'none') return { kind: 'none', writes: [], events: [], scopes: [] };

  const at = new Date(now).toISOString();
  const notMet = consequence.kind === 'action_required' ? [] : consequence.plansNotMet;
  const to = consequence.kind === 'still_suspended' ? undefined : consequence.kind;
  const prepared = await preparePlan({
    plan: {
      ...{ id: ids.next(), venueId, schemeKey, authorityCode, cause: 'visit', visitId: id, concernId: null },
      steps: stepsAfter(kind, answers, minutesToResponse),
      ...{ deadline: consequence.deadline, openedBy: RULE, openedAt: at },
    },
    to,
    reason: to === undefined ? '' : REASONS[to],
    code: to === 'suspended' ? 'second_failed_visit' : 'failed_visit',
    by: RULE,
    expectedSequence: standing?.sequence,
    publicOrigin,
    db,
    clock,
  });
  const note = 'The next visit did not pass either.';
  return {
    kind: consequence.kind,
    scopes: prepared.scopes,
    writes: [
      ...notMet.map((planId) => updatePlanClosed(db, planId, { result: 'not_met', note, by: RULE, at })),
      ...prepared.writes,
    ],
    events: [...notMet.map((planId): AuditEntry => planNotMet(visit, planId, at)), ...prepared.events],
  };
}

function planNotMet(
  { id, venueId, schemeKey, authorityCode }: Visit,
  planId: string,
  at: string,
): AuditEntry {
  return {
    authority_code: authorityCode,
    occurred_at: at,
    actor: RULE,
    action: 'plan.closed',
    subject: `venue/${venueId}`,
    details: { plan: planId, scheme: schemeKey, result: 'not_met', visit: id },
  };
}

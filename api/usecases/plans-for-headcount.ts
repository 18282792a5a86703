import { insertPlan } from '../../db/action-plans.ts';
import type { Database, Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { noTrainingPlanOpen, selectStaffing } from '../../db/staffing.ts';
import { usualDeadline } from '../domain/action-plan.ts';
import type { Ids, LocalDate } from '../domain/clock.ts';
import { isTrainingRuleMet, trainedNeeded } from '../domain/training.ts';

/** What the trail says of a plan that a confirmation opened. */
export interface OpenedPlan {
  readonly plan: string;
  readonly scheme: string;
  readonly deadline: LocalDate;
}

/**
 * A venue whose staff has grown past its trained people no longer meets the rule: for each such accreditation the writes that
 * open a plan about training. No step is taken here: a job asks for action within a minute (act-on-plans.ts), and suspends
 * when the deadline has gone.
 *
 * @param headcount staff who meet the public, as just confirmed
 * @param at instant, UTC ISO text
 * @returns the writes, and what the trail says of each plan
 */
export async function plansForHeadcount({
  venueId,
  headcount,
  today,
  at,
  actor,
  db,
  ids,
}: {
  venueId: string;
  headcount: number;
  today: LocalDate;
  at: string;
  actor: string;
  db: Database;
  ids: Ids;
}): Promise<{ writes: readonly Write[]; plans: readonly OpenedPlan[] }> {
  const short = (await selectStaffing(db, venueId)).filter(
    ({ rules, trainedPeople }) => !isTrainingRuleMet(rules, { trainedPeople, publicFacing: headcount }),
  );
  const plans = short.map(({ schemeKey, authorityCode, rules, trainedPeople }) => ({
    ...{ id: ids.next(), venueId, schemeKey, authorityCode, cause: 'training' as const },
    ...{ visitId: null, concernId: null, openedBy: actor, openedAt: at },
    steps: [
      `Have ${trainedNeeded(rules, headcount)} people trained. You said that ${headcount} meet the public, and the council last saw ${trainedPeople} trained.`,
    ],
    deadline: usualDeadline('training', today, { rules }),
  }));
  return {
    writes: [
      ...plans.map(({ schemeKey }) => expectation(db, noTrainingPlanOpen(venueId, schemeKey))),
      ...plans.map((plan) => insertPlan(db, plan)),
    ],
    plans: plans.map(({ id, schemeKey, deadline }) => ({ plan: id, scheme: schemeKey, deadline })),
  };
}

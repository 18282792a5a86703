import { selectVenueStanding } from '../../db/accreditations.ts';
import { selectPlan } from '../../db/action-plans.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { isShowable } from '../domain/accreditation.ts';
import { mayHavePlan, requireDeadline, type PlanCause } from '../domain/action-plan.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { preparePlan, type Prepared } from './prepare-plan.ts';
import { writeAndPublish } from './write-and-publish.ts';

/** What an officer asks a venue to put right. */
export interface PlanAsked {
  /** Drawn when the form was shown, so that a form that is sent twice opens one plan. */
  readonly planId: string;
  readonly venueId: string;
  readonly schemeKey: string;
  readonly cause: PlanCause;
  readonly visitId?: string | null;
  readonly concernId?: string | null;
  /** At least one, in words that the managers read. */
  readonly steps: readonly string[];
  /** Its last day. */
  readonly deadline: string;
  /** Why, in words that the managers read. */
  readonly reason: string;
}

/**
 * Opens an action plan, and asks for action under the scheme: until the deadline the venue stays shown where the scheme's
 * rule says so. A suspended venue stays suspended.
 *
 * @throws DomainError `venue.not_found` (404), `plan.nothing_to_act_on`, `plan.id_taken`, `accreditation.decided_meanwhile`
 *   (409), `plan.deadline_wrong`, `plan.steps_missing` (400), `accreditation.not_yet_public` (503)
 */
export async function openActionPlan({
  asked,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  asked: PlanAsked;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<{ planId: string }> {
  const { planId, venueId } = asked;
  const prepared = await prepareAskedPlan({ asked, actor, publicOrigin, db, clock });
  try {
    await writeAndPublish({ ...prepared, db, clock });
  } catch (error) {
    const first = await firstOf(error, planId, db);
    if (first?.venueId !== venueId || first.openedBy !== actor) throw error;
  }
  return { planId };
}

/** The plan that took the key, where a form was sent twice at once; after it is written the step is refused as well. */
async function firstOf(error: unknown, planId: string, db: Database) {
  const taken = error instanceof ConflictError && error.concerns('action_plans');
  return taken ? selectPlan(db, planId) : undefined;
}

/** The same, to be written together with something else. */
export async function prepareAskedPlan({
  asked: { planId, venueId, schemeKey, cause, visitId = null, concernId = null, deadline, reason, ...asked },
  actor,
  publicOrigin,
  db,
  clock,
}: Parameters<typeof openActionPlan>[0]): Promise<Prepared> {
  const now = clock.now();
  const steps = asked.steps.map((step) => step.trim()).filter((step) => step !== '');
  if (steps.length === 0) {
    const advice = 'Enter at least one thing that the venue has to put right.';
    throw invalid('plan.steps_missing', advice, { steps: advice });
  }
  requireDeadline(deadline, londonDate(epochMinutes(now)));
  const venue = await selectVenueStanding(db, venueId, schemeKey);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  if (!mayHavePlan(venue.state)) {
    throw conflict(
      'plan.nothing_to_act_on',
      'This venue is not accredited under that scheme, so there is nothing that a plan could keep or bring back.',
    );
  }
  return preparePlan({
    plan: {
      ...{ id: planId, venueId, schemeKey, authorityCode: venue.authorityCode, cause, visitId, concernId },
      ...{ steps, deadline, openedBy: actor, openedAt: new Date(now).toISOString() },
    },
    to: isShowable(venue.state) ? 'action_required' : undefined,
    reason,
    code: `plan_${cause}`,
    by: actor,
    expectedSequence: venue.sequence,
    publicOrigin,
    db,
    clock,
  });
}

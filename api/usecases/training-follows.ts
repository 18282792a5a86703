import type { AccreditationDates } from '../../db/accreditations.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import type { NewTrainingCheck } from '../../db/training-checks.ts';
import { isShowable } from '../domain/accreditation.ts';
import { usualDeadline, type OpenPlan } from '../domain/action-plan.ts';
import type { Clock, LocalDate } from '../domain/clock.ts';
import type { SchemeRules } from '../domain/scheme.ts';
import { prepareStep } from './accreditation-step.ts';
import { stepToReady } from './become-ready.ts';
import { preparePlan, type Prepared } from './prepare-plan.ts';
import type { Case } from './read-cases.ts';

/** `ready`: it went before an approver. `plan`: the rule is not met, and the venue has until a deadline. */
export type TrainingFollows = 'nothing' | 'ready' | 'dates' | 'plan';

export interface Follows extends Prepared {
  readonly follows: TrainingFollows;
}

export const NOTHING: Follows = { follows: 'nothing', writes: [], events: [], scopes: [] };

/**
 * What follows a check of a venue's training, to be written together with it. Of an application: the step to
 * `ready_for_decision` where nothing is lacking any more. Of a venue that is shown: its new dates where the rule is met, and
 * else an action plan, until whose deadline it has time to train, if none about training is open.
 *
 * @param rules those that the venue is held to
 * @param holds whether the rule is met today
 * @param openPlans of the venue under the scheme
 * @param steps what a plan asks for
 * @param dates what a plan's step changes of the dates
 * @param mails of a plan, in place of the usual one
 */
export async function followTraining({
  check,
  found,
  rules,
  holds,
  openPlans,
  steps,
  dates = {},
  mails,
  today,
  publicOrigin,
  db,
  clock,
}: {
  check: NewTrainingCheck;
  found: Case;
  rules: Pick<SchemeRules, 'training'>;
  holds: boolean;
  openPlans: readonly OpenPlan[];
  steps: readonly string[];
  dates?: Partial<AccreditationDates>;
  mails?:
    ((plan: { readonly id: string; readonly deadline: LocalDate }) => Promise<readonly Write[]>) | undefined;
  today: LocalDate;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<Follows> {
  const { facts, record } = found;
  const { venueId, schemeKey } = check;
  if (!isShowable(facts.state)) {
    const step = await stepToReady({ found, change: { training: check }, db, clock });
    return step ? { follows: 'ready', ...step, events: [step.event] } : NOTHING;
  }
  if (holds) {
    const step = await prepareStep({
      ...{ venueId, schemeKey, to: facts.state },
      reason: 'Training was recorded anew.',
      dates: { trained_on: check.trainedOn, training_until: check.trainingUntil },
      facts: { code: 'training_refreshed', check: check.id },
      expectedSequence: record.sequence,
      ...{ actor: check.checkedBy, db, clock },
    });
    return { follows: 'dates', ...step, events: [step.event] };
  }
  // A plan about something else says nothing of training: closed, it would leave the venue shown under the rule.
  if (openPlans.some(({ cause }) => cause === 'training')) return NOTHING;
  const deadline = usualDeadline('training', today, { rules });
  // One plan a check: the key of the check is its own too.
  const { id } = check;
  const plan = await preparePlan({
    plan: {
      ...{ id, venueId, schemeKey, authorityCode: record.authorityCode, cause: 'training' },
      ...{ visitId: null, concernId: null, steps, deadline },
      ...{ openedBy: check.checkedBy, openedAt: check.checkedAt },
    },
    to: 'action_required',
    reason: 'Not enough of the staff are trained.',
    code: 'plan_training',
    by: check.checkedBy,
    expectedSequence: record.sequence,
    dates,
    mails: await mails?.({ id, deadline }),
    ...{ publicOrigin, db, clock },
  });
  return { follows: 'plan', ...plan };
}

/** What the trail says of a check. */
export function checkedEvent(check: NewTrainingCheck, authorityCode: string | null): AuditEntry {
  const { venueId, schemeKey, trainedPeople, publicFacing, trainedOn, note } = check;
  return {
    authority_code: authorityCode,
    occurred_at: check.checkedAt,
    actor: check.checkedBy,
    action: 'training.checked',
    subject: `venue/${venueId}`,
    details: {
      ...{ check: check.id, scheme: schemeKey, trained: trainedPeople, publicFacing, trainedOn },
      ...{ trainingUntil: check.trainingUntil, note },
    },
  };
}

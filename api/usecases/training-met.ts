import { updatePlanClosed } from '../../db/action-plans.ts';
import type { AuditEntry } from '../../db/audit.ts';
import { actionDeadline } from '../domain/action-plan.ts';
import { guardsOf } from '../domain/decision-guards.ts';
import { BY_RECORDS } from '../domain/training.ts';
import { trainingBack } from '../mail/messages.ts';
import { prepareStep } from './accreditation-step.ts';
import type { Followed } from './follow-records.ts';
import { mailTraining, trainingReaders } from './mail-training.ts';
import type { Prepared } from './prepare-plan.ts';

/**
 * Whether a suspended venue comes back by itself: nobody but the register suspended it, for training alone, and nothing else
 * stands against lifting that. What an approver has suspended an approver lifts.
 */
export function comesBack({ check, scheme, found, training }: Followed): boolean {
  const { lastActor, lastCode, lastDeadline, openPlans } = scheme;
  const own = openPlans.filter(({ openedBy }) => openedBy === BY_RECORDS);
  const lapsed = lastActor === 'job/training' && lastCode === 'training_lapsed';
  const overdue = lastActor === 'job/overdue-plans' && own.some(({ deadline }) => deadline === lastDeadline);
  if (!lapsed && !overdue) return false;
  const facts = { ...found.facts, training: check, openPlans: openPlans.length - own.length };
  const decider = { actor: BY_RECORDS, roles: ['approver' as const] };
  return guardsOf('lift', { facts, decider, today: training.today }).every(({ met }) => met);
}

/**
 * The rule is met again: the plans that the records opened are closed, and the venue is accredited as before, unless another
 * plan is open. One that was suspended for training alone comes back the same way.
 */
export async function trainingMet({
  check,
  scheme,
  found,
  training,
  publicOrigin,
  db,
  clock,
}: Followed): Promise<Prepared> {
  const { venueId, schemeKey, checkedBy } = check;
  const { state, openPlans, standing } = scheme;
  const own = openPlans.filter(({ openedBy }) => openedBy === BY_RECORDS);
  const others = actionDeadline(openPlans.filter(({ openedBy }) => openedBy !== BY_RECORDS));
  const back = state === 'action_required' || state === 'suspended';
  const step = await prepareStep({
    ...{ venueId, schemeKey },
    to: back ? (others === null ? 'accredited' : 'action_required') : state,
    reason: 'Enough of the staff are trained and in date again.',
    dates: {
      ...{ trained_on: check.trainedOn, training_until: check.trainingUntil },
      ...(back && { action_deadline: others }),
    },
    facts: { code: 'training_met', check: check.id },
    expectedSequence: found.record.sequence,
    ...{ actor: checkedBy, db, clock },
  });
  const at = new Date(clock.now()).toISOString();
  const note = 'The staff list and its records meet the rule again.';
  const mails = await mailTraining({
    venueId,
    readers: await trainingReaders(db, { venueId, staff: training.staff, today: training.today }),
    reference: `training-back/${venueId}/${schemeKey}/${step.sequence}`,
    page: `/admin/venues/${venueId}`,
    write: (head) =>
      trainingBack({ ...head, scheme: scheme.schemeName, until: standing.until ?? check.trainingUntil }),
    publicOrigin,
    db,
    clock,
  });
  return {
    writes: [
      ...own.map(({ id }) => updatePlanClosed(db, id, { result: 'met', note, by: checkedBy, at })),
      ...step.writes,
      ...mails,
    ],
    events: [
      ...own.map(({ id }): AuditEntry => ({
        ...{ authority_code: found.record.authorityCode, occurred_at: at, actor: checkedBy },
        ...{ action: 'plan.closed', subject: `venue/${venueId}` },
        details: { plan: id, scheme: schemeKey, result: 'met', reason: note },
      })),
      step.event,
    ],
    scopes: step.scopes,
  };
}

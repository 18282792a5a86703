import { selectVenueStanding } from '../../db/accreditations.ts';
import { selectOpenPlans, selectPlan, updatePlanClosed, type ActionPlan } from '../../db/action-plans.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { afterClosing, type PlanResult } from '../domain/action-plan.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { prepareStep } from './accreditation-step.ts';
import { endedAlready } from './ended-already.ts';
import { mailManagers, type ManagerMail } from './mail-managers.ts';
import { planAddress } from './plan-mail.ts';
import { writeAndPublish } from './write-and-publish.ts';

/**
 * An approver decides on an action plan. Met, or opened by mistake: the venue is accredited again once no other plan is
 * open; a suspended one stays so until an approver lifts that. Not met: it is suspended at once.
 *
 * @param note why, in words that the managers read
 * @returns what became of the accreditation; undefined where it stayed as it was
 * @throws DomainError `plan.not_found` (404), `plan.closed`, `accreditation.decided_meanwhile` (409), `plan.note_missing` (400),
 *   `accreditation.not_yet_public` (503)
 */
export async function closeActionPlan({
  planId,
  result,
  note: typed,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  planId: string;
  result: PlanResult;
  note: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<{ to: 'accredited' | 'action_required' | 'suspended' | undefined }> {
  const note = typed.trim();
  const at = new Date(clock.now()).toISOString();
  const plan = await selectPlan(db, planId);
  if (!plan) throw notFound('plan.not_found', 'This action plan is not on the register.');
  if (plan.closedAt !== null) throw closed();
  if (note === '') {
    const advice = 'Enter why, in words for the venue’s managers.';
    throw invalid('plan.note_missing', advice, { note: advice });
  }
  const { venueId, schemeKey, authorityCode } = plan;
  const standing = await selectVenueStanding(db, venueId, schemeKey);
  const open = await selectOpenPlans(db, { venueId, schemeKey });
  const after = afterClosing(result, {
    state: standing?.state ?? null,
    otherPlans: open.filter(({ id }) => id !== planId),
  });
  const step =
    after &&
    (await prepareStep({
      ...{ venueId, schemeKey, to: after.to, reason: note, actor, db, clock },
      dates: { action_deadline: after.actionDeadline },
      facts: { code: `plan_${result}`, plan: planId },
      expectedSequence: standing?.sequence,
    }));
  const mail = await mailManagers({
    venueId,
    write: (venueName) => closingMail(plan, { result, note, to: after?.to, venueName, publicOrigin }),
    db,
    clock,
  });
  const event: AuditEntry = {
    authority_code: authorityCode,
    occurred_at: at,
    actor,
    action: 'plan.closed',
    subject: `venue/${venueId}`,
    details: { plan: planId, scheme: schemeKey, result, reason: note },
  };
  try {
    await writeAndPublish({
      writes: [
        updatePlanClosed(db, planId, { result, note, by: actor, at }),
        ...(step?.writes ?? []),
        // It may go by a newer version of the scheme from here on: its days are worked out anew within a minute.
        ...(step ? [trainingChanged(db, venueId, at)] : []),
        ...mail,
      ],
      events: [event, ...(step ? [step.event] : [])],
      scopes: step?.scopes ?? [],
      db,
      clock,
    });
  } catch (error) {
    throw endedAlready(error) ? closed(error) : error;
  }
  return { to: after?.to };
}

function closed(cause?: unknown) {
  return conflict(
    'plan.closed',
    'Someone closed this plan before you. Read what they decided; nothing of yours was saved.',
    cause,
  );
}

const OUTCOME_WORDS = {
  accredited: 'The venue is accredited again.',
  action_required: 'Another action plan is still open.',
  suspended: 'The venue is not shown to the public from now on.',
} as const;

function closingMail(
  { id, venueId }: ActionPlan,
  {
    result,
    note,
    to,
    venueName,
    publicOrigin,
  }: {
    result: PlanResult;
    note: string;
    to: keyof typeof OUTCOME_WORDS | undefined;
    venueName: string;
    publicOrigin: string;
  },
): ManagerMail {
  const met = result === 'not_met' ? 'not met' : result;
  return {
    reference: `plan/${id}/closed`,
    kind: 'action_plan',
    subject: `Your action plan for ${venueName} is closed`,
    paragraphs: [
      `The council has closed the action plan for ${venueName}: ${met}.`,
      note,
      ...(to ? [OUTCOME_WORDS[to]] : []),
      `The plan is here: ${planAddress({ publicOrigin, venueId, planId: id })}`,
    ],
  };
}

import { selectPlan, updatePlanAnswer } from '../../db/action-plans.ts';
import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { endedAlready } from './ended-already.ts';

/**
 * A manager says what was done about a plan. They may say more later: the newest answer stands, until an officer closes the
 * plan.
 * @throws DomainError `plan.not_found` (404), `plan.closed` (409), `plan.answer_missing` (400)
 */
export async function answerActionPlan({
  planId,
  answer: typed,
  actor,
  db,
  clock,
}: {
  planId: string;
  answer: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const answer = typed.trim();
  const plan = await selectPlan(db, planId);
  if (!plan) throw notFound('plan.not_found', 'This action plan is not on the register.');
  if (plan.closedAt !== null) throw closed();
  if (answer === '') {
    const advice = 'Enter what you have done.';
    throw invalid('plan.answer_missing', advice, { answer: advice });
  }
  if (answer === plan.answer) return;
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [updatePlanAnswer(db, planId, { answer, at })],
      [
        {
          authority_code: plan.authorityCode,
          occurred_at: at,
          actor,
          action: 'plan.answered',
          subject: `venue/${plan.venueId}`,
          details: { plan: planId, scheme: plan.schemeKey },
        },
      ],
    );
  } catch (error) {
    throw endedAlready(error) ? closed(error) : error;
  }
}

function closed(cause?: unknown) {
  return conflict(
    'plan.closed',
    'The council has closed this plan, so it takes no more answers. Read what it decided.',
    cause,
  );
}

import { selectOpenPlans, selectPlan, type ActionPlan } from '../../db/action-plans.ts';
import type { Database } from '../../db/database.ts';
import { selectPlansToActOn, type DueStep } from '../../db/due-steps.ts';
import type { Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { hidesMeanwhile, planMail } from './plan-mail.ts';
import { stepEach } from './step-each.ts';

/**
 * Asks for action where a plan is open and the accreditation does not say so: a change of supervisor, which an import or an
 * edit of a licence finds, opens a plan and decides nothing on the venue. Without this step its deadline would pass unseen.
 * Safe to run as often as one likes.
 *
 * @returns how many steps were taken
 * @throws Error after all others are, where some could not be; they are tried again with the next run
 */
export async function actOnPlans({
  publicOrigin,
  db,
  clock,
}: {
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<number> {
  let taken = 0;
  for (const due of await selectPlansToActOn(db)) {
    const plan = await newestPlan(db, due);
    if (!plan) continue;
    const hidden = await hidesMeanwhile(db, due.venueId, due.schemeKey);
    taken += await stepEach({
      due: [due],
      stepOf: ({ day }) => ({
        to: 'action_required',
        reason: `There is something to put right by ${dateWords(day)}. The action plan says what.`,
        code: `plan_${plan.cause}`,
        dates: { action_deadline: day },
        facts: { plan: plan.id },
        mail: (venue, council) => planMail({ plan, venue, council, hidden, publicOrigin }),
      }),
      actor: 'job/plans',
      db,
      clock,
    });
  }
  return taken;
}

/** The one that the managers have not been told of, where several are open. */
async function newestPlan(db: Database, { venueId, schemeKey }: DueStep): Promise<ActionPlan | undefined> {
  const open = await selectOpenPlans(db, { venueId, schemeKey });
  const plans = await Promise.all(open.map(({ id }) => selectPlan(db, id)));
  return plans
    .flatMap((plan) => plan ?? [])
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .at(-1);
}

import { selectOpenPlans } from '../../db/action-plans.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import {
  insertTrainingCheck,
  isTrainingCheckStored,
  type NewTrainingCheck,
} from '../../db/training-checks.ts';
import type { AuditEntry } from '../../db/audit.ts';
import { isShowable } from '../domain/accreditation.ts';
import { usualDeadline } from '../domain/action-plan.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { isTrainingRuleMet, trainedNeeded, trainingUntil } from '../domain/training.ts';
import { prepareStep } from './accreditation-step.ts';
import { stepToReady } from './become-ready.ts';
import { preparePlan } from './prepare-plan.ts';
import { readCase, type Case } from './read-cases.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

/** What an officer found out about a venue's training. */
export interface TrainingSeen {
  /** Drawn when the form was shown: a form that is sent twice is one check. */
  readonly checkId: string;
  readonly venueId: string;
  readonly schemeKey: string;
  readonly authorityCode: string;
  readonly trainedPeople: number;
  readonly publicFacing: number;
  /** The day of the training that counts: of the oldest, where people were trained on several days. */
  readonly trainedOn: string;
  readonly note: string;
}

/** `ready`: it went before an approver. `plan`: the rule is not met, and the venue has until a deadline. */
export type TrainingFollows = 'nothing' | 'ready' | 'dates' | 'plan';

/** Each lost attempt is another person's decision on the same venue. */
const ATTEMPTS = 5;

/**
 * Writes down a check of a venue's training with what follows from it, in one atomic write. Of an application: the step to
 * `ready_for_decision` where nothing is lacking any more. Of a venue that is shown: its new dates where the rule is met, and
 * else an action plan, until whose deadline it has time to train.
 *
 * @returns what followed, and the last day on which the training counts
 * @throws DomainError `case.not_found` (404), `training.in_future`, `training.too_many_trained` (400) with their fields,
 *   `training.key_used` (409): the same form with other numbers, after going back; `accreditation.not_yet_public` (503)
 */
export async function recordTrainingCheck({
  seen,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  seen: TrainingSeen;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<{ follows: TrainingFollows; until: string }> {
  const today = londonDate(epochMinutes(clock.now()));
  requirePossible(seen, today);
  for (let attempt = 1; ; attempt++) {
    const found = await readCase({ ...seen, db, clock });
    const check: NewTrainingCheck = {
      id: seen.checkId,
      ...seen,
      trainingUntil: trainingUntil(found.facts.rules, seen.trainedOn, found.licenceMonths),
      checkedBy: actor,
      checkedAt: new Date(clock.now()).toISOString(),
    };
    try {
      const after = await whatFollows({ check, found, today, publicOrigin, db, clock });
      await writeAndPublish({
        writes: [insertTrainingCheck(db, check), ...after.writes],
        events: [checked(check, seen.authorityCode), ...after.events],
        scopes: after.scopes,
        db,
        clock,
      });
      return { follows: after.follows, until: check.trainingUntil };
    } catch (error) {
      if (error instanceof ConflictError && error.concerns('training_checks')) {
        if (await isTrainingCheckStored(db, check)) return { follows: 'nothing', until: check.trainingUntil };
        throw keyUsed(error);
      }
      if (!decidedMeanwhile(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function keyUsed(cause: unknown) {
  return conflict(
    'training.key_used',
    'This form was sent before with other numbers, which are recorded. Send it once more to record these as well.',
    cause,
  );
}

function requirePossible({ trainedOn, trainedPeople, publicFacing }: TrainingSeen, today: string): void {
  if (trainedOn > today) {
    const advice = 'The day of the training must not be in the future.';
    throw invalid('training.in_future', advice, { trained_on: advice });
  }
  if (trainedPeople > publicFacing) {
    const advice = 'There cannot be more people trained than work there with the public.';
    throw invalid('training.too_many_trained', advice, { trained_people: advice });
  }
}

interface Follows {
  readonly follows: TrainingFollows;
  readonly writes: readonly Write[];
  readonly events: readonly AuditEntry[];
  readonly scopes: readonly SnapshotScope[];
}

async function whatFollows({
  check,
  found,
  today,
  publicOrigin,
  db,
  clock,
}: {
  check: NewTrainingCheck;
  found: Case;
  today: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<Follows> {
  const { facts, record } = found;
  const nothing: Follows = { follows: 'nothing', writes: [], events: [], scopes: [] };
  if (!isShowable(facts.state)) {
    const step = await stepToReady({ found, change: { training: check }, db, clock });
    return step ? { follows: 'ready', ...step, events: [step.event] } : nothing;
  }
  if (isTrainingRuleMet(facts.rules, check) && check.trainingUntil >= today) {
    const step = await prepareStep({
      ...{ venueId: check.venueId, schemeKey: check.schemeKey, to: facts.state },
      reason: 'Training was recorded anew.',
      dates: { trained_on: check.trainedOn, training_until: check.trainingUntil },
      facts: { code: 'training_refreshed', check: check.id },
      expectedSequence: record.sequence,
      ...{ actor: check.checkedBy, db, clock },
    });
    return { follows: 'dates', ...step, events: [step.event] };
  }
  // A plan about something else says nothing of training: closed, it would leave the venue shown under the rule.
  const { venueId, schemeKey } = check;
  const open = await selectOpenPlans(db, { venueId, schemeKey });
  if (open.some(({ cause }) => cause === 'training')) return nothing;
  const needed = trainedNeeded(facts.rules, check.publicFacing);
  const deadline = usualDeadline('training', today, { rules: facts.rules });
  const plan = await preparePlan({
    plan: {
      // One plan a check: the key of the check is its own too.
      ...{ id: check.id, venueId: check.venueId, schemeKey: check.schemeKey },
      ...{ authorityCode: record.authorityCode, cause: 'training', visitId: null, concernId: null },
      steps: [
        `Have ${needed} people trained. When the council looked, ${check.trainedPeople} of the ${check.publicFacing} who meet the public were, and their training counts until ${check.trainingUntil}.`,
      ],
      ...{ deadline, openedBy: check.checkedBy, openedAt: check.checkedAt },
    },
    to: 'action_required',
    reason: 'Not enough of the staff are trained.',
    code: 'plan_training',
    by: check.checkedBy,
    expectedSequence: record.sequence,
    ...{ publicOrigin, db, clock },
  });
  return { follows: 'plan', ...plan };
}

function checked(check: NewTrainingCheck, authorityCode: string): AuditEntry {
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

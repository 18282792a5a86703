import { selectOpenPlans } from '../../db/action-plans.ts';
import { goesByRecords } from '../../db/training-facts.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import {
  insertTrainingCheck,
  isTrainingCheckStored,
  type NewTrainingCheck,
} from '../../db/training-checks.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { isTrainingRuleMet, trainedNeeded, trainingUntil } from '../domain/training.ts';
import { readCase } from './read-cases.ts';
import { refreshTraining } from './refresh-training.ts';
import { checkedEvent, followTraining, NOTHING, type TrainingFollows } from './training-follows.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

export type { TrainingFollows } from './training-follows.ts';

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

/** Each lost attempt is another person's decision on the same venue. */
const ATTEMPTS = 5;

/**
 * Writes down a check of a venue's training with what follows from it, in one atomic write. Of an application: the step to
 * `ready_for_decision` where nothing is lacking any more. Of a venue that is shown: its new dates where the rule is met, and
 * else an action plan, until whose deadline it has time to train. Of a venue that goes by its own records nothing follows but
 * that those are worked out anew: it is never shown on a form where they do not meet the rule.
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
  ids,
}: {
  seen: TrainingSeen;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
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
      const { rules } = found.facts;
      const needed = trainedNeeded(rules, check.publicFacing);
      const byRecords = await goesByRecords(db, check);
      const after = byRecords
        ? NOTHING
        : await followTraining({
            ...{ check, found, rules, today, publicOrigin, db, clock },
            holds: isTrainingRuleMet(rules, check) && check.trainingUntil >= today,
            openPlans: await selectOpenPlans(db, check),
            steps: [
              `Have ${needed} people trained. When the council looked, ${check.trainedPeople} of the ${check.publicFacing} who meet the public were, and their training counts until ${check.trainingUntil}.`,
            ],
          });
      await writeAndPublish({
        // A venue that keeps records goes by them, whatever was seen: it is worked out anew.
        writes: [
          insertTrainingCheck(db, check),
          ...after.writes,
          trainingChanged(db, check.venueId, check.checkedAt),
        ],
        events: [checkedEvent(check, seen.authorityCode), ...after.events],
        scopes: after.scopes,
        db,
        clock,
      });
      if (byRecords) await refreshTraining({ venueId: check.venueId, publicOrigin, db, clock, ids });
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

import type { Database } from '../../db/database.ts';
import type { NewTrainingCheck } from '../../db/training-checks.ts';
import type { Clock } from '../domain/clock.ts';
import { isHeld } from '../domain/training-currency.ts';
import { remediesFor } from '../domain/training-words.ts';
import { trainingBelow } from '../mail/messages.ts';
import { prepareStep } from './accreditation-step.ts';
import { mailTraining, trainingReaders } from './mail-training.ts';
import { planPage } from './plan-mail.ts';
import type { Prepared } from './prepare-plan.ts';
import type { Case } from './read-cases.ts';
import type { SchemeStanding, VenueTraining } from './read-venue-training.ts';
import { comesBack, trainingMet } from './training-met.ts';
import { followTraining, NOTHING } from './training-follows.ts';

export interface Followed {
  /** What the records come to. */
  readonly check: NewTrainingCheck;
  readonly scheme: SchemeStanding;
  readonly found: Case;
  readonly training: VenueTraining;
  readonly publicOrigin: string;
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * What follows from where a venue stands by its records, to be written together with it; nothing where the register says so
 * already. A venue that is shown is shown no longer than the rule holds: it leaves the finder on the day on which the rule is
 * not met any more, has the scheme's grace to meet it again, and is suspended after that (suspend-overdue.ts).
 */
export async function followRecords(given: Followed): Promise<Prepared> {
  const { check, scheme, found, training, publicOrigin, db, clock } = given;
  const { standing, state, rules, openPlans } = scheme;
  const { today } = training;
  const { holds } = standing;
  if (state === 'suspended') return holds && comesBack(given) ? trainingMet(given) : NOTHING;
  const common = { check, found, rules, holds, openPlans, steps: [], today, publicOrigin, db, clock };
  if (!isHeld(state)) return holds ? followTraining(common) : NOTHING;
  if (holds) {
    if (openPlans.some(({ openedBy }) => openedBy === check.checkedBy)) return trainingMet(given);
    const asBefore = scheme.trainedOn === check.trainedOn && scheme.trainingUntil === check.trainingUntil;
    return asBefore ? NOTHING : followTraining(common);
  }
  const until = scheme.trainingUntil;
  const ended = until !== null && until <= check.trainingUntil ? until : check.trainingUntil;
  if (openPlans.some(({ cause }) => cause === 'training'))
    return ended === until ? NOTHING : endOf(given, ended);
  const steps = remediesFor(standing.reasons);
  return followTraining({
    ...common,
    steps,
    dates: { training_until: ended },
    mails: async ({ id: planId, deadline }) =>
      mailTraining({
        venueId: check.venueId,
        readers: await trainingReaders(db, { venueId: check.venueId, staff: training.staff, today }),
        reference: `plan/${planId}/opened`,
        page: planPage({ venueId: check.venueId, planId }),
        write: (head) => trainingBelow({ ...head, scheme: scheme.schemeName, steps, deadline }),
        publicOrigin,
        db,
        clock,
      }),
  });
}

/** A plan about training is open already: the venue leaves the finder all the same. */
async function endOf({ check, found, db, clock }: Followed, ended: string): Promise<Prepared> {
  const { venueId, schemeKey, checkedBy } = check;
  const step = await prepareStep({
    ...{ venueId, schemeKey, to: found.facts.state },
    reason: 'Not enough of the staff are trained.',
    dates: { training_until: ended },
    facts: { code: 'training_below' },
    expectedSequence: found.record.sequence,
    ...{ actor: checkedBy, db, clock },
  });
  return { ...step, events: [step.event] };
}

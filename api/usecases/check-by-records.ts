import type { LocalDate } from '../domain/clock.ts';
import { addDays } from '../domain/london-time.ts';
import { BY_RECORDS, type TrainingCheck } from '../domain/training.ts';
import type { SchemeStanding } from './read-venue-training.ts';

/** What a venue's records come to, as a check. Where the rule is not met it counts until the day before that was seen. */
export function checkByRecords(
  { standing, check: before }: Pick<SchemeStanding, 'standing' | 'check'>,
  today: LocalDate,
): TrainingCheck {
  const yesterday = addDays(today, -1);
  const endedBefore = before?.checkedBy === BY_RECORDS && before.trainingUntil < yesterday;
  return {
    ...{ trainedPeople: standing.trainedPeople, publicFacing: standing.publicFacing },
    trainedOn: standing.trainedOn ?? before?.trainedOn ?? today,
    trainingUntil: standing.until ?? (endedBefore ? before.trainingUntil : yesterday),
    checkedBy: BY_RECORDS,
  };
}

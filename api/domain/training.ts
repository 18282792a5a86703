import { lastDayOfMonths } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import type { SchemeRules } from './scheme.ts';

export interface HeadCount {
  /** People on the staff whose training counts today. */
  readonly trainedPeople: number;
  /** Staff who meet the public, as the manager declared. */
  readonly publicFacing: number;
}

/** The part of a scheme's rules that says how many must be trained. */
export interface ShareRule {
  readonly training: Pick<SchemeRules['training'], 'minimumTrained' | 'currentShare'>;
}

/** How many must be trained: a lead and a deputy, and the scheme's share of those who meet the public. */
export function trainedNeeded({ training }: ShareRule, publicFacing: number): number {
  // A share such as 0.8 has no exact binary form: 0.8 × 15 is a hair over 12.
  return Math.max(training.minimumTrained, Math.ceil(training.currentShare * publicFacing - 1e-9));
}

/** Whether a scheme's training rule holds for this staff. */
export function isTrainingRuleMet(rules: ShareRule, { trainedPeople, publicFacing }: HeadCount): boolean {
  return trainedPeople >= trainedNeeded(rules, publicFacing);
}

/**
 * The last day on which training counts: the scheme's interval, or that of a licence condition where it is shorter
 * (domain.md §5).
 * @param licenceMonths `trainingInterval` of the venue's licences, null where they name none
 */
export function trainingUntil(
  { training }: Pick<SchemeRules, 'training'>,
  trainedOn: LocalDate,
  licenceMonths: number | null,
): LocalDate {
  return lastDayOfMonths(trainedOn, Math.min(training.refreshMonths, licenceMonths ?? Infinity));
}

export const TRAINING_STATUSES = ['not_started', 'partly_trained', 'current', 'expiring', 'lapsed'] as const;
export type TrainingStatus = (typeof TRAINING_STATUSES)[number];

/** A venue's training ends soon: sixty days, so that a course can be arranged. */
export const EXPIRING_DAYS = 60;

/** What makes a check of a venue's own records: nobody looked, its staff and their records say so. */
export const BY_RECORDS = 'rule/records';

/** A check of a venue's training, as it was written down. */
export interface TrainingCheck extends HeadCount {
  readonly trainedOn: LocalDate;
  /** The last day on which it counts. */
  readonly trainingUntil: LocalDate;
  /** `person/…`, or BY_RECORDS */
  readonly checkedBy: string;
}

/** How a venue's training stands on a day. */
export function trainingStatus(
  check: TrainingCheck | null,
  rules: Pick<SchemeRules, 'training'>,
  today: LocalDate,
): TrainingStatus {
  if (check === null || check.trainedPeople === 0) return 'not_started';
  if (check.trainingUntil < today) return 'lapsed';
  if (!isTrainingRuleMet(rules, check)) return 'partly_trained';
  return check.trainingUntil < addDays(today, EXPIRING_DAYS) ? 'expiring' : 'current';
}

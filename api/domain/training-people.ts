import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import type { SchemeRules } from './scheme.ts';
import type { StaffDuty, TrainingModuleKey } from './training-modules.ts';
import { trainingUntil } from './training.ts';

/** Somebody who works, or worked, at a venue, as far as the rule asks. */
export interface StandingStaff {
  readonly id: string;
  readonly publicFacing: boolean;
  readonly duty: StaffDuty | null;
  readonly joinedOn: LocalDate;
  /** From here on they count no more. */
  readonly leftOn: LocalDate | null;
  readonly source: 'manager' | 'link' | 'import';
  /** Of who joined by the link: when a manager said that they work here. */
  readonly confirmedAt: string | null;
}

export interface StandingRecord {
  readonly staffId: string;
  readonly moduleKey: TrainingModuleKey;
  readonly trainedOn: LocalDate;
  readonly revokedAt: string | null;
}

/** Somebody with what their records come to. */
export interface Trained {
  readonly member: StandingStaff;
  /** The last day of each module that was ever learnt. */
  readonly until: ReadonlyMap<TrainingModuleKey, LocalDate>;
  /** The day of the training that counts: of the oldest module. Null where one was never learnt. */
  readonly trainedOn: LocalDate | null;
  /** The last day on which all modules count; null where one was never learnt. */
  readonly lastDay: LocalDate | null;
  /** The last day on which they are a new starter. */
  readonly starterUntil: LocalDate;
}

/** Whether somebody works there on a day, as far as the venue's managers have said. */
export function worksThere(
  { joinedOn, leftOn, source, confirmedAt }: StandingStaff,
  day: LocalDate,
): boolean {
  const confirmed = source !== 'link' || confirmedAt !== null;
  return confirmed && joinedOn <= day && (leftOn === null || leftOn > day);
}

/**
 * What each person's records come to under a scheme's rule. What was revoked, and what is said of a day to come, counts for
 * nothing.
 * @param licenceMonths `trainingInterval` of the venue's licences, null where they name none
 */
export function whatPeopleLearnt({
  staff,
  records,
  rules,
  licenceMonths,
  today,
}: {
  staff: readonly StandingStaff[];
  records: readonly StandingRecord[];
  rules: Pick<SchemeRules, 'training'>;
  licenceMonths: number | null;
  today: LocalDate;
}): readonly Trained[] {
  const { modules, newStarterDays } = rules.training;
  const newest = new Map<string, LocalDate>();
  const keyOf = (staffId: string, moduleKey: string) => `${staffId}/${moduleKey}`;
  for (const { staffId, moduleKey, trainedOn, revokedAt } of records) {
    const key = keyOf(staffId, moduleKey);
    if (revokedAt === null && trainedOn <= today && trainedOn > (newest.get(key) ?? ''))
      newest.set(key, trainedOn);
  }
  return staff.map((member) => {
    const days = modules.flatMap((moduleKey) => {
      const trainedOn = newest.get(keyOf(member.id, moduleKey));
      return trainedOn === undefined
        ? []
        : [{ moduleKey, trainedOn, until: trainingUntil(rules, trainedOn, licenceMonths) }];
    });
    const whole = days.length === modules.length;
    return {
      member,
      until: new Map(days.map(({ moduleKey, until }) => [moduleKey, until])),
      trainedOn: whole ? earliest(days.map(({ trainedOn }) => trainedOn)) : null,
      lastDay: whole ? earliest(days.map(({ until }) => until)) : null,
      starterUntil: addDays(member.joinedOn, newStarterDays),
    };
  });
}

/** Whether all that the scheme asks for counts on a day. */
export function isCurrent({ lastDay }: Pick<Trained, 'lastDay'>, day: LocalDate): boolean {
  return lastDay !== null && lastDay >= day;
}

/** The first of some days; null of none. */
export function earliest(days: readonly LocalDate[]): LocalDate | null {
  return days.reduce<LocalDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

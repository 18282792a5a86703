import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import type { SchemeRules } from './scheme.ts';
import { TRAINING_MODULES, type TrainingModuleKey } from './training-modules.ts';
import {
  whatPeopleLearnt,
  type StandingRecord,
  type StandingStaff,
  type Trained,
} from './training-people.ts';
import { EXPIRING_DAYS } from './training.ts';

/**
 * What somebody on the staff has to do. `again`: their training has ended; `learn`: they never learnt all; `starter`: the
 * same, with days left; `soon`: it ends within sixty days; `current`: nothing; `none`: they do not meet the public;
 * `later`: they have not begun to work there.
 */
export const STAFF_NEEDS = ['again', 'learn', 'starter', 'soon', 'current', 'none', 'later'] as const;
export type StaffNeed = (typeof STAFF_NEEDS)[number];

/** Somebody on the staff with what all the venue's schemes together ask of them. */
export interface StaffLine<Member extends StandingStaff> {
  readonly member: Member;
  readonly need: StaffNeed;
  /** The last day of each module that a scheme asks for, also where it has gone; null where it was never learnt. */
  readonly modules: readonly { readonly moduleKey: TrainingModuleKey; readonly until: LocalDate | null }[];
  /** The last day on which a starter has time to learn. */
  readonly starterUntil: LocalDate | null;
}

/** What each of the staff has to do, the most pressing first; within that as they were given. */
export function staffLines<Member extends StandingStaff>({
  staff,
  records,
  schemes,
  licenceMonths,
  today,
}: {
  staff: readonly Member[];
  records: readonly StandingRecord[];
  /** The rules of each scheme of the venue. */
  schemes: readonly Pick<SchemeRules, 'training'>[];
  licenceMonths: number | null;
  today: LocalDate;
}): readonly StaffLine<Member>[] {
  const learnt = schemes.map((rules) => whatPeopleLearnt({ staff, records, rules, licenceMonths, today }));
  const asked = TRAINING_MODULES.filter((key) =>
    schemes.some(({ training }) => training.modules.includes(key)),
  );
  return staff
    .map((member, place) =>
      lineOf(
        member,
        learnt.flatMap((people) => people[place] ?? []),
        asked,
        today,
      ),
    )
    .toSorted((a, b) => STAFF_NEEDS.indexOf(a.need) - STAFF_NEEDS.indexOf(b.need));
}

function lineOf<Member extends StandingStaff>(
  member: Member,
  trained: readonly Trained[],
  asked: readonly TrainingModuleKey[],
  today: LocalDate,
): StaffLine<Member> {
  const needs = trained.map((under) => needOf(under, today));
  const need = STAFF_NEEDS.find((each) => needs.includes(each)) ?? 'none';
  const starting = trained.filter((_, place) => needs[place] === 'starter');
  return {
    member,
    need: member.joinedOn > today ? 'later' : need,
    modules: asked.map((moduleKey) => ({
      moduleKey,
      until: first(trained.flatMap(({ until }) => until.get(moduleKey) ?? [])),
    })),
    starterUntil: first(starting.map(({ starterUntil }) => starterUntil)),
  };
}

function needOf({ member, lastDay, starterUntil }: Trained, today: LocalDate): StaffNeed {
  if (!member.publicFacing && member.duty === null) return 'none';
  if (lastDay !== null && lastDay >= today)
    return lastDay < addDays(today, EXPIRING_DAYS) ? 'soon' : 'current';
  if (starterUntil >= today) return 'starter';
  return lastDay === null ? 'learn' : 'again';
}

function first(days: readonly LocalDate[]): LocalDate | null {
  return days.toSorted()[0] ?? null;
}

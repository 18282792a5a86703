import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import type { SchemeRules } from './scheme.ts';
import type { TrainingModuleKey } from './training-modules.ts';
import {
  earliest,
  isCurrent,
  whatPeopleLearnt,
  worksThere,
  type StandingRecord,
  type StandingStaff,
  type Trained,
} from './training-people.ts';
import {
  headcountDays,
  standingOn,
  type DayStanding,
  type DeclaredStaff,
  type StandingReason,
} from './training-reasons.ts';
import { EXPIRING_DAYS, type TrainingStatus } from './training.ts';

/** How one person stands. */
export interface PersonStanding {
  readonly staffId: string;
  /** Works there today and counts: `confirm` waits for a manager's word that somebody who joined by the link does. */
  readonly counts: boolean;
  readonly toConfirm: boolean;
  readonly current: boolean;
  /** The last day on which all that the scheme asks for counts, also where it has gone; null where it was never all learnt. */
  readonly until: LocalDate | null;
  /** What is to be learnt, or learnt anew, today. */
  readonly missing: readonly TrainingModuleKey[];
  /** The last day on which somebody who still has to learn is a new starter; null of everybody else. */
  readonly newStarterUntil: LocalDate | null;
}

/** How a venue's training stands under a scheme on a day. Days `YYYY-MM-DD`, both ends included. */
export interface TrainingStanding {
  readonly status: TrainingStatus;
  /** Today. */
  readonly holds: boolean;
  /** Who meet the public and are current. */
  readonly trainedPeople: number;
  /** How many the scheme's share is of: as declared or as listed, whichever is more, but for new starters still to learn. */
  readonly publicFacing: number;
  readonly needed: number;
  /** Ids of those who are current. */
  readonly lead: string | null;
  readonly deputy: string | null;
  /** The day of the training that counts: of the oldest, where people were trained on several days. Null where nobody is current. */
  readonly trainedOn: LocalDate | null;
  /** The last day on which the rule still holds with what is known today; null where it does not hold today. */
  readonly until: LocalDate | null;
  readonly people: readonly PersonStanding[];
  /** What stands against the rule today; none where it holds. */
  readonly reasons: readonly StandingReason[];
  /** What will stand against it on the day after `until`. */
  readonly ahead: readonly StandingReason[];
  /** By when the number of staff is to be confirmed; null where nobody ever did. */
  readonly headcountDueOn: LocalDate | null;
}

export interface StandingFacts {
  /** Who left too: they do not count. */
  readonly staff: readonly StandingStaff[];
  readonly records: readonly StandingRecord[];
  readonly rules: Pick<SchemeRules, 'training'>;
  /** `trainingInterval` of the venue's licences, null where they name none. */
  readonly licenceMonths: number | null;
  /** Null where nobody ever said. */
  readonly headcount: DeclaredStaff | null;
  readonly today: LocalDate;
}

/**
 * How a venue's training stands under a scheme: a function of its staff, their records, the scheme's rule, the interval of
 * the licence, what was declared, and the day (domain.md section 5).
 *
 * `lapsed`: only time stands against the rule; it would hold if nothing had ended. `expiring`: in force, but for sixty days
 * at most, the confirmation of the number of staff left aside: that is asked for every few months anyway.
 */
export function trainingStanding(facts: StandingFacts): TrainingStanding {
  const { rules, headcount: declared, today } = facts;
  const people = whatPeopleLearnt(facts);
  const now = standingOn(today, { people, declared, rules });
  const until = now.holds ? lastDayOf({ people, declared, rules, today }) : null;
  return {
    status: statusOf({ now, people, declared, rules, today }),
    holds: now.holds,
    trainedPeople: now.trained.length,
    publicFacing: now.publicFacing,
    needed: now.needed,
    lead: now.lead?.member.id ?? null,
    deputy: now.deputy?.member.id ?? null,
    trainedOn: earliest(now.trained.flatMap(({ trainedOn }) => trainedOn ?? [])),
    until,
    people: people.map((person) => personStanding(person, rules, today)),
    reasons: now.reasons,
    ahead: until === null ? [] : standingOn(addDays(until, 1), { people, declared, rules }).reasons,
    headcountDueOn: declared && headcountDays(declared, rules).dueOn,
  };
}

interface Known {
  readonly people: readonly Trained[];
  readonly declared: DeclaredStaff | null;
  readonly rules: Pick<SchemeRules, 'training'>;
  readonly today: LocalDate;
}

/** Between the days on which something begins or ends nothing changes: the first of them that fails ends it. */
function lastDayOf({ people, declared, rules, today }: Known): LocalDate {
  const changes = [
    ...people.flatMap(({ member, lastDay, starterUntil }) => [
      ...(lastDay === null ? [] : [addDays(lastDay, 1)]),
      ...(member.leftOn === null ? [] : [member.leftOn]),
      member.joinedOn,
      addDays(starterUntil, 1),
    ]),
    ...(declared === null ? [] : [addDays(headcountDays(declared, rules).lastDay, 1)]),
  ];
  const ahead = [...new Set(changes)].filter((day) => day > today).toSorted();
  const first = ahead.find((day) => !standingOn(day, { people, declared, rules }).holds);
  // What holds has people whose training ends: on the last of these days nobody is current any more.
  if (first === undefined) throw new TypeError('training that never ends');
  return addDays(first, -1);
}

function statusOf({ now, people, declared, rules, today }: Known & { now: DayStanding }): TrainingStatus {
  if (now.holds) {
    const again = declared && { ...declared, confirmedOn: addDays(today, EXPIRING_DAYS) };
    const until = lastDayOf({ people, declared: again, rules, today });
    return until < addDays(today, EXPIRING_DAYS) ? 'expiring' : 'current';
  }
  const begun = people.some(({ member, until }) => until.size > 0 && worksThere(member, today));
  if (!begun) return 'not_started';
  return standingOn(today, { people, declared, rules, asIfInTime: true }).holds ? 'lapsed' : 'partly_trained';
}

function personStanding(
  person: Trained,
  { training: { modules } }: Pick<SchemeRules, 'training'>,
  today: LocalDate,
): PersonStanding {
  const { member, until, lastDay, starterUntil } = person;
  const current = isCurrent(person, today);
  const counts = worksThere(member, today);
  return {
    staffId: member.id,
    counts,
    toConfirm: !counts && worksThere({ ...member, source: 'manager' }, today),
    current,
    until: lastDay,
    missing: modules.filter((key) => (until.get(key) ?? '') < today),
    newStarterUntil: !current && starterUntil >= today && member.joinedOn <= today ? starterUntil : null,
  };
}

import { monthsAfter } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import type { SchemeRules } from './scheme.ts';
import type { StaffDuty } from './training-modules.ts';
import { isCurrent, worksThere, type Trained } from './training-people.ts';
import { trainedNeeded } from './training.ts';

/** What a manager last said of the staff. */
export interface DeclaredStaff {
  /** How many meet the public. */
  readonly publicFacing: number;
  readonly confirmedOn: LocalDate;
  /** That a trained person is there on every shift while the venue helps. */
  readonly everyShift: boolean;
}

/** Something that stands against the rule on a day. People by their ids. */
export type StandingReason =
  /** Fewer are trained than the rule asks for. */
  | {
      readonly kind: 'too_few';
      readonly trained: number;
      readonly needed: number;
      readonly publicFacing: number;
    }
  /** Why it is too few: whose training has ended, who was never trained, who is on no list. */
  | { readonly kind: 'out_of_date'; readonly staff: readonly string[]; readonly publicFacing: number }
  | { readonly kind: 'not_trained'; readonly staff: readonly string[]; readonly publicFacing: number }
  | { readonly kind: 'not_listed'; readonly listed: number; readonly declared: number }
  | { readonly kind: 'duty'; readonly duty: StaffDuty; readonly staff: string | null }
  | { readonly kind: 'headcount'; readonly confirmedOn: LocalDate | null }
  | { readonly kind: 'shifts' };

/** How the rule stands on a day. */
export interface DayStanding {
  readonly holds: boolean;
  /** Who meet the public and are current. */
  readonly trained: readonly Trained[];
  /** How many the share is of: new starters who are still to learn are left out. */
  readonly publicFacing: number;
  readonly needed: number;
  readonly lead: Trained | undefined;
  readonly deputy: Trained | undefined;
  readonly reasons: readonly StandingReason[];
}

/** A number of staff that was not confirmed for so long after its day is no number any more. */
const OVERDUE_DAYS = 28;

/** By which day the number of staff is to be confirmed anew, and the last one on which it still counts. */
export function headcountDays(
  { confirmedOn }: Pick<DeclaredStaff, 'confirmedOn'>,
  { training }: Pick<SchemeRules, 'training'>,
): { readonly dueOn: LocalDate; readonly lastDay: LocalDate } {
  const dueOn = monthsAfter(confirmedOn, training.headcountMonths);
  return { dueOn, lastDay: addDays(dueOn, OVERDUE_DAYS) };
}

/**
 * How the rule stands on a day, given what people have learnt and what was declared. A scheme that asks for two trained
 * people or more asks for a lead and a deputy; one that asks for one asks for a lead.
 *
 * @param asIfInTime what would be if nothing had ended: neither training nor the declared number
 */
export function standingOn(
  day: LocalDate,
  {
    people,
    declared,
    rules,
    asIfInTime = false,
  }: {
    people: readonly Trained[];
    declared: DeclaredStaff | null;
    rules: Pick<SchemeRules, 'training'>;
    asIfInTime?: boolean;
  },
): DayStanding {
  const there = people.filter(({ member }) => worksThere(member, day));
  const current = (person: Trained) => isCurrent(person, asIfInTime ? '' : day);
  const facing = there.filter(({ member }) => member.publicFacing);
  const trained = facing.filter(current);
  const toLearn = facing.filter((person) => !current(person) && day > person.starterUntil);
  const known = Math.max(declared?.publicFacing ?? 0, facing.length);
  const publicFacing = known - (facing.length - trained.length - toLearn.length);
  const needed = trainedNeeded(rules, publicFacing);
  const onDuty = (duty: StaffDuty) => there.filter(({ member }) => member.duty === duty);
  const [lead, deputy] = (['lead', 'deputy'] as const).map((duty) => onDuty(duty).find(current));

  const idsOf = (of: readonly Trained[]) => of.map(({ member }) => member.id);
  const outOfDate = toLearn.filter(({ lastDay }) => lastDay !== null);
  const never = toLearn.filter(({ lastDay }) => lastDay === null);
  const tooFew: readonly StandingReason[] =
    trained.length >= needed
      ? []
      : [
          { kind: 'too_few', trained: trained.length, needed, publicFacing },
          ...some(outOfDate, { kind: 'out_of_date', staff: idsOf(outOfDate), publicFacing } as const),
          ...some(never, { kind: 'not_trained', staff: idsOf(never), publicFacing } as const),
          ...(known > facing.length
            ? [{ kind: 'not_listed', listed: facing.length, declared: known } as const]
            : []),
        ];
  const duties: readonly StaffDuty[] = rules.training.minimumTrained > 1 ? ['lead', 'deputy'] : ['lead'];
  const late = declared && !asIfInTime && headcountDays(declared, rules).lastDay < day;
  const reasons: readonly StandingReason[] = [
    ...tooFew,
    ...duties
      .filter((duty) => (duty === 'lead' ? lead : deputy) === undefined)
      .map((duty) => ({ kind: 'duty', duty, staff: onDuty(duty)[0]?.member.id ?? null }) as const),
    ...(declared === null || late
      ? [{ kind: 'headcount', confirmedOn: declared?.confirmedOn ?? null } as const]
      : []),
    ...(declared !== null && !declared.everyShift ? [{ kind: 'shifts' } as const] : []),
  ];
  return { holds: reasons.length === 0, trained, publicFacing, needed, lead, deputy, reasons };
}

function some(people: readonly Trained[], reason: StandingReason): readonly StandingReason[] {
  return people.length === 0 ? [] : [reason];
}

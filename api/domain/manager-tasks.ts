import type { AccreditationState } from './accreditation.ts';
import type { OpenPlan } from './action-plan.ts';
import { monthsAfter } from './calendar.ts';
import { SHORT_RENEWAL_DAYS } from './case-facts.ts';
import { epochMinutes, type LocalDate } from './clock.ts';
import { addDays, londonDate } from './london-time.ts';
import { FIRST_REMINDER_DAYS } from './reminders.ts';
import type { SignsStanding } from './signage.ts';

/** What is known of a venue when its manager asks what to do. */
export interface WorkFacts {
  /** It stands on the map: without a position it is shown nowhere. */
  readonly placed: boolean;
  /** Undefined where the register has no hours; null where nobody ever said they are right. */
  readonly hoursConfirmedOn: LocalDate | null | undefined;
  /** Instants, UTC ISO text; null where it was never said. */
  readonly headcountAt: string | null;
  readonly hoursAt: string | null;
  readonly pledgeAt: string | null;
  readonly accreditations: readonly {
    readonly schemeKey: string;
    readonly state: AccreditationState;
    readonly reason: string;
    readonly validTo: LocalDate | null;
    readonly trainingUntil: LocalDate | null;
  }[];
  readonly plans: readonly (OpenPlan & { readonly schemeKey: string; readonly answered: boolean })[];
  /** Schemes whose signs are out and do not hold any more: hidden from the public, or renewed to another day. */
  readonly signs: readonly { readonly schemeKey: string; readonly standing: SignsStanding }[];
  /** Evidence that an officer has asked to be better. */
  readonly poorEvidence: readonly {
    readonly schemeKey: string;
    readonly item: string;
    readonly note: string;
  }[];
}

interface UnderScheme {
  readonly schemeKey: string;
}

/** Something for a manager to do; `due` is its last day, absent where nothing hangs on a day. */
export type ManagerTask = { readonly due?: LocalDate } & (
  | ({ readonly kind: 'put_right'; readonly planId: string; readonly answered: boolean } & UnderScheme)
  | ({ readonly kind: 'suspended'; readonly reason: string } & UnderScheme)
  | ({ readonly kind: 'more_information'; readonly reason: string } & UnderScheme)
  | ({ readonly kind: 'better_evidence'; readonly item: string; readonly note: string } & UnderScheme)
  | ({ readonly kind: 'training' } & UnderScheme)
  | ({ readonly kind: 'training_ends' } & UnderScheme)
  | ({ readonly kind: 'take_down_signs' | 'replace_signs' } & UnderScheme)
  | ({ readonly kind: 'finish_sign_up' } & UnderScheme)
  /** `sent`: the manager has said all there is to say; the council renews. */
  | ({ readonly kind: 'renew'; readonly sent: boolean; readonly lapsed: boolean } & UnderScheme)
  | { readonly kind: 'enter_hours' | 'confirm_hours' | 'confirm_headcount' | 'place' }
);

/** domain.md section 5: turnover is the known failure, so the number of staff is asked every quarter. */
const HEADCOUNT_MONTHS = 3;
/** As the job asks (api/usecases/confirm-hours-in-time.ts): after this long the hours take the venue off the finder. */
const HOURS_MONTHS = 13;
/** So long before its day a confirmation is asked for. */
const ASK_HEADCOUNT_DAYS = 14;
const ASK_HOURS_DAYS = 60;
/** domain.md section 5: training that ends so soon is "expiring". */
const EXPIRING_DAYS = 60;

const LIVE: readonly AccreditationState[] = ['accredited', 'renewal_due', 'action_required', 'suspended'];

/** What a manager has to do, the soonest first; what has no day comes after what is overdue or due. */
export function managerTasks(facts: WorkFacts, today: LocalDate): readonly ManagerTask[] {
  const live = facts.accreditations.some(({ state }) => LIVE.includes(state));
  const tasks: ManagerTask[] = [
    ...facts.accreditations.flatMap((accreditation) => accreditationTasks(accreditation, facts, today)),
    ...facts.signs.flatMap(signsTask),
    ...facts.poorEvidence.map((evidence) => ({ kind: 'better_evidence' as const, ...evidence })),
    ...facts.plans.map(({ id, schemeKey, deadline, answered }) => ({
      kind: 'put_right' as const,
      planId: id,
      schemeKey,
      answered,
      due: deadline,
    })),
    ...(live && !facts.placed ? [{ kind: 'place' as const }] : []),
    ...(live ? confirmationTasks(facts, today) : []),
  ];
  return tasks.toSorted((a, b) => compareDays(a.due, b.due));
}

/** Whether something still waits for the manager, rather than for the council. */
export function waitsForManager(task: ManagerTask): boolean {
  if (task.kind === 'put_right') return !task.answered;
  return task.kind !== 'renew' || !task.sent;
}

function signsTask({ schemeKey, standing }: WorkFacts['signs'][number]): readonly ManagerTask[] {
  if (standing === 'in_use') return [];
  return [{ kind: standing === 'replace' ? 'replace_signs' : 'take_down_signs', schemeKey }];
}

function accreditationTasks(
  accreditation: WorkFacts['accreditations'][number],
  facts: WorkFacts,
  today: LocalDate,
): readonly ManagerTask[] {
  const { schemeKey, state, reason, validTo, trainingUntil } = accreditation;
  switch (state) {
    case 'draft':
      return [{ kind: 'finish_sign_up', schemeKey }];
    case 'more_information_needed':
      return [{ kind: 'more_information', schemeKey, reason }];
    case 'training_required':
      return [{ kind: 'training', schemeKey }];
    case 'suspended':
      return [{ kind: 'suspended', schemeKey, reason }];
    case 'lapsed': {
      const last = validTo === null ? undefined : addDays(validTo, SHORT_RENEWAL_DAYS);
      if (last === undefined || last < today) return [];
      return [
        { kind: 'renew', schemeKey, lapsed: true, sent: isRenewalSent(accreditation, facts), due: last },
      ];
    }
    case 'renewal_due':
      return [
        {
          kind: 'renew',
          schemeKey,
          lapsed: false,
          sent: isRenewalSent(accreditation, facts),
          ...dueOn(validTo),
        },
        ...trainingTasks(schemeKey, trainingUntil, today),
      ];
    case 'accredited':
    case 'action_required':
      return trainingTasks(schemeKey, trainingUntil, today);
    default:
      return [];
  }
}

/** Whether hours, headcount and pledge were all confirmed since the renewal came up: what an officer renews on. */
export function isRenewalSent(
  { validTo }: { readonly validTo: LocalDate | null },
  { hoursAt, headcountAt, pledgeAt }: Pick<WorkFacts, 'hoursAt' | 'headcountAt' | 'pledgeAt'>,
): boolean {
  if (validTo === null) return false;
  const since = addDays(validTo, 1 - FIRST_REMINDER_DAYS);
  return [hoursAt, headcountAt, pledgeAt].every((at) => at !== null && dayOf(at) >= since);
}

function dayOf(instant: string): LocalDate {
  return londonDate(epochMinutes(Date.parse(instant)));
}

function trainingTasks(
  schemeKey: string,
  trainingUntil: LocalDate | null,
  today: LocalDate,
): readonly ManagerTask[] {
  if (trainingUntil === null || trainingUntil > addDays(today, EXPIRING_DAYS)) return [];
  return [{ kind: 'training_ends', schemeKey, due: trainingUntil }];
}

function confirmationTasks(
  { hoursConfirmedOn, headcountAt }: WorkFacts,
  today: LocalDate,
): readonly ManagerTask[] {
  const hours =
    hoursConfirmedOn === undefined
      ? [{ kind: 'enter_hours' as const }]
      : askedAgain('confirm_hours', hoursConfirmedOn, { months: HOURS_MONTHS, days: ASK_HOURS_DAYS }, today);
  const every = { months: HEADCOUNT_MONTHS, days: ASK_HEADCOUNT_DAYS };
  const last = headcountAt === null ? null : dayOf(headcountAt);
  return [...hours, ...askedAgain('confirm_headcount', last, every, today)];
}

function askedAgain(
  kind: 'confirm_hours' | 'confirm_headcount',
  last: LocalDate | null,
  { months, days }: { months: number; days: number },
  today: LocalDate,
): readonly ManagerTask[] {
  if (last === null) return [{ kind }];
  const due = monthsAfter(last, months);
  return addDays(due, -days) > today ? [] : [{ kind, due }];
}

function dueOn(day: LocalDate | null): { due?: LocalDate } {
  return day === null ? {} : { due: day };
}

function compareDays(a: LocalDate | undefined, b: LocalDate | undefined): number {
  if (a === b) return 0;
  return (a ?? '9999') < (b ?? '9999') ? -1 : 1;
}

import { isShowable, SHOWABLE_STATES, type AccreditationState } from './accreditation.ts';
import { monthsAfter } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import { invalid } from './errors.ts';
import { addDays } from './london-time.ts';
import type { VisitKind } from './rubric.ts';
import type { SchemeRules } from './scheme.ts';
import { isFailedTest, type VisitOutcome } from './visit.ts';

export const PLAN_CAUSES = ['visit', 'concern', 'training', 'licence', 'change_of_people'] as const;
export type PlanCause = (typeof PLAN_CAUSES)[number];

/** `withdrawn`: it should never have been opened. */
export const PLAN_RESULTS = ['met', 'not_met', 'withdrawn'] as const;
export type PlanResult = (typeof PLAN_RESULTS)[number];

/** What may become of an accreditation; while a plan is open it is action_required, or suspended. */
const STATES_WITH_PLANS: readonly AccreditationState[] = [...SHOWABLE_STATES, 'suspended'];

const FAILED_TEST_DAYS = { poor: 14, partial: 28 } as const;
/** domain.md section 4: the default of a re-check after a change of manager or supervisor. */
const USUAL_DAYS = 28;
/** Longer than until the retest is no plan of action. */
const LONGEST_MONTHS = 3;
/** A second failed test within so many months of another takes the venue off the finder at once. */
const SECOND_FAILURE_MONTHS = 12;

/** Whether an action plan can be opened for a venue whose accreditation is in this state. */
export function mayHavePlan(state: AccreditationState | null): boolean {
  return state !== null && STATES_WITH_PLANS.includes(state);
}

/** The deadline of a plan where nobody chooses another: its last day. */
export function usualDeadline(
  cause: PlanCause,
  today: LocalDate,
  { outcome, rules }: { outcome?: VisitOutcome | undefined; rules?: Pick<SchemeRules, 'training'> } = {},
): LocalDate {
  if (outcome === 'poor' || outcome === 'partial') return addDays(today, FAILED_TEST_DAYS[outcome]);
  if (cause === 'training' && rules) return addDays(today, rules.training.graceDays);
  return addDays(today, USUAL_DAYS);
}

/** The last day that can be a deadline, counted from the day on which the plan is opened. */
export function latestDeadline(today: LocalDate): LocalDate {
  return monthsAfter(today, LONGEST_MONTHS);
}

/**
 * A deadline that an officer chose.
 * @throws DomainError `plan.deadline_wrong` (400) for a day that has gone, and one more than three months ahead
 */
export function requireDeadline(deadline: LocalDate, today: LocalDate): LocalDate {
  const latest = latestDeadline(today);
  if (deadline >= today && deadline <= latest) return deadline;
  const advice = `Enter a deadline from ${today} to ${latest}.`;
  throw invalid('plan.deadline_wrong', advice, { deadline: advice });
}

export interface OpenPlan {
  readonly id: string;
  readonly cause: PlanCause;
  readonly deadline: LocalDate;
}

/** What is known of a venue under a scheme when a visit to it is recorded. */
export interface TestHistory {
  readonly state: AccreditationState | null;
  readonly openPlans: readonly OpenPlan[];
  /** Days of the other tests that it did not pass, in any order. */
  readonly failedOn: readonly LocalDate[];
}

export type Consequence =
  /** Nothing is asked of the venue. */
  | { readonly kind: 'none' }
  /** Its first failure: it has until the deadline to put things right, and is shown meanwhile where the scheme's rule says so. */
  | { readonly kind: 'action_required'; readonly deadline: LocalDate }
  /** Its second: hidden at once. Plans opened for the first are closed as not met. */
  | {
      readonly kind: 'suspended';
      readonly deadline: LocalDate;
      readonly plansNotMet: readonly string[];
    }
  /** It is hidden already and stays so; what has to be put right is noted. */
  | {
      readonly kind: 'still_suspended';
      readonly deadline: LocalDate;
      readonly plansNotMet: readonly string[];
    };

/**
 * What follows a visit under domain.md section 4: shown with a deadline after a first failed test, not after a second.
 *
 * A test is a second failure where another was failed within twelve months of it (before or after: visits may be recorded
 * out of order), or where a plan is open that stems from a test or an upheld concern. Plans about training, a licence or a
 * change of people say nothing of how the venue helps, and do not count. Suspension rather than a deadline in the past:
 * the trail then says in one word that the venue was hidden, by whom and why, and an approver decides on its return.
 */
export function consequenceOf(
  visit: { readonly kind: VisitKind; readonly outcome: VisitOutcome; readonly visitedOn: LocalDate },
  { state, openPlans, failedOn }: TestHistory,
  today: LocalDate,
): Consequence {
  if (!isFailedTest(visit) || !mayHavePlan(state)) return { kind: 'none' };
  const deadline = usualDeadline('visit', today, { outcome: visit.outcome });
  const about = openPlans.filter(({ cause }) => cause === 'visit' || cause === 'concern');
  const plansNotMet = about.filter(({ cause }) => cause === 'visit').map(({ id }) => id);
  if (state === 'suspended') return { kind: 'still_suspended', deadline, plansNotMet };
  const isSecond = about.length > 0 || failedOn.some((day) => isWithinAYear(day, visit.visitedOn));
  return isSecond ? { kind: 'suspended', deadline, plansNotMet } : { kind: 'action_required', deadline };
}

function isWithinAYear(a: LocalDate, b: LocalDate): boolean {
  const [earlier, later] = a < b ? [a, b] : [b, a];
  return monthsAfter(earlier, SECOND_FAILURE_MONTHS) >= later;
}

/** Until when an accreditation with open plans may be shown: the earliest deadline. Null where none is open. */
export function actionDeadline(openPlans: readonly Pick<OpenPlan, 'deadline'>[]): LocalDate | null {
  return openPlans.reduce<LocalDate | null>(
    (earliest, { deadline }) => (earliest === null || deadline < earliest ? deadline : earliest),
    null,
  );
}

export interface AfterClosing {
  readonly to: 'accredited' | 'action_required' | 'suspended';
  readonly actionDeadline: LocalDate | null;
}

/** What becomes of the accreditation when one of its plans is closed; undefined where it stays as it is. */
export function afterClosing(
  result: PlanResult,
  { state, otherPlans }: { state: AccreditationState | null; otherPlans: readonly OpenPlan[] },
): AfterClosing | undefined {
  if (result === 'not_met') {
    return isShowable(state) ? { to: 'suspended', actionDeadline: null } : undefined;
  }
  // A suspended venue comes back by an approver's decision on the venue, never because a plan was closed.
  if (state !== 'action_required') return undefined;
  const deadline = actionDeadline(otherPlans);
  return deadline === null
    ? { to: 'accredited', actionDeadline: null }
    : { to: 'action_required', actionDeadline: deadline };
}

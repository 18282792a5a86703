import { monthsAfter } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import { RUBRIC, type VisitKind } from './rubric.ts';

export const VISIT_OUTCOMES = ['good', 'partial', 'poor'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

export const RUBRIC_ANSWERS = ['yes', 'no', 'not_tested'] as const;
export type RubricAnswer = (typeof RUBRIC_ANSWERS)[number];

/** By key of the kind's questions; one that is left out was not tested. */
export type RubricAnswers = Readonly<Partial<Record<string, RubricAnswer>>>;

/** What the register keeps of a recorded visit's grading. */
export interface Rubric {
  readonly answers: RubricAnswers;
  readonly suggested: VisitOutcome | null;
  /** Why the visitor chose another outcome than the suggested one; empty where they did not. */
  readonly reason: string;
}

/** Longer than this until somebody helped, and the outcome is no better than partial. */
export const SLOW_RESPONSE_MINUTES = 10;
export const MOST_RESPONSE_MINUTES = 240;
/** domain.md section 5: a retest within three months of a poor result; the same for a partial one. */
const RETEST_MONTHS = 3;
/** What is written down later than this is no longer remembered well. */
export const RECORD_WITHIN_DAYS = 90;
/** Our own default: what is told later than this helps nobody to remember. */
const DEBRIEF_DAYS = 14;

/**
 * The outcome that the answers suggest; the visitor may choose another, with a reason.
 *
 * Poor: a decisive question was answered no, or at least half of what was tested was. Partial: something was answered no,
 * something decisive was not tested, or help took more than ten minutes. Good: else. Undefined where nothing was tested.
 *
 * @param minutes until somebody helped; null where nobody looked at the clock
 */
export function suggestOutcome(
  kind: VisitKind,
  answers: RubricAnswers,
  minutes: number | null,
): VisitOutcome | undefined {
  const questions = RUBRIC[kind];
  const answered = (answer: RubricAnswer) => questions.filter(({ key }) => answers[key] === answer);
  const noes = answered('no');
  const tested = noes.length + answered('yes').length;
  if (tested === 0) return undefined;
  if (noes.some(({ decisive }) => decisive) || noes.length * 2 >= tested) return 'poor';
  const decisiveUntested = questions.some(({ key, decisive }) => decisive && answers[key] !== 'yes');
  const slow = minutes !== null && minutes > SLOW_RESPONSE_MINUTES;
  return noes.length > 0 || decisiveUntested || slow ? 'partial' : 'good';
}

/** Whether a visitor has to say why: the outcome is not the one that the answers suggest. */
export function needsReason(suggested: VisitOutcome | undefined, chosen: VisitOutcome): boolean {
  return suggested !== chosen;
}

const PRACTISE_SPEED = `Practise, so that a person is helped within ${SLOW_RESPONSE_MINUTES} minutes.`;
const ASK_HOW_IT_WENT = 'Ask the council how the visit went, and brief your staff on it.';

/** What the venue has to put right, in words: a step for each question answered no, and always at least one. */
export function stepsAfter(
  kind: VisitKind,
  answers: RubricAnswers,
  minutes: number | null,
): readonly string[] {
  const steps = RUBRIC[kind].filter(({ key }) => answers[key] === 'no').map(({ remedy }) => remedy);
  if (minutes !== null && minutes > SLOW_RESPONSE_MINUTES) steps.push(PRACTISE_SPEED);
  return steps.length > 0 ? steps : [ASK_HOW_IT_WENT];
}

/** Whether a visit of this kind counts for or against the accreditation: an advisory one is there to help. */
export function isTest(kind: VisitKind): boolean {
  return kind !== 'advisory';
}

/** Whether this visit is a test that the venue did not pass. */
export function isFailedTest({
  kind,
  outcome,
}: {
  readonly kind: VisitKind;
  readonly outcome: VisitOutcome | null;
}): boolean {
  return isTest(kind) && (outcome === 'partial' || outcome === 'poor');
}

/** The day by which a failed test is to be repeated; undefined for any other visit. */
export function retestDueOn(visit: {
  readonly kind: VisitKind;
  readonly outcome: VisitOutcome | null;
  readonly visitedOn: LocalDate;
}): LocalDate | undefined {
  return isFailedTest(visit) ? monthsAfter(visit.visitedOn, RETEST_MONTHS) : undefined;
}

/** The day by which the venue is to be told how it went. */
export function debriefDueOn(visitedOn: LocalDate): LocalDate {
  return addDays(visitedOn, DEBRIEF_DAYS);
}

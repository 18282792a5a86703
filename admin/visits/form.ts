import { z } from 'zod';
import type { LocalDate } from '../../api/domain/clock.ts';
import { RUBRIC, VISIT_KINDS, type VisitKind } from '../../api/domain/rubric.ts';
import {
  MOST_RESPONSE_MINUTES,
  RUBRIC_ANSWERS,
  VISIT_OUTCOMES,
  type RubricAnswers,
} from '../../api/domain/visit.ts';
import { choice, optionalText, text } from '../form/fields.ts';
import { day, timeOfDay } from '../form/time-fields.ts';

export const LONGEST_NOTES = 2_000;
export const LONGEST_REASON = 500;

/** Planning a visit; what can be chosen is checked by the use case. */
export const PLAN_FORM = z.object({
  scheme: text('a scheme', { missing: 'Choose which scheme the visit is about' }),
  kind: choice(VISIT_KINDS, 'Choose what kind of visit it is'),
  visitorId: text('who goes', { missing: 'Choose who goes' }),
  dueOn: day('the day by which it is to be made'),
  brief: optionalText('what the visitor is to know', { max: LONGEST_NOTES, lines: true }),
  retestOf: optionalText('the visit before'),
  concernId: optionalText('the concern'),
});

export const CALL_OFF_FORM = z.object({
  because: text('why it is called off', { max: LONGEST_REASON, lines: true }),
});

export const DEBRIEF_FORM = z.object({
  note: text('what the venue was told', { max: LONGEST_NOTES, lines: true }),
});

/** The name of a question's field. */
export function questionField(key: string): string {
  return `answer-${key}`;
}

/** Whole minutes, or null where the box was left empty. */
const minutes = optionalText('the minutes').transform((value, ctx): number | null => {
  if (value === null) return null;
  if (/^\d{1,3}$/.test(value) && Number(value) <= MOST_RESPONSE_MINUTES) return Number(value);
  ctx.addIssue({
    code: 'custom',
    message: `The minutes must be a whole number from 0 to ${MOST_RESPONSE_MINUTES}, or be left empty`,
  });
  return z.NEVER;
});

/** Recording a visit: the questions of its kind, each of which wants an answer. */
export function recordForm(kind: VisitKind, today: LocalDate) {
  const answers = Object.fromEntries(
    RUBRIC[kind].map(({ key, asks }) => [
      questionField(key),
      choice(RUBRIC_ANSWERS, `Choose yes, no or not tested: ${asks}`),
    ]),
  );
  return z.object({
    visitedOn: day('the day of your visit', { notAfter: today }),
    visitedTime: timeOfDay('the time of your visit'),
    ...answers,
    minutesToResponse: minutes,
    outcome: choice(VISIT_OUTCOMES, 'Choose how it went altogether'),
    reason: optionalText('why', { max: LONGEST_REASON, lines: true }),
    notes: optionalText('your notes', { max: LONGEST_NOTES, lines: true }),
  });
}

/** The answers in what was read of a form. */
export function answersIn(kind: VisitKind, data: Readonly<Record<string, unknown>>): RubricAnswers {
  return Object.fromEntries(
    RUBRIC[kind].map(({ key }) => [
      key,
      RUBRIC_ANSWERS.find((answer) => answer === data[questionField(key)]) ?? 'not_tested',
    ]),
  );
}

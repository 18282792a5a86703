import { z } from 'zod';
import { PLAN_CAUSES, PLAN_RESULTS, type PlanCause } from '../../api/domain/action-plan.ts';
import { choice, text } from '../form/fields.ts';
import { day } from '../form/time-fields.ts';

export const LONGEST_TEXT = 2_000;

/** What an officer may open a plan about by hand; a failed visit opens its own, and a concern is closed with one. */
export const CAUSES_BY_HAND = PLAN_CAUSES.filter((cause) => cause !== 'concern') satisfies PlanCause[];

/** What has to be put right: a line each. */
export const steps = text('what has to be put right', { max: LONGEST_TEXT, lines: true }).transform((lines) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);

export const OPEN_PLAN_FORM = z.object({
  scheme: text('a scheme', { missing: 'Choose which scheme the plan is about' }),
  cause: choice(CAUSES_BY_HAND, 'Choose what the plan is about'),
  steps,
  deadline: day('the deadline'),
  reason: text('why the plan is opened', { max: LONGEST_TEXT, lines: true }),
});

export const CLOSE_PLAN_FORM = z.object({
  result: choice(PLAN_RESULTS, 'Choose what came of the plan'),
  note: text('why, in words for the venue’s managers', { max: LONGEST_TEXT, lines: true }),
});

export const ANSWER_FORM = z.object({
  answer: text('what you have done', { max: LONGEST_TEXT, lines: true }),
});

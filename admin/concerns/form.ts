import { z } from 'zod';
import { CONCERN_OUTCOMES } from '../../api/domain/concern.ts';
import { choice, text, ticked } from '../form/fields.ts';
import { day } from '../form/time-fields.ts';
import { LONGEST_TEXT, steps } from '../plans/form.ts';

const CLOSING = z.object({
  outcome: choice(CONCERN_OUTCOMES, 'Choose how you close it'),
  note: text('why you close it', { max: LONGEST_TEXT, lines: true }),
});

const PLAN = z.object({
  scheme: text('a scheme', { missing: 'Choose which scheme the plan is about' }),
  steps,
  deadline: day('the deadline'),
  reason: text('why the plan is opened', { max: LONGEST_TEXT, lines: true }),
});

const WITH_PLAN = z.object({ withPlan: ticked() });

/** Closing a concern; the fields of the action plan are asked for only where its box is ticked. */
export const CLOSE_FORM = z.looseObject({}).transform((sent, ctx) => {
  const closing = CLOSING.safeParse(sent);
  const { withPlan } = WITH_PLAN.parse(sent);
  const plan = withPlan ? PLAN.safeParse(sent) : undefined;
  for (const part of [closing, plan]) {
    for (const { path, message } of part?.error?.issues ?? [])
      ctx.addIssue({ code: 'custom', path, message });
  }
  return closing.success ? { ...closing.data, plan: plan?.data } : z.NEVER;
});

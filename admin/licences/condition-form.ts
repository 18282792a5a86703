import { z } from 'zod';
import { CONDITION_TAGS } from '../../api/domain/licence-conditions.ts';
import type { Annex } from '../../api/domain/split-conditions.ts';
import type { LicenceCondition } from '../../api/usecases/show-licence.ts';
import { choice, choices, optionalText, text } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';

export const ANNEX_VALUES = ['1', '2', '3', 'none'] as const;
const MOST_MONTHS = 60;

export function annexOf(value: (typeof ANNEX_VALUES)[number]): Annex {
  return value === 'none' ? null : (Number(value) as 1 | 2 | 3);
}

/** New conditions: one, or a whole annex, which is taken apart. */
export const NEW_CONDITIONS_FORM = z.object({
  /** Drawn with the form: sent twice, it adds once. */
  key: optionalText('the form', { max: 9 }),
  annex: choice(ANNEX_VALUES, 'Choose the annex'),
  text: text('the text of the condition', { max: 20_000, lines: true }),
});

/** A condition, and what it is read to ask for. */
export const CONDITION_FORM = z.object({
  annex: choice(ANNEX_VALUES, 'Choose the annex'),
  text: text('the text of the condition', { max: 5_000, lines: true }),
  tags: choices(CONDITION_TAGS),
  months: optionalText('the number of months', { max: 3 }).transform((typed, ctx) => {
    if (typed === null) return null;
    if (/^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_MONTHS) return Number(typed);
    ctx.addIssue({ code: 'custom', message: `The number of months must be between 1 and ${MOST_MONTHS}` });
    return z.NEVER;
  }),
});

export function filledFromCondition({ annex, text: words, tags, refreshMonths }: LicenceCondition): Filled {
  return filledWith({
    annex: annex === null ? 'none' : String(annex),
    text: words,
    tags,
    months: refreshMonths === null ? null : String(refreshMonths),
  });
}

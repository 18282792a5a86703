import { z } from 'zod';
import { REASON_CODES } from '../../api/domain/reason-codes.ts';
import { BULK_ACTIONS, MOST_AT_ONCE, type BulkAction } from '../../api/usecases/bulk-actions.ts';
import { choice, optionalText, text } from '../form/fields.ts';
import { LONGEST_NOTE, LONGEST_TEXT } from './decision-form.ts';

/** What an officer may do without deciding whether the public sees a venue. */
export const LIGHT_ACTIONS = BULK_ACTIONS.filter(
  (action): action is Exclude<BulkAction, 'suspend'> => action !== 'suspend',
);

const CHOICE = /^([\w-]{1,40})\.([\w-]{1,40})(?:\.(\d{1,9}))?$/;

/** A venue under a scheme as a box of the list sends it, `k3f9x2m4q.safe_haven`; with the number of its last event later. */
function chosen() {
  return z.unknown().transform((sent, ctx) => {
    const all = (Array.isArray(sent) ? sent : [sent]).filter((each) => typeof each === 'string');
    const unlike = [...new Set(all)].flatMap((each) => {
      const [, venueId = '', schemeKey = '', sequence = '0'] = CHOICE.exec(each) ?? [];
      return venueId === '' ? [] : [{ venueId, schemeKey, sequence: Number(sequence) }];
    });
    if (unlike.length === 0) ctx.addIssue({ code: 'custom', message: 'Choose at least one venue' });
    if (unlike.length > MOST_AT_ONCE)
      ctx.addIssue({ code: 'custom', message: `Choose ${MOST_AT_ONCE} venues at most` });
    return unlike;
  });
}

const KEY = /^[\w-]{6,40}$/;

function key() {
  return text('the page’s key', { max: 40 }).refine((value) => KEY.test(value), 'Go back and begin again');
}

export const PREVIEW_FORM = z.object({
  action: choice(LIGHT_ACTIONS, 'Choose what to do'),
  chosen: chosen(),
});
export const APPLY_FORM = z.object({
  action: choice(LIGHT_ACTIONS, 'Choose what to do'),
  key: key(),
  chosen: chosen(),
});
export const SUSPEND_PREVIEW_FORM = z.object({ chosen: chosen() });
export const SUSPEND_FORM = z.object({
  key: key(),
  code: choice(Object.keys(REASON_CODES.suspend), 'Choose why'),
  text: text('what the managers are told', { max: LONGEST_TEXT, lines: true }),
  note: optionalText('the note', { max: LONGEST_NOTE, lines: true }),
  chosen: chosen(),
});

import { z } from 'zod';
import type { Decision } from '../../api/domain/case-facts.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import { REASON_CODES } from '../../api/domain/reason-codes.ts';
import { choice, optionalText, text, wholeNumber } from '../form/fields.ts';
import { optionalDay } from '../form/time-fields.ts';

export const LONGEST_TEXT = 2_000;
export const LONGEST_NOTE = 1_000;

/** The reasons that a decision can have, in their order. */
export function codesOf(decision: Decision): readonly string[] {
  return Object.keys(REASON_CODES[decision]);
}

export function decisionForm(decision: Decision, today: LocalDate) {
  return z.object({
    code: choice(codesOf(decision), 'Choose why'),
    text: text('what the managers are told', { max: LONGEST_TEXT, lines: true }),
    note: optionalText('the note', { max: LONGEST_NOTE, lines: true }),
    valid_to: optionalDay('the last day', { notBefore: today }),
    sequence: wholeNumber('the page’s number', { max: 1_000_000_000 }),
    place: optionalText('the page’s mark', { max: 40 }),
  });
}

/** What each decision is called: on its button, and as the heading of its page. */
export const DECISION_WORDS: Readonly<Record<Decision, { readonly button: string; readonly done: string }>> =
  {
    assess: { button: 'Begin to assess', done: 'The assessment has begun.' },
    ask_information: { button: 'Ask for more information', done: 'The managers are asked for more.' },
    ask_training: { button: 'Ask for training', done: 'The managers are told what training is needed.' },
    accredit: { button: 'Accredit', done: 'The venue is accredited.' },
    renew: { button: 'Renew', done: 'The accreditation is renewed.' },
    lift: { button: 'Show it again', done: 'The venue is shown to the public again.' },
    suspend: { button: 'Suspend', done: 'The venue is suspended. The public is not shown it any more.' },
    withdraw: { button: 'Withdraw as asked', done: 'The application is withdrawn.' },
    decline: { button: 'Decline', done: 'The application is declined.' },
    revoke: {
      button: 'Revoke',
      done: 'The accreditation is revoked. The public is not shown the venue any more.',
    },
  };

/** What a decision means, where that has to be said before it is taken. */
export const DECISION_WARNINGS: Partial<Record<Decision, string>> = {
  accredit: 'The public is shown this venue as soon as you decide.',
  lift: 'The public is shown this venue as soon as you decide.',
  suspend: 'The public stops being shown this venue as soon as you decide, in every finder within a minute.',
  revoke: 'The accreditation ends for good, and the public stops being shown this venue at once.',
  decline: 'The application ends. The venue can apply anew.',
};

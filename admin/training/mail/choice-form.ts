import { z } from 'zod';
import { MAIL_FREQUENCIES, type MailFrequency } from '../../../api/usecases/mail-choice.ts';
import { choice } from '../../form/fields.ts';

export const CHOICE_FORM = z.object({
  frequency: choice(MAIL_FREQUENCIES, 'Choose how often we write to you'),
});

export const FREQUENCY_WORDS: Readonly<Record<MailFrequency, string>> = {
  each: 'Each reminder, when it is due',
  monthly: 'One summary at the beginning of the month',
  none: 'No reminders and no summary',
};

/** What is told in any case: nobody chooses not to know that. */
export const TOLD_ALWAYS =
  'Whatever you choose, we write when the venue is no longer shown to the public because of its training, and when it is again.';

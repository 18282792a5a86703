import { z } from 'zod';
import type { LocalDate } from '../../../api/domain/clock.ts';
import { MOST_FILE_BYTES } from '../../../api/domain/evidence-file.ts';
import { CERTIFICATE_VERDICTS, oldestCertificateDay } from '../../../api/domain/external-certificate.ts';
import { TRAINING_MODULES } from '../../../api/domain/training-modules.ts';
import { choice, optionalText, optionalUpload, text } from '../../form/fields.ts';
import { day } from '../../form/time-fields.ts';

export const LONGEST_NOTE = 500;
export const PROVIDERS = ['wave', 'other'] as const;
export const WAVE = 'WAVE';
/** A file that is too large comes back with everything else that was typed, unless it is larger than any photo. */
export const BODY_BYTES = 6 * MOST_FILE_BYTES;

/** Sending a certificate in. */
export function certificateForm(today: LocalDate) {
  return z
    .object({
      staff: text('a person', { missing: 'Choose whose certificate it is' }),
      module: choice(TRAINING_MODULES, 'Choose what it counts for'),
      provider: choice(PROVIDERS, 'Choose who trained them'),
      providerName: optionalText('the name of the provider', { max: 100 }),
      trainedOn: day('the day of the training', { notBefore: oldestCertificateDay(today), notAfter: today }),
      reference: optionalText('the reference', { max: 100 }),
      file: optionalUpload(),
    })
    .superRefine(({ provider, providerName }, ctx) => {
      if (provider === 'wave' || providerName !== null) return;
      ctx.addIssue({ code: 'custom', path: ['providerName'], message: 'Enter the name of the provider' });
    });
}

export const VERDICT_FORM = z.object({
  verdict: choice(CERTIFICATE_VERDICTS, 'Choose whether the certificate is accepted'),
  note: optionalText('what the manager is to know', { max: LONGEST_NOTE, lines: true }),
});

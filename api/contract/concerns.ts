import { z } from 'zod';
import { CONCERN_REASONS, LONGEST_CONCERN_NOTE, plainNote } from '../domain/concern.ts';

const ADVICE_REASON = `Give reason as one of ${CONCERN_REASONS.join(', ')}.`;
const ADVICE_NOTE = `Give note as text of at most ${LONGEST_CONCERN_NOTE} characters, without names.`;
const ADVICE_KEY = 'Give a key of 8 to 100 letters, digits, - or _, new for each thing you tell us.';

/** What a sender draws, so that what is sent twice is kept once. As a structured header it stands in quotes. */
export const idempotencyKey = z
  .string({ error: ADVICE_KEY })
  .overwrite((text) => text.replace(/^"(.*)"$/s, '$1'))
  .regex(/^[\w-]{8,100}$/, ADVICE_KEY)
  .meta({
    description: 'Drawn by the sender: what is sent again under it is kept once',
    example: 'k3f9-x2m4-q7',
  });

/** The header Idempotency-Key, by the name of the field that can stand for it. */
export const keyHeader = z.object({ key: idempotencyKey });

export const concernBody = z
  .object(
    {
      reason: z.enum(CONCERN_REASONS, { error: ADVICE_REASON }),
      note: z
        .string({ error: ADVICE_NOTE })
        .overwrite(plainNote)
        .max(LONGEST_CONCERN_NOTE, ADVICE_NOTE)
        .default('')
        .meta({ description: 'Optional. Never names, or anything that says who somebody is' }),
      key: idempotencyKey.optional().meta({ description: 'The same as the header Idempotency-Key' }),
    },
    { error: 'Send a JSON object with a reason.' },
  )
  .meta({ description: 'Nothing in it may say who sends it' });

export const concernAnswer = z.object({
  status: z.literal('received'),
  received_at: z.iso.datetime(),
  advice: z.string().meta({ description: 'To be shown to the person: nobody watches these messages' }),
});
export type ConcernAnswer = z.output<typeof concernAnswer>;

/** The same as the public page sends it: every field is there as text, and a key that is wrong is none. */
export const concernForm = z.object({
  reason: z.enum(CONCERN_REASONS, { error: 'Choose what happened.' }),
  note: z
    .string()
    .overwrite(plainNote)
    .max(LONGEST_CONCERN_NOTE, `Write a shorter note: at most ${LONGEST_CONCERN_NOTE} characters.`),
  key: idempotencyKey.nullable().catch(null),
});

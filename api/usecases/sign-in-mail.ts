import type { CompiledQuery } from 'kysely';
import type { Database } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import { CODE_MINUTES } from './sign-in.ts';

/** The mail that holds a code, as a write of the outbox. It is not sent after the code has ended. */
export function signInMail({ db, clock }: { db: Database; clock: Clock }) {
  return ({ to, code, reference }: { to: string; code: string; reference: string }): CompiledQuery => {
    const now = clock.now();
    return insertMail(db, {
      reference,
      recipient: to,
      kind: 'sign_in_code',
      subject: 'Your code to sign in to Havens',
      body: [
        `Your code is ${code}`,
        `Enter it on the page where you asked for it. It works for ${CODE_MINUTES} minutes.`,
        'We never ask for this code by phone or e-mail. If you did not ask for it, you need do nothing.',
      ].join('\n\n'),
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + CODE_MINUTES * 60_000).toISOString(),
    });
  };
}

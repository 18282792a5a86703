import type { Database, Write } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import { signInCode } from '../mail/messages.ts';
import { CODE_MINUTES } from './sign-in.ts';

/** The mail that holds a code, as a write of the outbox. It is not sent after the code has ended. */
export function signInMail({
  db,
  clock,
  config: { publicOrigin },
}: {
  db: Database;
  clock: Clock;
  config: { readonly publicOrigin: string };
}) {
  return ({ to, code, reference }: { to: string; code: string; reference: string }): Write => {
    const now = clock.now();
    return insertMail(db, {
      reference,
      recipient: to,
      ...signInCode({ code, minutes: CODE_MINUTES, council: null, publicOrigin }),
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + CODE_MINUTES * 60_000).toISOString(),
    });
  };
}

import type { Database } from '../../db/database.ts';
import { freshenSession } from '../../db/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { DomainError } from '../domain/errors.ts';
import type { SignedIn } from '../domain/people.ts';
import type { Seal } from '../domain/seal.ts';
import { checkSignInCode } from './sign-in.ts';

/**
 * Takes a code from someone who is signed in already: their session is fresh again.
 * @throws DomainError as checkSignInCode, and `sign_in.code_wrong` (400) for a code of another address
 */
export async function confirmAgain({
  person,
  challenge,
  code,
  client,
  seal,
  db,
  clock,
}: {
  person: Pick<SignedIn, 'email' | 'sessionId'>;
  challenge: string;
  code: string;
  client: string;
  seal: Seal;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const { email } = await checkSignInCode({ challenge, code, client, seal, db, clock });
  if (email !== person.email) {
    const message = 'This code was for another address. Ask for a new one.';
    throw new DomainError('sign_in.code_wrong', 400, message, { fields: { code: message } });
  }
  await db.writeAll([freshenSession(db, person.sessionId, new Date(clock.now()).toISOString())]);
}

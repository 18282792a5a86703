import type { CompiledQuery } from 'kysely';
import type { Database } from '../../db/database.ts';
import { countTry, insertSignInCode, selectSignInCode, spendCode } from '../../db/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { DomainError } from '../domain/errors.ts';
import { normalEmail } from '../domain/people.ts';
import type { Seal } from '../domain/seal.ts';
import { requireAttempt } from './limit-attempts.ts';

export const CODE_MINUTES = 10;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Sources of what cannot be guessed. */
export interface Secrets {
  /** 135 random bits. */
  challenge(): string;
  /** Six decimal digits. */
  code(): string;
}

/**
 * Mails a six-digit code to an address, known or not: both answer alike, and the mail goes through the outbox. The code
 * answers only the browser that holds the challenge, so nobody's guesses or requests spend another's code.
 *
 * Limits: six codes for an address from one client, and thirty from one client, in a quarter of an hour; forty for an
 * address from everywhere in an hour, so that nobody's mailbox is flooded. A browser that signed in here before as this
 * address is known, and the last limit does not hold it up: strangers cannot lock a person out of their own browser.
 *
 * @param client what tells clients apart, from the connection and never from what a client says of itself
 * @param writeMail the message that holds a code, as a write of the outbox
 * @returns the challenge, for the browser's cookie
 * @throws DomainError `attempts.too_many` (429)
 */
export async function beginSignIn({
  email: typed,
  client,
  knownBrowser,
  writeMail,
  secrets,
  seal,
  db,
  clock,
}: {
  email: string;
  client: string;
  knownBrowser: boolean;
  writeMail: (message: { to: string; code: string; reference: string }) => CompiledQuery;
  secrets: Secrets;
  seal: Seal;
  db: Database;
  clock: Clock;
}): Promise<{ challenge: string }> {
  const email = normalEmail(typed);
  await requireAttempt({
    limits: [
      { key: `code ${email} from ${client}`, most: 6, windowMs: 15 * MINUTE_MS },
      { key: `code from ${client}`, most: 30, windowMs: 15 * MINUTE_MS },
      ...(knownBrowser ? [] : [{ key: `code ${email}`, most: 40, windowMs: HOUR_MS }]),
    ],
    ...{ seal, db, clock },
  });
  const challenge = secrets.challenge();
  const code = secrets.code();
  const sealed = seal(`challenge ${challenge}`);
  await db.writeAll([
    insertSignInCode(db, {
      challenge: sealed,
      email,
      codeHash: seal(`code ${challenge} ${code}`),
      expiresAt: new Date(clock.now() + CODE_MINUTES * MINUTE_MS).toISOString(),
    }),
    writeMail({ to: email, code, reference: `sign-in/${sealed}` }),
  ]);
  return { challenge };
}

/**
 * Checks the code of a challenge. Five tries a challenge, and sixty wrong ones a client in an hour.
 * @returns the address that has been shown to be the person's own
 * @throws DomainError `sign_in.code_wrong`, `sign_in.code_spent` (400), `attempts.too_many` (429)
 */
export async function checkSignInCode({
  challenge,
  code,
  client,
  seal,
  db,
  clock,
}: {
  challenge: string;
  code: string;
  client: string;
  seal: Seal;
  db: Database;
  clock: Clock;
}): Promise<{ email: string }> {
  await requireAttempt({
    limits: [{ key: `try from ${client}`, most: 60, windowMs: HOUR_MS }],
    ...{ seal, db, clock },
  });
  const now = new Date(clock.now()).toISOString();
  const sealed = seal(`challenge ${challenge}`);
  const [counted = 0] = await db.writeAll([countTry(db, sealed, now)]);
  const known = counted > 0 ? await selectSignInCode(db, sealed) : undefined;
  if (!known) throw spent();
  if (known.codeHash !== seal(`code ${challenge} ${code.replace(/\s/g, '')}`)) {
    const message = 'That is not the code we sent. Check the newest e-mail from us, then enter its 6 digits.';
    throw new DomainError('sign_in.code_wrong', 400, message, { fields: { code: message } });
  }
  const [mine = 0] = await db.writeAll([spendCode(db, sealed, now)]);
  if (mine === 0) throw spent();
  return { email: known.email };
}

function spent(): DomainError {
  const message = 'This code no longer works. Ask for a new one.';
  return new DomainError('sign_in.code_spent', 400, message, { fields: { code: message } });
}

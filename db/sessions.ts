import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

export interface SignInCode {
  /** Hash of what the asking browser's cookie holds. */
  readonly challenge: string;
  readonly email: string;
  readonly codeHash: string;
  /** Instant, UTC ISO text. */
  readonly expiresAt: string;
}

/** Wrong codes a challenge takes before it is spent. */
export const MOST_TRIES = 5;

export function insertSignInCode(db: Database, code: SignInCode): CompiledQuery {
  return db.query
    .insertInto('sign_in_codes')
    .values({
      challenge: code.challenge,
      email: code.email,
      code_hash: code.codeHash,
      expires_at: code.expiresAt,
      tries: 0,
      used_at: null,
    })
    .compile();
}

/** Counts a try of a challenge that still stands; changes no row where it does not. */
export function countTry(db: Database, challenge: string, now: string): CompiledQuery {
  return db.query
    .updateTable('sign_in_codes')
    .set({ tries: sql`tries + 1` })
    .where('challenge', '=', challenge)
    .where('tries', '<', MOST_TRIES)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .compile();
}

/** Spends a challenge; changes no row where somebody was quicker. */
export function spendCode(db: Database, challenge: string, now: string): CompiledQuery {
  return db.query
    .updateTable('sign_in_codes')
    .set({ used_at: now })
    .where('challenge', '=', challenge)
    .where('used_at', 'is', null)
    .compile();
}

export async function selectSignInCode(
  db: Database,
  challenge: string,
): Promise<Pick<SignInCode, 'email' | 'codeHash'> | undefined> {
  const row = await db.query
    .selectFrom('sign_in_codes')
    .select(['email', 'code_hash'])
    .where('challenge', '=', challenge)
    .executeTakeFirst();
  return row && { email: row.email, codeHash: row.code_hash };
}

export function touchSession(db: Database, sessionId: string, at: string): CompiledQuery {
  return db.query.updateTable('sessions').set({ seen_at: at }).where('id', '=', sessionId).compile();
}

export function freshenSession(db: Database, sessionId: string, at: string): CompiledQuery {
  return db.query
    .updateTable('sessions')
    .set({ fresh_at: at, seen_at: at })
    .where('id', '=', sessionId)
    .compile();
}

export function deleteSession(db: Database, sessionId: string): CompiledQuery {
  return db.query.deleteFrom('sessions').where('id', '=', sessionId).compile();
}

/** Signs a person out everywhere. */
export function deleteSessionsOf(db: Database, personId: string): CompiledQuery {
  return db.query.deleteFrom('sessions').where('person_id', '=', personId).compile();
}

/** Undoes every tie of a person to an account elsewhere. */
export function deleteLinkedAccounts(db: Database, personId: string): CompiledQuery {
  return db.query.deleteFrom('linked_accounts').where('person_id', '=', personId).compile();
}

/** What is over, and of no more use: codes, sessions, attempts, half-done sign-ins with Entra. */
export function deleteEnded(db: Database, now: string): CompiledQuery[] {
  return [
    db.query.deleteFrom('sign_in_codes').where('expires_at', '<', now).compile(),
    db.query.deleteFrom('sessions').where('expires_at', '<', now).compile(),
    db.query.deleteFrom('verifications').where('expires_at', '<', now).compile(),
    db.query.deleteFrom('attempts').where('window_ends_at', '<', now).compile(),
  ];
}

import type { Database } from '../../db/database.ts';
import { updateLearnerEnded } from '../../db/learners.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import type { Seal } from '../domain/seal.ts';
import { elsewhereCode, insertDevice, learnerToken, readElsewhereCode } from './learner-tokens.ts';
import { requireAttempt } from './limit-attempts.ts';
import { readLearner, type Learning } from './read-learner.ts';

const MOST_AN_HOUR = 20;
const HOUR_MS = 3_600_000;

/** The code by which somebody goes on with another phone, in two halves that can be read out. */
export function codeForElsewhere({ learning, seal }: { learning: Learning; seal: Seal }): string {
  const code = elsewhereCode(seal, learning.token);
  return `${code.slice(0, 5)} ${code.slice(5)}`;
}

/**
 * Goes on with another phone.
 * @param typed the code as somebody typed it
 * @returns the token for this device's cookie
 * @throws DomainError `join.wrong_code` (400) with the field, `attempts.too_many` (429)
 */
export async function learnElsewhere({
  typed,
  client,
  seal,
  db,
  clock,
  ids,
}: {
  typed: string;
  client: string;
  seal: Seal;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<string> {
  await requireAttempt({
    limits: [{ key: `learn elsewhere from ${client}`, most: MOST_AN_HOUR, windowMs: HOUR_MS }],
    ...{ seal, db, clock },
  });
  const code = readElsewhereCode(typed);
  const found = code === undefined ? undefined : await readLearner({ token: code, seal, db, clock });
  if (!found) {
    const advice = 'This code is not known. Look at it again on the phone on which you began.';
    throw invalid('join.wrong_code', advice, { code: advice });
  }
  const token = learnerToken(seal, `elsewhere ${ids.next()}${ids.next()}${ids.next()}`);
  const at = new Date(clock.now()).toISOString();
  await db.writeAll(insertDevice({ token, staffId: found.member.id, at, seal, db }));
  return token;
}

/** The next person takes the device: what was learnt stays, and this device shows nothing of it any more. */
export async function endLearning({
  learning,
  db,
  clock,
}: {
  learning: Learning;
  db: Database;
  clock: Clock;
}): Promise<void> {
  await db.writeAll([updateLearnerEnded(db, learning.tokenHash, new Date(clock.now()).toISOString())]);
}

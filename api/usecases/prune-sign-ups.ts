import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { deleteEvidenceOfSignUp, selectEvidenceOfSignUp } from '../../db/evidence.ts';
import { deleteSignUp, selectForgottenSignUps, type SignUp } from '../../db/sign-ups.ts';
import { deleteUnusedFiles } from '../../db/stored-files.ts';
import type { Clock } from '../domain/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
/** In one run: what is left over goes with the next. */
const MOST_AT_ONCE = 50;

/**
 * Deletes sign-ups that were never sent and that nobody has touched for so many days, with their evidence and files. What
 * was sent is kept with its venue.
 *
 * @returns how many were deleted; 50 at most, so call again where it says 50
 */
export async function pruneSignUps({
  olderThanDays,
  db,
  clock,
}: {
  olderThanDays: number;
  db: Database;
  clock: Clock;
}): Promise<number> {
  const before = new Date(clock.now() - olderThanDays * DAY_MS).toISOString();
  const forgotten = await selectForgottenSignUps(db, { before, limit: MOST_AT_ONCE });
  for (const signUp of forgotten) await prune(signUp, { db, clock });
  return forgotten.length;
}

async function prune(
  { id, authorityCode }: SignUp,
  { db, clock }: { db: Database; clock: Clock },
): Promise<void> {
  const evidence = await selectEvidenceOfSignUp(db, id);
  const files = evidence.flatMap(({ file }) => (file ? [file.id] : []));
  await writeAudited(
    db,
    [deleteEvidenceOfSignUp(db, id), ...deleteUnusedFiles(db, files), deleteSignUp(db, id)],
    [
      {
        authority_code: authorityCode,
        occurred_at: new Date(clock.now()).toISOString(),
        actor: 'job/prune',
        action: 'sign_up.pruned',
        subject: `sign-up/${id}`,
        details: { evidence: evidence.length, files: files.length },
      },
    ],
  );
}

import type { Database, Write } from '../../db/database.ts';
import { selectMailChoices } from '../../db/mail-choices.ts';
import { USUAL_FREQUENCY, wantsMail } from '../domain/mail-choice.ts';
import type { TrainingReader } from './mail-training.ts';

/**
 * Queues mail that tells of no change, each for itself: where one was queued before it does nothing.
 * @returns how many are new
 */
export async function queueMails(db: Database, mails: readonly Write[]): Promise<number> {
  let queued = 0;
  for (const mail of mails) queued += (await db.writeAll([mail]))[0] ?? 0;
  return queued;
}

/** Those who want it: by their own choice, or because they have not chosen. */
export async function whoWants(
  db: Database,
  about: 'reminder' | 'summary',
  readers: readonly TrainingReader[],
): Promise<readonly TrainingReader[]> {
  const chosen = await selectMailChoices(
    db,
    readers.map(({ who }) => who),
  );
  return readers.filter(({ who }) => wantsMail(chosen.get(who) ?? USUAL_FREQUENCY, about));
}

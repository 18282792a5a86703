import type { Database } from '../../db/database.ts';
import { deleteEnded } from '../../db/sessions.ts';
import type { Clock } from '../domain/clock.ts';

/** Clears away what signing in leaves once it is over: codes, sessions, counts of attempts. */
export async function pruneSignIns({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
  await db.writeAll(deleteEnded(db, new Date(clock.now()).toISOString()));
}

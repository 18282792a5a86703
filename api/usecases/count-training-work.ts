import type { Database } from '../../db/database.ts';
import { countCertificates } from '../../db/external-certificates.ts';
import { countSessions } from '../../db/training-sessions.ts';
import type { Clock } from '../domain/clock.ts';

/** How much there is to do about training in a council. */
export interface TrainingWork {
  readonly sessionsToCome: number;
  /** Sessions that have begun, and nobody has said who came. */
  readonly registersToTake: number;
  readonly certificatesWaiting: number;
}

export async function countTrainingWork({
  authorityCode,
  db,
  clock,
}: {
  authorityCode: string;
  db: Database;
  clock: Clock;
}): Promise<TrainingWork> {
  const now = new Date(clock.now()).toISOString();
  const [sessionsToCome, registersToTake, certificatesWaiting] = await Promise.all([
    countSessions(db, authorityCode, { list: 'coming', now }),
    countSessions(db, authorityCode, { list: 'register', now }),
    countCertificates(db, authorityCode, 'waiting'),
  ]);
  return { sessionsToCome, registersToTake, certificatesWaiting };
}

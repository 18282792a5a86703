import type { Database } from '../../db/database.ts';
import { selectVisitedApplications } from '../../db/due-steps.ts';
import type { Clock } from '../domain/clock.ts';
import { stepToReady } from './become-ready.ts';
import { readCases } from './read-cases.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

/**
 * Puts applications before an approver for which a visit was all that was lacking. Safe to run as often as one likes.
 * @returns how many went
 */
export async function advanceVisited({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  let advanced = 0;
  for (const found of await readCases({ keys: await selectVisitedApplications(db), db, clock })) {
    try {
      const step = await stepToReady({ found, db, clock });
      if (!step) continue;
      const { writes, event, scopes } = step;
      await writeAndPublish({ writes, events: [event], scopes, db, clock });
      advanced += 1;
    } catch (error) {
      if (!decidedMeanwhile(error)) throw error;
    }
  }
  return advanced;
}

import type { Database } from '../../db/database.ts';
import { markRecordKeepers, selectChangedVenues } from '../../db/training-facts.ts';
import { trainingChanged } from '../../db/training-records.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { onceADay } from './once-a-day.ts';
import { refreshTraining } from './refresh-training.ts';

/** The round that a job makes; the next one, a minute later, takes the rest. */
const A_ROUND = 50;

/**
 * Works out anew where venues stand whose staff, records or numbers have changed, and once a day all that keep a staff list:
 * training ends, a starter's days are over, a licence or a scheme asks for something else. Safe to run as often as one likes.
 *
 * @returns of how many venues something was written
 * @throws Error after all others are, where some could not be worked out; they are tried again with the next run
 */
export async function refreshChangedTraining({
  publicOrigin,
  db,
  clock,
  ids,
}: {
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<number> {
  const at = new Date(clock.now()).toISOString();
  await onceADay({
    name: 'training-standing',
    work: () => db.writeAll([markRecordKeepers(db, at)]),
    db,
    clock,
  });
  let refreshed = 0;
  const failures = new Map<string, unknown>();
  for (const venueId of await selectChangedVenues(db, A_ROUND)) {
    try {
      if ((await refreshTraining({ venueId, publicOrigin, db, clock, ids })) > 0) refreshed += 1;
    } catch (error) {
      failures.set(venueId, error);
      // To the end of the line: what cannot be worked out holds up nobody else.
      await db.writeAll([trainingChanged(db, venueId, at)]);
    }
  }
  const [cause] = failures.values();
  if (failures.size > 0)
    throw new Error(`training was not worked out for: ${[...failures.keys()].join(', ')}`, { cause });
  return refreshed;
}

import type { Database } from '../../db/database.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { helpIntervals, type Haven } from '../domain/haven.ts';
import { openState, type OpenState } from '../domain/open-state.ts';
import { comingDays } from './coming-days.ts';

/** Whether each of many havens can help now, as the snapshots of today say it, in their order. */
export async function openStates({
  havens,
  db,
  clock,
}: {
  havens: readonly Haven[];
  db: Database;
  clock: Clock;
}): Promise<readonly OpenState[]> {
  const now = epochMinutes(clock.now());
  const days = await comingDays(db, now);
  return havens.map((haven) => openState(helpIntervals(haven, days), now, days.to));
}

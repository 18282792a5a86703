import { claimDay, releaseDay, selectLastDay } from '../../db/daily-work.ts';
import type { Database } from '../../db/database.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';

/**
 * Does work once a London day, whichever process comes first. Work that fails is given back, for the next round: it must be
 * safe to begin anew.
 * @returns what the work answers, or undefined where today's is done, or in another's hands
 */
export async function onceADay<Result>({
  name,
  work,
  db,
  clock,
}: {
  name: string;
  work: () => Promise<Result>;
  db: Database;
  clock: Clock;
}): Promise<Result | undefined> {
  const today = londonDate(epochMinutes(clock.now()));
  const last = await selectLastDay(db, name);
  if (last !== undefined && last >= today) return undefined;
  const [claimed] = await db.writeAll([claimDay(db, name, today)]);
  if (claimed === 0) return undefined;
  try {
    return await work();
  } catch (error) {
    await db.writeAll([releaseDay(db, name, today)]);
    throw error;
  }
}

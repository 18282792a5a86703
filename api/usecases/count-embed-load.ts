import type { Database } from '../../db/database.ts';
import { countLoadOn, type EmbedPart } from '../../db/embed-sites.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';

/** More loads than this a day of one kind on one site are not counted: someone would only be inflating them. */
export const MOST_LOADS_A_DAY = 50_000;

/**
 * Counts that something was loaded on a site today: a number goes up, and nothing is known of who, where or from which
 * page. A site that is not there is answered alike, so that nobody can find out which ids exist.
 */
export async function countEmbedLoad({
  siteId,
  part,
  db,
  clock,
}: {
  siteId: string;
  part: EmbedPart;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const day = londonDate(epochMinutes(clock.now()));
  await db.writeAll([countLoadOn(db, { siteId, day, part, most: MOST_LOADS_A_DAY })]);
}

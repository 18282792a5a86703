import type { Database } from '../../db/database.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Scheme } from '../domain/scheme.ts';

/** The schemes the public is told about, in the versions in force today, in their order. */
export async function listSchemes({ db, clock }: { db: Database; clock: Clock }): Promise<readonly Scheme[]> {
  const schemes = await selectSchemes(db, londonDate(epochMinutes(clock.now())));
  return schemes.filter(({ listed }) => listed);
}

import { selectWards, type Ward } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Scheme } from '../domain/scheme.ts';

/** What lists of an authority can be narrowed down by: its wards by name, and every scheme, listed or not. */
export async function caseChoices({
  authorityCode,
  db,
  clock,
}: {
  authorityCode: string;
  db: Database;
  clock: Clock;
}): Promise<{ wards: readonly Pick<Ward, 'code' | 'name'>[]; schemes: readonly Scheme[] }> {
  const [wards, schemes] = await Promise.all([
    selectWards(db, authorityCode),
    selectSchemes(db, londonDate(epochMinutes(clock.now()))),
  ]);
  return { wards, schemes };
}

import { selectBankHolidayDates } from '../../db/bank-holidays.ts';
import type { Database } from '../../db/database.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { helpIntervals, type Haven } from '../domain/haven.ts';
import { bankHolidayDates, londonDays } from '../domain/hours.ts';
import { londonDate, londonInstant } from '../domain/london-time.ts';
import { openState, type OpenState } from '../domain/open-state.ts';
import { HORIZON_MINUTES } from '../domain/snapshot.ts';

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
  const from = londonInstant(londonDate(now));
  const to = from + HORIZON_MINUTES;
  const days = londonDays({ from, to, bankHolidays: bankHolidayDates(await selectBankHolidayDates(db)) });
  return havens.map((haven) => openState(helpIntervals(haven, days), now, to));
}

import { selectBankHolidayDates } from '../../db/bank-holidays.ts';
import type { Database } from '../../db/database.ts';
import type { EpochMinutes } from '../domain/clock.ts';
import { bankHolidayDates, londonDays, type LondonDays } from '../domain/hours.ts';
import { londonDate, londonInstant } from '../domain/london-time.ts';
import { HORIZON_MINUTES } from '../domain/snapshot.ts';

/** The days a snapshot of this minute covers, from the beginning of its London day, with their bank holidays. */
export async function comingDays(db: Database, now: EpochMinutes): Promise<LondonDays> {
  const from = londonInstant(londonDate(now));
  const bankHolidays = bankHolidayDates(await selectBankHolidayDates(db));
  return londonDays({ from, to: from + HORIZON_MINUTES, bankHolidays });
}

import { selectBankHolidayDates } from '../../db/bank-holidays.ts';
import type { Database } from '../../db/database.ts';
import { selectPublicHaven } from '../../db/public-havens.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { helpIntervals, type Haven } from '../domain/haven.ts';
import { bankHolidayDates, londonDays } from '../domain/hours.ts';
import { londonDate, londonInstant } from '../domain/london-time.ts';
import { openState, type OpenState } from '../domain/open-state.ts';
import { HORIZON_MINUTES } from '../domain/snapshot.ts';
import { idOfSlug } from '../domain/venue.ts';

export interface ShownHaven {
  readonly haven: Haven;
  /** As the snapshots of today say it. */
  readonly state: OpenState;
}

/**
 * One haven by its id or slug; the id at the end of a slug is what counts, so that links with an old name still work.
 * @throws DomainError `haven.not_found` (404) where there is none that may be shown now, and never why
 */
export async function showHaven({
  idOrSlug,
  db,
  clock,
}: {
  idOrSlug: string;
  db: Database;
  clock: Clock;
}): Promise<ShownHaven> {
  const now = epochMinutes(clock.now());
  const haven = await selectPublicHaven(db, idOfSlug(idOrSlug), now);
  if (!haven) {
    throw notFound(
      'haven.not_found',
      'No place with this address is listed now. Look at the list of those that are.',
    );
  }
  const from = londonInstant(londonDate(now));
  const to = from + HORIZON_MINUTES;
  const days = londonDays({ from, to, bankHolidays: bankHolidayDates(await selectBankHolidayDates(db)) });
  return { haven, state: openState(helpIntervals(haven, days), now, to) };
}

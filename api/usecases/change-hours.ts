import { insertConfirmation } from '../../db/confirmations.ts';
import type { Database, Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import {
  deleteVenueHours,
  hoursAreStill,
  selectVenueHours,
  upsertVenueHours,
  type HoursPurpose,
} from '../../db/venue-hours.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import type { Hours, WeekHours } from '../domain/hours.ts';
import { londonDate } from '../domain/london-time.ts';
import { changeVenue, requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { fingerprint } from './fingerprint.ts';

/** What a page of hours carries, so that a stale one is noticed: exceptions are changed one by one, and do not count. */
export function hoursVersion(hours: Hours | undefined): Promise<string> {
  return fingerprint(hours && [hours.weekly, hours.bankHolidays, hours.knownUntil ?? null]);
}

/**
 * Changes when a venue's doors are open, or when trained help is on hand: live at once. Whoever changes them also says that
 * they are right.
 *
 * @param hours null: help is on hand whenever the doors are open
 * @param was the version that the page was made of
 * @throws DomainError `venue.not_found` (404), `venue.changed_meanwhile` (409), `accreditation.not_yet_public` (503)
 */
export async function changeHours({
  venueId,
  purpose,
  hours,
  was,
  actor,
  byManager,
  db,
  clock,
}: {
  venueId: string;
  purpose: HoursPurpose;
  hours: WeekHours | null;
  was: string;
  actor: string;
  /** False for someone of the council: what they change is no word of the manager's. */
  byManager: boolean;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const now = clock.now();
  const today = londonDate(epochMinutes(now));
  const venue = await requireVenue(db, venueId);
  const before = (await selectVenueHours(db, venueId, today))[purpose]?.hours;
  if ((await hoursVersion(before)) !== was) throw venueChangedMeanwhile();
  const source = byManager ? 'manager' : 'officer';
  const writes: Write[] = [
    expectation(db, hoursAreStill(venueId, purpose, before)),
    ...(hours === null
      ? deleteVenueHours(db, venueId, purpose)
      : [upsertVenueHours(db, { venueId, purpose, ...hours, source, confirmedOn: today })]),
  ];
  if (byManager) {
    const at = new Date(now).toISOString();
    writes.push(insertConfirmation(db, { venueId, what: 'hours', at, by: actor }));
  }
  await changeVenue({
    venue,
    writes,
    action: 'venue.hours_changed',
    details: { purpose, from: before ? weekOf(before) : null, to: hours ? weekOf(hours) : null },
    actor,
    db,
    clock,
  });
}

function weekOf({ weekly, bankHolidays }: WeekHours): WeekHours {
  return { weekly, bankHolidays };
}

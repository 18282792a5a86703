import type { Database } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import {
  deleteException,
  hoursAreStill,
  selectVenueHours,
  upsertExceptions,
  type HoursPurpose,
} from '../../db/venue-hours.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import type { Session } from '../domain/hours.ts';
import { addDays, dayNumber, londonDate } from '../domain/london-time.ts';
import { changeVenue, requireVenue } from './change-venue.ts';

/** Longer than this is a new week, or a closure. */
export const MOST_DAYS_AT_ONCE = 62;
const MOST_DAYS_AHEAD = 731;

/**
 * Says what starts on a day, or on each of a run of days, instead of what the week says: live at once. It replaces what was
 * said of these days before.
 *
 * @throws DomainError `venue.not_found` (404), `hours.not_known`, `hours.days_wrong` (400), `venue.changed_meanwhile` (409),
 *   `accreditation.not_yet_public` (503)
 */
export async function setException({
  venueId,
  purpose,
  from,
  through,
  sessions,
  actor,
  db,
  clock,
}: {
  venueId: string;
  purpose: HoursPurpose;
  /** The first and the last day; both the same for one. */
  from: LocalDate;
  through: LocalDate;
  /** None: closed. */
  sessions: readonly Session[];
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const venue = await requireVenue(db, venueId);
  const today = londonDate(epochMinutes(clock.now()));
  const hours = await requireHours(db, venueId, purpose, today);
  const count = dayNumber(through) - dayNumber(from) + 1;
  if (from < addDays(today, -1)) throw wrongDays('Choose a day that has not gone by.', 'date');
  if (from > addDays(today, MOST_DAYS_AHEAD)) throw wrongDays('Choose a day within two years.', 'date');
  if (count < 1) throw wrongDays('The last day must be the first day or later.', 'through');
  if (count > MOST_DAYS_AT_ONCE)
    throw wrongDays(`Choose ${MOST_DAYS_AT_ONCE} days or fewer at once.`, 'through');
  const dates = Array.from({ length: count }, (_, place) => addDays(from, place));
  await changeVenue({
    venue,
    writes: [
      // An exception without a week would stand for nothing.
      expectation(db, hoursAreStill(venueId, purpose, hours)),
      ...upsertExceptions(
        db,
        venueId,
        purpose,
        dates.map((date) => ({ date, sessions })),
      ),
    ],
    action: 'venue.exception_set',
    details: { purpose, from, through, sessions },
    actor,
    db,
    clock,
  });
}

/**
 * A day is again as the week says: live at once. Does nothing to a day without an exception.
 * @throws DomainError `venue.not_found` (404), `accreditation.not_yet_public` (503)
 */
export async function removeException({
  venueId,
  purpose,
  date,
  actor,
  db,
  clock,
}: {
  venueId: string;
  purpose: HoursPurpose;
  date: LocalDate;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const venue = await requireVenue(db, venueId);
  const before = (await selectVenueHours(db, venueId, date))[purpose]?.hours.exceptions ?? [];
  const exception = before.find((each) => each.date === date);
  if (!exception) return;
  await changeVenue({
    venue,
    writes: [deleteException(db, venueId, purpose, date)],
    action: 'venue.exception_removed',
    details: { purpose, date, sessions: exception.sessions },
    actor,
    db,
    clock,
  });
}

async function requireHours(db: Database, venueId: string, purpose: HoursPurpose, today: LocalDate) {
  const hours = (await selectVenueHours(db, venueId, today))[purpose]?.hours;
  if (hours) return hours;
  throw invalid('hours.not_known', 'Enter the hours of the week first, then the days that differ.');
}

function wrongDays(advice: string, field: string) {
  return invalid('hours.days_wrong', advice, { [field]: advice });
}

import { selectBankHolidayDates } from '../../db/bank-holidays.ts';
import { endClosures, insertClosure, selectClosureEnd } from '../../db/closures.ts';
import type { Database } from '../../db/database.ts';
import { selectVenueHours } from '../../db/venue-hours.ts';
import { epochMinutes, isoInstant, type Clock, type EpochMinutes, type LocalDate } from '../domain/clock.ts';
import { closedTonight, closureEnd, type Tonight } from '../domain/closing.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { bankHolidayDates, londonDays } from '../domain/hours.ts';
import { addDays, londonDate, londonInstant, MINUTES_A_DAY } from '../domain/london-time.ts';
import { changeVenue, requireVenue } from './change-venue.ts';
import { comingDays } from './coming-days.ts';

/** How long a venue is closed for now. */
export type ClosedFor =
  /** `until`: what the page said, so that nobody who pressed at the turn of a night closes the next one. */
  | { readonly kind: 'tonight'; readonly until: EpochMinutes }
  /** The day on which it opens again. */
  | { readonly kind: 'until_day'; readonly opensOn: LocalDate }
  | { readonly kind: 'until_reopened' };

const LONGEST_DAYS = 366;
export const NIGHT_CHANGED = 'closure.night_changed';

/**
 * Closes a venue for now: it is hidden from the public when this returns, and shown again by itself when the closure is
 * over. A closure that is under way is replaced.
 *
 * @param closureId drawn when the form was shown, so that a form that is sent twice closes once
 * @param reason for the council; the public never sees it
 * @throws DomainError `venue.not_found` (404), `closure.night_changed` (409) where "tonight" no longer means what the page
 *   said, `closure.day_wrong` (400), `accreditation.not_yet_public` (503)
 */
export async function closeVenue({
  venueId,
  closureId: key,
  closedFor,
  reason,
  actor,
  db,
  clock,
}: {
  venueId: string;
  closureId: string;
  closedFor: ClosedFor;
  reason: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<{ until: EpochMinutes | null }> {
  const now = epochMinutes(clock.now());
  const venue = await requireVenue(db, venueId);
  // A key of another venue's form must not pass for this one's.
  const closureId = `${venueId}-${key}`;
  const sentBefore = await selectClosureEnd(db, venueId, closureId);
  if (sentBefore !== undefined) return { until: sentBefore };
  const until = await endOf(closedFor, venueId, now, db, clock);
  await changeVenue({
    venue,
    writes: [
      endClosures(db, venueId, now, closureId),
      insertClosure(db, venueId, { id: closureId, starts: now, ends: until, reason }),
    ],
    action: 'venue.closed_for_now',
    details: { closure: closureId, until: until === null ? null : isoInstant(until) },
    actor,
    db,
    clock,
  });
  return { until };
}

/** What "closed tonight" means for a venue now. */
export async function findTonight({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<Tonight> {
  const now = epochMinutes(clock.now());
  const days = await comingDays(db, now);
  const { opening } = await selectVenueHours(db, venueId, addDays(londonDate(now), -1));
  return closedTonight(opening?.hours, days, now);
}

async function endOf(
  closedFor: ClosedFor,
  venueId: string,
  now: EpochMinutes,
  db: Database,
  clock: Clock,
): Promise<EpochMinutes | null> {
  if (closedFor.kind === 'until_reopened') return null;
  if (closedFor.kind === 'tonight') {
    const { until } = await findTonight({ venueId, db, clock });
    if (until === closedFor.until) return until;
    throw conflict(
      NIGHT_CHANGED,
      'Since this page was opened that night has ended, or the hours were changed. Nothing was closed: look again, then decide.',
    );
  }
  const { opensOn } = closedFor;
  const today = londonDate(now);
  if (opensOn <= today || opensOn > addDays(today, LONGEST_DAYS)) {
    const advice = 'Enter a day from tomorrow on, within a year.';
    throw invalid('closure.day_wrong', advice, { opens: advice });
  }
  const midnight = londonInstant(opensOn);
  const bankHolidays = bankHolidayDates(await selectBankHolidayDates(db));
  const days = londonDays({ from: midnight, to: midnight + MINUTES_A_DAY, bankHolidays });
  const { opening } = await selectVenueHours(db, venueId, addDays(opensOn, -1));
  return closureEnd(opening?.hours, days, opensOn);
}

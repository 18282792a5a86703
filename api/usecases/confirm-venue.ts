import { insertConfirmation } from '../../db/confirmations.ts';
import type { Database, Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { selectStaff } from '../../db/staff.ts';
import { updateStaffLeft } from '../../db/staff-changes.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { confirmVenueHours, hoursAreStill, selectVenueHours } from '../../db/venue-hours.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { hoursVersion } from './change-hours.ts';
import { plansForHeadcount, type OpenedPlan } from './plans-for-headcount.ts';
import { refreshTraining } from './refresh-training.ts';
import { changeVenue, requireVenue, venueChangedMeanwhile } from './change-venue.ts';

/** What a manager says of a venue; at least one of them. */
export interface SaidOfVenue {
  /** The versions of both tables that were read and found right. */
  readonly hours?: { readonly opening: string; readonly haven: string };
  /** How many of the staff meet the public. */
  readonly headcount?: number;
  /** Together with it: that a trained person is there on every shift while the venue helps. */
  readonly everyShift?: boolean;
  /** Together with it: ids of who, on the staff list, no longer works there from today on. */
  readonly leavers?: readonly string[];
  /** The version of the pledge that was accepted. */
  readonly pledge?: number;
}

/**
 * Notes what a manager says of a venue: that its hours are right as they stand, how many staff meet the public, that the
 * pledge is kept. An officer renews on all three. Where more people meet the public than the trained ones are enough for, a
 * plan about training opens with it; where the venue keeps a staff list, what it comes to is worked out anew.
 *
 * @throws DomainError `venue.not_found` (404), `venue.changed_meanwhile` (409) where the hours are no longer those that
 *   were read
 */
export async function confirmVenue({
  venueId,
  said,
  actor,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  venueId: string;
  said: SaidOfVenue;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const now = clock.now();
  const today = londonDate(epochMinutes(now));
  const venue = await requireVenue(db, venueId);
  const confirmation = { venueId, at: new Date(now).toISOString(), by: actor };
  const writes: Write[] = [];
  if (said.hours) {
    const { opening, haven } = await selectVenueHours(db, venueId, today);
    const versions = [await hoursVersion(opening?.hours), await hoursVersion(haven?.hours)];
    if (versions[0] !== said.hours.opening || versions[1] !== said.hours.haven) throw venueChangedMeanwhile();
    writes.push(
      expectation(db, hoursAreStill(venueId, 'opening', opening?.hours)),
      expectation(db, hoursAreStill(venueId, 'haven', haven?.hours)),
      confirmVenueHours(db, venueId, today),
      insertConfirmation(db, { ...confirmation, what: 'hours' }),
    );
  }
  let plans: readonly OpenedPlan[] = [];
  const left = await whoLeaves(db, venueId, said.leavers ?? []);
  if (said.headcount !== undefined) {
    const { headcount, everyShift } = said;
    const grown = await plansForHeadcount({ venueId, headcount, today, at: confirmation.at, actor, db, ids });
    writes.push(
      ...grown.writes,
      ...(left.length > 0
        ? [updateStaffLeft(db, { venueId, ids: left, on: today, at: confirmation.at })]
        : []),
      insertConfirmation(db, {
        ...{ ...confirmation, what: 'headcount', value: headcount },
        ...(everyShift !== undefined && { everyShift }),
      }),
      trainingChanged(db, venueId, confirmation.at),
    );
    plans = grown.plans;
  }
  if (said.pledge !== undefined)
    writes.push(insertConfirmation(db, { ...confirmation, what: 'pledge', value: said.pledge }));
  await changeVenue({
    venue: { ...venue, spots: [] }, // the public sees no difference
    writes,
    action: 'venue.confirmed',
    details: {
      hours: said.hours !== undefined,
      ...(said.headcount !== undefined && { headcount: said.headcount, everyShift: said.everyShift ?? null }),
      ...(said.pledge !== undefined && { pledge: said.pledge }),
      ...(left.length > 0 && { left }),
      ...(plans.length > 0 && { plans }),
    },
    actor,
    db,
    clock,
  });
  if (said.headcount !== undefined) await refreshTraining({ venueId, publicOrigin, db, clock, ids });
}

/** Those of the ids who work at the venue. */
async function whoLeaves(db: Database, venueId: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const staff = await selectStaff(db, venueId);
  return staff.flatMap(({ id, leftOn }) => (leftOn === null && ids.includes(id) ? [id] : []));
}

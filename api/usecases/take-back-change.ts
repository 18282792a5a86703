import type { Database } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { changeStillWaits, selectVenueChange, updateVenueChange } from '../../db/venue-changes.ts';
import type { Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { changeVenue, requireVenue, venueChangedMeanwhile } from './change-venue.ts';

/**
 * A manager no longer wants a change that waits. Does nothing to one that was taken back before.
 * @throws DomainError `change.not_found` (404), `venue.changed_meanwhile` (409) where an officer was quicker
 */
export async function takeBackChange({
  venueId,
  changeId,
  actor,
  db,
  clock,
}: {
  venueId: string;
  changeId: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const change = await selectVenueChange(db, changeId);
  if (change?.venueId !== venueId)
    throw notFound('change.not_found', 'This venue has asked for no such change.');
  if (change.decision === 'taken_back') return;
  if (change.decision !== null) throw venueChangedMeanwhile();
  const venue = await requireVenue(db, venueId);
  const at = new Date(clock.now()).toISOString();
  await changeVenue({
    venue: { ...venue, spots: [] }, // the public sees no difference
    writes: [
      expectation(db, changeStillWaits(changeId)),
      updateVenueChange(db, changeId, { decision: 'taken_back', by: actor, at, reason: '' }),
    ],
    action: 'venue.change_taken_back',
    details: { change: changeId },
    actor,
    db,
    clock,
  });
}

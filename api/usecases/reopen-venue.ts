import { endClosures, selectClosures } from '../../db/closures.ts';
import type { Database } from '../../db/database.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { changeVenue, requireVenue } from './change-venue.ts';

/**
 * Ends a venue's closure: it is shown to the public again, where nothing else hides it, when this returns. Does nothing to
 * a venue that is not closed for now.
 *
 * @throws DomainError `venue.not_found` (404), `accreditation.not_yet_public` (503)
 */
export async function reopenVenue({
  venueId,
  actor,
  db,
  clock,
}: {
  venueId: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const now = epochMinutes(clock.now());
  const venue = await requireVenue(db, venueId);
  const closures = await selectClosures(db, venueId, now);
  const underWay = closures.filter(({ starts }) => starts <= now);
  if (underWay.length === 0) return;
  await changeVenue({
    venue,
    writes: [endClosures(db, venueId, now)],
    action: 'venue.reopened',
    details: { closures: underWay.map(({ id }) => id) },
    actor,
    db,
    clock,
  });
}

import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { selectScopesAt } from '../../db/scopes.ts';
import { markChanged } from '../../db/snapshots.ts';
import { selectVenueRecord, type VenueRecord } from '../../db/venue-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import type { Point } from '../domain/geo.ts';
import type { CellKey } from '../domain/cells.ts';
import { writeAndPublish } from './write-and-publish.ts';

export type { VenueRecord } from '../../db/venue-facts.ts';

/** @throws DomainError `venue.not_found` (404) */
export async function requireVenue(db: Database, venueId: string): Promise<VenueRecord> {
  const venue = await selectVenueRecord(db, venueId);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  return venue;
}

/** The code of every conflict with what someone else did to a venue a moment ago. */
export const CHANGED_MEANWHILE = 'venue.changed_meanwhile';

export function venueChangedMeanwhile(cause?: unknown) {
  return conflict(
    CHANGED_MEANWHILE,
    'Someone else changed this venue while this page was open. Nothing was saved: look at it again, then decide.',
    cause,
  );
}

/**
 * Writes a change to a venue's facts with its event, and publishes where it is shown: the public sees it when this returns.
 *
 * @param writes the change, its expectations first
 * @param action what the trail calls it: `venue.hours_changed`
 * @param details ids and facts, never someone's name or address
 * @param alsoAt where it will be shown from now on, if that is elsewhere
 * @throws DomainError `venue.changed_meanwhile` (409), nothing is written then; `accreditation.not_yet_public` (503)
 */
export async function changeVenue({
  venue,
  writes,
  action,
  details,
  alsoAt = [],
  actor,
  db,
  clock,
}: {
  venue: VenueRecord;
  writes: readonly Write[];
  action: string;
  details: object;
  alsoAt?: readonly (Point & { readonly cell: CellKey })[];
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const scopes = await selectScopesAt(db, [...venue.spots, ...alsoAt]);
  try {
    await writeAndPublish({
      writes: [...writes, ...scopes.map((scope) => markChanged(db, scope))],
      events: [
        {
          authority_code: venue.authorityCode,
          occurred_at: new Date(clock.now()).toISOString(),
          actor,
          action,
          subject: `venue/${venue.id}`,
          details,
        },
      ],
      scopes,
      db,
      clock,
    });
  } catch (error) {
    throw changedMeanwhile(error) ? venueChangedMeanwhile(error) : error;
  }
}

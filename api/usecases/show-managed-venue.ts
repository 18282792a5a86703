import type { Closure } from '../../db/closures.ts';
import { selectClosures } from '../../db/closures.ts';
import type { Database } from '../../db/database.ts';
import { selectManagers, type Manager } from '../../db/managers.ts';
import { selectPublicHaven } from '../../db/public-havens.ts';
import { selectNewestChange, type VenueChange } from '../../db/venue-changes.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { selectVenueHours, type VenueHours } from '../../db/venue-hours.ts';
import { epochMinutes, type Clock, type EpochMinutes } from '../domain/clock.ts';
import { closedTonight, type Tonight } from '../domain/closing.ts';
import { helpIntervals, type Haven } from '../domain/haven.ts';
import { addDays, londonDate } from '../domain/london-time.ts';
import { openState, type OpenState } from '../domain/open-state.ts';
import { requireVenue } from './change-venue.ts';
import { comingDays } from './coming-days.ts';
import { listManagedVenues, type ManagedVenue } from './list-managed-venues.ts';

/** Everything on the page of a venue. */
export interface VenueOverview extends ManagedVenue {
  readonly now: EpochMinutes;
  readonly venue: VenueRecord;
  /** What the public sees right now; absent where it sees nothing. */
  readonly shown?: { readonly haven: Haven; readonly state: OpenState };
  readonly hours: VenueHours;
  readonly closure?: Closure;
  readonly tonight: Tonight;
  readonly managers: readonly Manager[];
  /** The one that waits, or the last that was decided. */
  readonly change?: VenueChange;
}

/** @throws DomainError `venue.not_found` (404) */
export async function showManagedVenue({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<VenueOverview> {
  const now = epochMinutes(clock.now());
  const venue = await requireVenue(db, venueId);
  const [managed] = await listManagedVenues({ venueIds: [venueId], db, clock });
  if (!managed) throw new TypeError(`a venue without a row: ${venueId}`);
  const days = await comingDays(db, now);
  const hours = await selectVenueHours(db, venueId, addDays(londonDate(now), -1));
  const haven = await selectPublicHaven(db, venueId, now);
  const closure = (await selectClosures(db, venueId, now)).find(({ starts }) => starts <= now);
  const change = await selectNewestChange(db, venueId);
  return {
    ...managed,
    now,
    venue,
    hours,
    tonight: closedTonight(hours.opening?.hours, days, now),
    managers: await selectManagers(db, venueId),
    ...(haven && { shown: { haven, state: openState(helpIntervals(haven, days), now, days.to) } }),
    ...(closure && { closure }),
    ...(change && { change }),
  };
}

import type { Database } from '../../db/database.ts';
import { selectVenueWork, type VenueWork } from '../../db/manager-work.ts';
import { selectShownSchemes } from '../../db/public-havens.ts';
import { selectAccreditationsOf, type VenueAccreditation } from '../../db/venue-accreditations.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { managerTasks, type ManagerTask } from '../domain/manager-tasks.ts';
import { publicStanding, type PublicStanding } from '../domain/public-standing.ts';
import { signsStanding } from '../domain/signage.ts';

/** An accreditation with what the public sees of it. */
export interface ManagedAccreditation extends VenueAccreditation {
  /** What it allows by itself; a closure or a missing position hides the venue all the same. */
  readonly standing: PublicStanding;
  /** Published right now under this scheme. */
  readonly isPublic: boolean;
}

/** A venue as its manager sees it at a glance. */
export interface ManagedVenue {
  readonly work: VenueWork;
  readonly accreditations: readonly ManagedAccreditation[];
  readonly tasks: readonly ManagerTask[];
}

/** The venues that a person manages, by name: where each stands, and what there is to do. */
export async function listManagedVenues({
  venueIds,
  db,
  clock,
}: {
  venueIds: readonly string[];
  db: Database;
  clock: Clock;
}): Promise<readonly ManagedVenue[]> {
  if (venueIds.length === 0) return [];
  const now = epochMinutes(clock.now());
  const today = londonDate(now);
  const accreditations = await selectAccreditationsOf(db, ...venueIds);
  const shown = await selectShownSchemes(db, venueIds, now);
  return (await selectVenueWork(db, venueIds, now)).map((work) => {
    const own = accreditations
      .filter(({ venueId }) => venueId === work.venueId)
      .map((accreditation) => ({
        ...accreditation,
        standing: publicStanding(accreditation, today),
        isPublic: shown.get(work.venueId)?.includes(accreditation.schemeKey) ?? false,
      }));
    const signs = work.signsOut.map(({ schemeKey, validUntil }) => {
      const under = own.find((accreditation) => accreditation.schemeKey === schemeKey);
      return { schemeKey, standing: signsStanding(validUntil, under, today) };
    });
    return {
      ...{ work, accreditations: own },
      tasks: managerTasks({ ...work, accreditations: own, signs }, today),
    };
  });
}

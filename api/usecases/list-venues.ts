import { selectCouncilChoices, type CouncilChoices } from '../../db/council-choices.ts';
import type { Database } from '../../db/database.ts';
import { countVenueList, selectVenueList, type ListedVenue, type VenueFilter } from '../../db/venue-list.ts';
import type { Clock } from '../domain/clock.ts';

export type { ListedVenue, VenueFilter } from '../../db/venue-list.ts';

export const VENUES_A_PAGE = 50;

export interface VenueList {
  readonly venues: readonly ListedVenue[];
  readonly total: number;
  /** From 1: the last one where a later one was asked for. */
  readonly page: number;
  readonly choices: CouncilChoices;
}

/** A page of an authority's venues. Three reads, however many there are. */
export async function listVenues({
  filter,
  page,
  db,
  clock,
}: {
  filter: VenueFilter;
  page: number;
  db: Database;
  clock: Clock;
}): Promise<VenueList> {
  const now = new Date(clock.now()).toISOString();
  const total = await countVenueList(db, filter, now);
  const shown = Math.min(page, Math.max(1, Math.ceil(total / VENUES_A_PAGE)));
  const offset = (shown - 1) * VENUES_A_PAGE;
  return {
    venues: await selectVenueList(db, filter, { now, limit: VENUES_A_PAGE, offset }),
    total,
    page: shown,
    choices: await selectCouncilChoices(db, filter.authorityCode),
  };
}

const A_READ = 1_000;

/** All of them, a thousand at a time: for a file. */
export async function* everyVenue({
  filter,
  db,
  clock,
}: {
  filter: VenueFilter;
  db: Database;
  clock: Clock;
}): AsyncGenerator<readonly ListedVenue[]> {
  const now = new Date(clock.now()).toISOString();
  for (let offset = 0; ; offset += A_READ) {
    const venues = await selectVenueList(db, filter, { now, limit: A_READ, offset });
    if (venues.length > 0) yield venues;
    if (venues.length < A_READ) return;
  }
}

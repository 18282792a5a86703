import { selectVenueConcerns, type ConcernSummary } from '../../db/concern-lists.ts';
import { selectConcern, type Concern } from '../../db/concerns.ts';
import type { Database } from '../../db/database.ts';
import { selectActorNames } from '../../db/people-names.ts';
import { selectPlansFrom, type PlanSummary } from '../../db/plan-lists.ts';
import { selectVenueCase, type VenueCase } from '../../db/venue-case.ts';
import { selectConcernVisits, type VisitSummary } from '../../db/visit-lists.ts';
import { notFound } from '../domain/errors.ts';

export type { Concern } from '../../db/concerns.ts';

export interface ShownConcern {
  readonly concern: Concern;
  readonly venue: VenueCase;
  /** What officers are called, by actor. */
  readonly names: ReadonlyMap<string, string>;
  /** The visits that look into it. */
  readonly visits: readonly VisitSummary[];
  /** The plans that it led to. */
  readonly plans: readonly PlanSummary[];
  /** What else was said of the place, newest first. */
  readonly others: readonly ConcernSummary[];
}

/**
 * A concern with all that an officer needs to decide on it.
 * @throws DomainError `concern.not_found` (404)
 */
export async function showConcern({
  concernId,
  db,
}: {
  concernId: string;
  db: Database;
}): Promise<ShownConcern> {
  const concern = await selectConcern(db, concernId);
  const venue = concern && (await selectVenueCase(db, concern.venueId));
  if (!concern || !venue) throw notFound('concern.not_found', 'This concern is not on the register.');
  const [names, visits, plans, all] = await Promise.all([
    selectActorNames(db, [concern.lookedAtBy, concern.closedBy]),
    selectConcernVisits(db, concernId),
    selectPlansFrom(db, { venueId: venue.id, concernId }),
    selectVenueConcerns(db, venue.id),
  ]);
  return { concern, venue, names, visits, plans, others: all.filter(({ id }) => id !== concernId) };
}

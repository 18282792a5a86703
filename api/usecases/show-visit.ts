import type { Database } from '../../db/database.ts';
import { selectActorNames } from '../../db/people-names.ts';
import { selectPlansFrom, type PlanSummary } from '../../db/plan-lists.ts';
import { selectVenueCase, type VenueCase } from '../../db/venue-case.ts';
import { selectRetests, type VisitSummary } from '../../db/visit-lists.ts';
import { selectVisit, type Visit } from '../../db/visits.ts';
import { notFound } from '../domain/errors.ts';

export type { Visit } from '../../db/visits.ts';
export type { VenueCase } from '../../db/venue-case.ts';

export interface ShownVisit {
  readonly visit: Visit;
  readonly venue: VenueCase;
  /** What people are called, by actor. */
  readonly names: ReadonlyMap<string, string>;
  /** The plans that it led to. */
  readonly plans: readonly PlanSummary[];
  /** The visits that repeat it, planned or made, newest first. */
  readonly retests: readonly VisitSummary[];
}

/**
 * A visit with all that officers see of it.
 * @throws DomainError `visit.not_found` (404)
 */
export async function showVisit({ visitId, db }: { visitId: string; db: Database }): Promise<ShownVisit> {
  const visit = await selectVisit(db, visitId);
  const venue = visit && (await selectVenueCase(db, visit.venueId));
  if (!visit || !venue) throw notFound('visit.not_found', 'This visit is not on the register.');
  const visitor = visit.visitorId === null ? null : `person/${visit.visitorId}`;
  const [names, plans, retests] = await Promise.all([
    selectActorNames(db, [visit.plannedBy, visit.recordedBy, visitor]),
    selectPlansFrom(db, { venueId: venue.id, visitId }),
    selectRetests(db, visitId),
  ]);
  return { visit, venue, names, plans, retests };
}

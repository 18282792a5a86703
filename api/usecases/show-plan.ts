import { selectPlan, type ActionPlan } from '../../db/action-plans.ts';
import type { Database } from '../../db/database.ts';
import { selectActorNames } from '../../db/people-names.ts';
import { selectVenueCase, type VenueCase } from '../../db/venue-case.ts';
import { notFound } from '../domain/errors.ts';

export type { ActionPlan } from '../../db/action-plans.ts';

export interface ShownPlan {
  readonly plan: ActionPlan;
  readonly venue: VenueCase;
  /** What people are called, by actor; for officers only. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * An action plan.
 * @param venueId where the address names a venue too: the plan must be of it
 * @throws DomainError `plan.not_found` (404)
 */
export async function showPlan({
  planId,
  venueId,
  db,
}: {
  planId: string;
  venueId?: string;
  db: Database;
}): Promise<ShownPlan> {
  const plan = await selectPlan(db, planId);
  const own = plan && (venueId === undefined || plan.venueId === venueId);
  const venue = own && (await selectVenueCase(db, plan.venueId));
  if (!venue) throw notFound('plan.not_found', 'This action plan is not on the register.');
  return { plan, venue, names: await selectActorNames(db, [plan.openedBy, plan.closedBy]) };
}

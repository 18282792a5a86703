import { selectVenueConcerns, type ConcernSummary } from '../../db/concern-lists.ts';
import type { Database } from '../../db/database.ts';
import { selectSignagePacks, type SignagePack } from '../../db/signage.ts';
import { selectVenuePlans, type PlanSummary } from '../../db/plan-lists.ts';
import { selectVenueVisits, type VisitSummary } from '../../db/visit-lists.ts';

export type { ConcernSummary } from '../../db/concern-lists.ts';
export type { PlanSummary } from '../../db/plan-lists.ts';
export type { VisitSummary } from '../../db/visit-lists.ts';

/** What officers see of a venue beside its accreditations: visits, action plans, concerns and signs, newest first. */
export async function listVenueCasework({ venueId, db }: { venueId: string; db: Database }): Promise<{
  visits: readonly VisitSummary[];
  plans: readonly PlanSummary[];
  concerns: readonly ConcernSummary[];
  signs: readonly SignagePack[];
}> {
  const [visits, plans, concerns, signs] = await Promise.all([
    selectVenueVisits(db, venueId),
    selectVenuePlans(db, venueId),
    selectVenueConcerns(db, venueId),
    selectSignagePacks(db, venueId),
  ]);
  return { visits, plans, concerns, signs };
}

/** A visit that the managers were told about. */
export interface ToldVisit {
  readonly id: string;
  readonly schemeKey: string;
  /** A day. */
  readonly debriefedOn: string;
}

/** What a venue's managers see of the same: their plans, and the visits that they were told about. Never concerns. */
export async function listManagersCasework({ venueId, db }: { venueId: string; db: Database }): Promise<{
  plans: readonly PlanSummary[];
  visits: readonly ToldVisit[];
}> {
  const [visits, plans] = await Promise.all([selectVenueVisits(db, venueId), selectVenuePlans(db, venueId)]);
  return {
    plans,
    visits: visits.flatMap(({ id, schemeKey, debriefedOn }) =>
      debriefedOn === null ? [] : [{ id, schemeKey, debriefedOn }],
    ),
  };
}

import type { NewPlan } from '../../db/action-plans.ts';
import type { Database } from '../../db/database.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import { actionPlanOpened } from '../mail/messages.ts';
import type { ManagerMail } from './mail-managers.ts';

/** Tells a manager what has to be put right and by when; never who visited, nor how the visit was graded. */
export function planMail({
  plan: { id, venueId, steps, deadline },
  ...rest
}: {
  plan: NewPlan;
  venue: string;
  council: string | null;
  /** Whether the venue is not shown to the public from now on. */
  hidden: boolean;
  publicOrigin: string;
}): ManagerMail {
  const page = planPage({ venueId, planId: id });
  return { reference: `plan/${id}/opened`, ...actionPlanOpened({ steps, deadline, page, ...rest }) };
}

/** Whether a scheme's rule takes a venue off the finder while there is something to put right. */
export async function hidesMeanwhile(db: Database, venueId: string, schemeKey: string): Promise<boolean> {
  const accreditations = await selectAccreditationsOf(db, venueId);
  const accreditation = accreditations.find((each) => each.schemeKey === schemeKey);
  return accreditation?.rules.shownWhileActionRequired === false;
}

/** Where a manager reads a plan and answers it, on the signed-in pages. */
export function planPage({ venueId, planId }: { venueId: string; planId: string }): string {
  return `/admin/venues/${venueId}/plans/${planId}`;
}

/** Where a manager reads a plan and answers it. */
export function planAddress({
  publicOrigin,
  venueId,
  planId,
}: {
  publicOrigin: string;
  venueId: string;
  planId: string;
}): string {
  return `${publicOrigin}${planPage({ venueId, planId })}`;
}

import type { NewPlan } from '../../db/action-plans.ts';
import { dateWords } from '../domain/date-words.ts';
import type { ManagerMail } from './mail-managers.ts';

/** Tells a manager what has to be put right and by when; never who visited, nor how the visit was graded. */
export function planMail({
  plan: { id, venueId, steps, deadline },
  venueName,
  hidden,
  publicOrigin,
}: {
  plan: NewPlan;
  venueName: string;
  /** Whether the venue is not shown to the public from now on. */
  hidden: boolean;
  publicOrigin: string;
}): ManagerMail {
  const by = dateWords(deadline);
  return {
    reference: `plan/${id}/opened`,
    kind: 'action_plan',
    subject: hidden
      ? `${venueName} is not shown in the finder now`
      : `${venueName}: what to put right by ${by}`,
    paragraphs: [
      hidden
        ? `${venueName} is not shown to the public from now on. It can be shown again once the following is put right and the council has decided so.`
        : `There is something to put right at ${venueName} by ${by}. If it is not put right by then, the venue is no longer shown to the public.`,
      steps.map((step) => `- ${step}`).join('\n'),
      `Please do this by ${by}, and tell the council here what you did:`,
      planAddress({ publicOrigin, venueId, planId: id }),
    ],
  };
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
  return `${publicOrigin}/admin/venues/${venueId}/plans/${planId}`;
}

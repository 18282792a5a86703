import type { LocalDate } from '../../api/domain/clock.ts';
import { whenWords } from '../instants.ts';
import type { ShownPlan } from '../../api/usecases/show-plan.ts';
import { ButtonLink } from '../html/buttons.tsx';
import type { SummaryRow } from '../html/lists.tsx';
import { PlanFacts } from './plan-facts.tsx';

/** One action plan as officers see it. */
export function PlanPage({
  shown: { plan, venue, names },
  schemeName,
  today,
  decides,
  seesNotes,
}: {
  shown: ShownPlan;
  schemeName: string;
  today: LocalDate;
  /** Whether this person may close it. */
  decides: boolean;
  /** False for those who may not learn who did what. */
  seesNotes: boolean;
}) {
  const { visitId, concernId, closedBy } = plan;
  const openedBy = names.get(plan.openedBy) ?? 'the rule for failed visits';
  const more: SummaryRow[] = [
    {
      key: 'Venue',
      value: <a href={`/admin/councils/${venue.authorityCode}/venues/${venue.id}`}>{venue.name}</a>,
    },
    {
      key: 'Opened',
      value: seesNotes ? `${whenWords(plan.openedAt)}, by ${openedBy}` : whenWords(plan.openedAt),
    },
    ...(visitId === null
      ? []
      : [{ key: 'Because of', value: <a href={`/admin/visits/${visitId}`}>a visit</a> }]),
    ...(concernId === null || !seesNotes
      ? []
      : [{ key: 'Because of', value: <a href={`/admin/concerns/${concernId}`}>a concern</a> }]),
    ...(closedBy === null || !seesNotes
      ? []
      : [{ key: 'Closed by', value: names.get(closedBy) ?? 'the rule for failed visits' }]),
  ];
  return (
    <>
      <h1>Action plan for {venue.name}</h1>
      <PlanFacts plan={plan} schemeName={schemeName} today={today} more={more} />
      {plan.closedAt === null && decides && (
        <ButtonLink href={`/admin/plans/${plan.id}/close`}>Decide on this plan</ButtonLink>
      )}
      {plan.closedAt === null && !decides && seesNotes && <p>An approver decides on this plan.</p>}
    </>
  );
}

import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { PlanSummary, ToldVisit } from '../../api/usecases/list-venue-casework.ts';
import { PlanTag } from './words.tsx';

/**
 * What a venue's managers have to put right and what they were told of visits, for their page of the venue. Nothing where
 * there is nothing.
 * @example <ManagerCasework venueId={venue.id} today={today} {...await listManagersCasework({ venueId, db })} />
 */
export function ManagerCasework({
  venueId,
  plans,
  visits,
  today,
}: {
  venueId: string;
  plans: readonly PlanSummary[];
  visits: readonly ToldVisit[];
  today: LocalDate;
}) {
  if (plans.length + visits.length === 0) return <></>;
  return (
    <>
      <h2>Action plans and visits</h2>
      <ul>
        {plans.map((plan) => (
          <li>
            <a href={`/admin/venues/${venueId}/plans/${plan.id}`}>
              Action plan, deadline {dateWords(plan.deadline)}
            </a>{' '}
            <PlanTag plan={plan} today={today} />
          </li>
        ))}
        {visits.map(({ id, debriefedOn }) => (
          <li>
            <a href={`/admin/venues/${venueId}/visits/${id}`}>
              How a visit went, as told on {dateWords(debriefedOn)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

import { dateWords } from '../../api/html/time-words.ts';
import type { PlanSummary } from '../../api/usecases/list-plans.ts';

/** The plans that something led to. */
export function PlanLinks({ plans }: { plans: readonly PlanSummary[] }) {
  if (plans.length === 0) return <></>;
  return (
    <p>
      {plans.map(({ id, deadline }, place) => (
        <>
          {place > 0 && <br />}
          <a href={`/admin/plans/${id}`}>Action plan with the deadline {dateWords(deadline)}</a>
        </>
      ))}
    </p>
  );
}

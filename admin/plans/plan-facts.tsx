import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ActionPlan } from '../../api/usecases/show-plan.ts';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { whenWords } from '../instants.ts';
import { CAUSE_WORDS, PlanTag, RESULT_WORDS } from './words.tsx';

/** What officers and managers both see of a plan: what has to be put right, by when, what was done, what came of it. */
export function PlanFacts({
  plan,
  schemeName,
  today,
  more = [],
}: {
  plan: ActionPlan;
  schemeName: string;
  today: LocalDate;
  /** Rows for officers only. */
  more?: readonly SummaryRow[];
}) {
  const { steps, answer, answeredAt, result, closingNote, closedAt } = plan;
  return (
    <>
      <h2>What has to be put right</h2>
      <ul>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
      <SummaryList
        rows={[
          { key: 'State', value: <PlanTag plan={plan} today={today} /> },
          { key: 'Deadline', value: dateWords(plan.deadline) },
          { key: 'Scheme', value: schemeName },
          { key: 'About', value: CAUSE_WORDS[plan.cause] },
          ...more,
          ...(answeredAt === null
            ? []
            : [
                { key: 'What the venue did', value: <span class="as-written">{answer}</span> },
                { key: 'Answered', value: whenWords(answeredAt) },
              ]),
          ...(result === null || closedAt === null
            ? []
            : [
                { key: 'Decision', value: `${RESULT_WORDS[result]}, ${whenWords(closedAt)}` },
                { key: 'Why', value: <span class="as-written">{closingNote}</span> },
              ]),
        ]}
      />
    </>
  );
}

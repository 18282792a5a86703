import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ActionPlan } from '../../api/usecases/show-plan.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { InsetText } from '../html/messages.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { LONGEST_TEXT } from './form.ts';
import { PlanFacts } from './plan-facts.tsx';

/** A plan as the venue's managers see it, and where they say what they did. */
export function ManagerPlanPage({
  plan,
  venueName,
  schemeName,
  hidden,
  today,
  form,
}: {
  plan: ActionPlan;
  venueName: string;
  schemeName: string;
  /** Whether the venue is suspended under the scheme. */
  hidden: boolean;
  today: LocalDate;
  form: Filled;
}) {
  const answer = textOf(form, 'answer');
  const closed = plan.closedAt !== null;
  return (
    <>
      <h1>Action plan for {venueName}</h1>
      {!closed && <p>{nextWords(plan.deadline, hidden, today)}</p>}
      <PlanFacts plan={plan} schemeName={schemeName} today={today} />
      {closed && answer.value !== undefined && answer.value !== '' && answer.value !== plan.answer && (
        <>
          <p>The council closed this plan before your answer came. What you wrote was not saved:</p>
          <InsetText>
            <span class="as-written">{answer.value}</span>
          </InsetText>
        </>
      )}
      {!closed && (
        <form
          method="post"
          action={`/admin/venues/${plan.venueId}/plans/${plan.id}`}
          novalidate
          data-warn-unsaved
        >
          <TextArea
            {...answer}
            value={answer.value ?? plan.answer}
            label={plan.answer === '' ? 'What have you done?' : 'Change what you said'}
            hint="Say what you did about each point. You can add more until the council decides."
            maxLength={LONGEST_TEXT}
            rows={8}
            size="m"
          />
          <Button>Send it to the council</Button>
        </form>
      )}
    </>
  );
}

function nextWords(deadline: LocalDate, hidden: boolean, today: LocalDate): string {
  if (hidden) {
    return 'Your venue is not shown to the public now. The council decides whether it can be shown again, once this is put right.';
  }
  if (deadline < today) return 'The deadline has passed. Tell the council now what you have done.';
  return `Please put this right by ${dateWords(deadline)} and say here what you did. After that day your venue is no longer shown to the public.`;
}

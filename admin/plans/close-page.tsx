import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { ShownPlan } from '../../api/usecases/show-plan.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { InsetText, WarningText } from '../html/messages.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { LONGEST_TEXT } from './form.ts';
import { RESULT_WORDS } from './words.tsx';

/** An approver's decision on a plan, with what each choice does. */
export function ClosePlanPage({ shown: { plan, venue }, form }: { shown: ShownPlan; form: Filled }) {
  const state = venue.accreditations.find(({ schemeKey }) => schemeKey === plan.schemeKey)?.state;
  const note = textOf(form, 'note');
  if (plan.closedAt !== null) {
    return (
      <>
        <h1>This plan is closed</h1>
        <p>
          Someone closed it before you. <a href={`/admin/plans/${plan.id}`}>Read what they decided</a>.
        </p>
        {note.value && (
          <>
            <p>What you wrote was not saved:</p>
            <InsetText>
              <span class="as-written">{note.value}</span>
            </InsetText>
          </>
        )}
      </>
    );
  }
  return (
    <>
      <h1>Decide on the action plan for {venue.name}</h1>
      {plan.answer === '' ? (
        <p>The venue has not said what it did.</p>
      ) : (
        <InsetText>
          <span class="as-written">{plan.answer}</span>
        </InsetText>
      )}
      <form method="post" action={`/admin/plans/${plan.id}/close`} novalidate data-warn-unsaved>
        <Radios
          {...textOf(form, 'result')}
          label="What came of it?"
          options={[
            { value: 'met', text: RESULT_WORDS.met, hint: metHint(state) },
            {
              value: 'not_met',
              text: RESULT_WORDS.not_met,
              hint: state === 'suspended' ? 'The venue stays suspended' : 'The venue is suspended at once',
            },
            { value: 'withdrawn', text: RESULT_WORDS.withdrawn, hint: metHint(state) },
          ]}
        />
        <TextArea
          {...note}
          label="Why?"
          hint="The venue’s managers read this, in an e-mail as well."
          maxLength={LONGEST_TEXT}
          rows={5}
        />
        {state !== 'suspended' && (
          <WarningText>
            If it was not put right, everyone who looks for help stops seeing this venue now.
          </WarningText>
        )}
        <Button>Send the decision</Button>
      </form>
    </>
  );
}

function metHint(state: AccreditationState | undefined): string {
  return state === 'suspended'
    ? 'The venue stays suspended until you lift that on its own page'
    : 'The venue is accredited again, unless another plan is open';
}

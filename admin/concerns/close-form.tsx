import { mayHavePlan } from '../../api/domain/action-plan.ts';
import { CONCERN_OUTCOMES } from '../../api/domain/concern.ts';
import { FormKey } from '../form/form-key.tsx';
import { listOf, textOf } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { PlanFields } from '../plans/open-page.tsx';
import { LONGEST_TEXT } from '../plans/form.ts';
import type { ConcernPageProps } from './concern-page.tsx';
import { OUTCOME_WORDS } from './words.tsx';

/** Closing a concern with a reason; one that is upheld can open an action plan with it. */
export function CloseConcernForm({ shown, schemes, today, form, formKey }: ConcernPageProps) {
  const { concern, venue } = shown;
  const accredited = venue.accreditations.filter(({ state }) => mayHavePlan(state));
  const own = schemes.filter(({ key }) => accredited.some(({ schemeKey }) => schemeKey === key));
  const [only] = own;
  return (
    <>
      <h2>Close it</h2>
      <form method="post" action={`/admin/concerns/${concern.id}/close`} novalidate data-warn-unsaved>
        <FormKey value={formKey} />
        <Radios
          {...textOf(form, 'outcome')}
          label="What do you find?"
          options={CONCERN_OUTCOMES.map((outcome) => ({ value: outcome, text: OUTCOME_WORDS[outcome] }))}
        />
        <TextArea
          {...textOf(form, 'note')}
          label="Why?"
          hint="For officers who come after you. The venue does not see this."
          maxLength={LONGEST_TEXT}
          rows={4}
        />
        {only && (
          <Checkboxes
            {...listOf(form, 'withPlan')}
            label="What follows from it?"
            options={[
              {
                value: 'yes',
                text: 'Open an action plan',
                hint: 'Only for a concern that is upheld',
                reveal: (
                  <>
                    {own.length === 1 ? (
                      <input type="hidden" name="scheme" value={only.key} />
                    ) : (
                      <Radios
                        {...textOf(form, 'scheme')}
                        label="Which scheme is the plan about?"
                        options={own.map(({ key, name }) => ({ value: key, text: name }))}
                      />
                    )}
                    <PlanFields form={form} today={today} />
                  </>
                ),
              },
            ]}
          />
        )}
        <Button>Close the concern</Button>
      </form>
    </>
  );
}

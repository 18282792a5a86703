import { VISIT_KINDS } from '../../api/domain/rubric.ts';
import type { VisitChoices } from '../../api/usecases/visit-choices.ts';
import { FormKey } from '../form/form-key.tsx';
import { dayOf, textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { InsetText } from '../html/messages.tsx';
import { SelectField, TextArea } from '../html/text-fields.tsx';
import { LONGEST_NOTES } from './form.ts';
import { KIND_HINTS, KIND_WORDS } from './words.tsx';

/** Planning a visit: what about, what kind, who goes, by when. */
export function PlanVisitPage({
  choices: { venue, schemes, visitors },
  form,
  formKey,
}: {
  choices: VisitChoices;
  form: Filled;
  formKey: string;
}) {
  const [only] = schemes;
  const retestOf = textOf(form, 'retestOf').value ?? '';
  const concernId = textOf(form, 'concernId').value ?? '';
  return (
    <>
      <h1>Plan a visit to {venue.name}</h1>
      {retestOf !== '' && <InsetText>This visit repeats a test that the venue did not pass.</InsetText>}
      {concernId !== '' && <InsetText>This visit looks into a concern that somebody sent in.</InsetText>}
      <form method="post" action={newVisitAction(venue)} novalidate data-warn-unsaved>
        <FormKey value={formKey} />
        <input type="hidden" name="retestOf" value={retestOf} />
        <input type="hidden" name="concernId" value={concernId} />
        {schemes.length === 1 && only ? (
          <input type="hidden" name="scheme" value={only.key} />
        ) : (
          <Radios
            {...textOf(form, 'scheme')}
            label="Which scheme is the visit about?"
            options={schemes.map(({ key, name }) => ({ value: key, text: name }))}
          />
        )}
        <Radios
          {...textOf(form, 'kind')}
          label="What kind of visit is it?"
          options={VISIT_KINDS.map((kind) => ({
            value: kind,
            text: KIND_WORDS[kind],
            hint: KIND_HINTS[kind],
          }))}
        />
        <SelectField
          {...textOf(form, 'visitorId')}
          label="Who goes?"
          hint="They get an e-mail that says by when, not where. The venue never learns who it was."
          options={[
            { value: '', text: 'Choose one' },
            ...visitors.map(({ personId, name, email }) => ({ value: personId, text: name || email })),
          ]}
        />
        <DateField
          {...dayOf(form, 'dueOn')}
          label="By when is it to be made?"
          hint="For example, 27 3 2027"
        />
        <TextArea
          {...textOf(form, 'brief')}
          label="What is the visitor to know? (optional)"
          hint="They see the venue’s name and address and what to say. Please write nothing about the people there."
          maxLength={LONGEST_NOTES}
          rows={4}
        />
        <Button>Plan the visit</Button>
      </form>
    </>
  );
}

function newVisitAction({ authorityCode, id }: VisitChoices['venue']): string {
  return `/admin/councils/${authorityCode}/venues/${id}/visits`;
}

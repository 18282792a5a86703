import type { LocalDate } from '../../api/domain/clock.ts';
import { latestDeadline } from '../../api/domain/action-plan.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { VisitChoices } from '../../api/usecases/visit-choices.ts';
import { FormKey } from '../form/form-key.tsx';
import { dayOf, textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { CAUSES_BY_HAND, LONGEST_TEXT } from './form.ts';
import { CAUSE_WORDS } from './words.tsx';

/** Asking a venue to put something right by a day. */
export function OpenPlanPage({
  choices: { venue, schemes },
  form,
  formKey,
  today,
}: {
  choices: VisitChoices;
  form: Filled;
  formKey: string;
  today: LocalDate;
}) {
  const [only] = schemes;
  return (
    <>
      <h1>Open an action plan for {venue.name}</h1>
      <p>
        The venue’s managers get an e-mail. Until the deadline the venue stays shown, where the scheme’s rule
        says so; after it, it is suspended by itself.
      </p>
      <form
        method="post"
        action={`/admin/councils/${venue.authorityCode}/venues/${venue.id}/plans`}
        novalidate
        data-warn-unsaved
      >
        <FormKey value={formKey} />
        {schemes.length === 1 && only ? (
          <input type="hidden" name="scheme" value={only.key} />
        ) : (
          <Radios
            {...textOf(form, 'scheme')}
            label="Which scheme is the plan about?"
            options={schemes.map(({ key, name }) => ({ value: key, text: name }))}
          />
        )}
        <Radios
          {...textOf(form, 'cause')}
          label="What is it about?"
          options={CAUSES_BY_HAND.map((cause) => ({ value: cause, text: CAUSE_WORDS[cause] }))}
        />
        <PlanFields form={form} today={today} />
        <Button>Open the plan</Button>
      </form>
    </>
  );
}

/** What every plan says: what to put right, by when, and why. */
export function PlanFields({ form, today }: { form: Filled; today: LocalDate }) {
  return (
    <>
      <TextArea
        {...textOf(form, 'steps')}
        label="What has to be put right?"
        hint="One thing a line. The venue’s managers read this."
        maxLength={LONGEST_TEXT}
        rows={5}
      />
      <DateField
        {...dayOf(form, 'deadline')}
        label="By when?"
        hint={`The last day to do it, no later than ${dateWords(latestDeadline(today))}.`}
      />
      <TextArea
        {...textOf(form, 'reason')}
        label="Why?"
        hint="The venue’s managers read this."
        maxLength={LONGEST_TEXT}
        rows={4}
      />
    </>
  );
}

import { AGE_POLICIES, FACILITIES, type AgePolicy } from '../../api/domain/venue.ts';
import { ageNote, facilityWords } from '../../api/html/haven-words.ts';
import type { LiveFacts } from '../../api/usecases/change-live-facts.ts';
import { listOf, textOf, type Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { InsetText } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';

/** What is public at once: phone, website, what is here and who may come in. */
export function DetailsPage({
  venueName,
  form,
  was,
  theirs,
  cancel,
}: {
  venueName: string;
  form: Filled;
  was: string;
  /** What someone else saved while this form was filled in. */
  theirs: LiveFacts | undefined;
  cancel: string;
}) {
  const kept = theirs !== undefined || Object.keys(form.errors).length > 0;
  return (
    <>
      <h1>Contact and what is here</h1>
      <p class="muted">{venueName}</p>
      {theirs && <TheirFacts facts={theirs} />}
      <form method="post" novalidate data-warn-unsaved={kept ? 'changed' : ''}>
        <input type="hidden" name="was" value={was} />
        <TextField
          {...textOf(form, 'phone')}
          label="Phone number for the public (optional)"
          hint="Everyone can see it: not a private number"
          type="tel"
          autocomplete="tel"
          width={20}
        />
        <TextField {...textOf(form, 'website')} label="Website (optional)" type="url" autocomplete="url" />
        <Checkboxes
          {...listOf(form, 'facilities')}
          label="What is here for someone who needs help?"
          hint="Choose all that are always there"
          options={FACILITIES.map((value) => ({ value, text: facilityWords(value) }))}
        />
        <Radios
          {...textOf(form, 'age')}
          label="Who may come in?"
          options={AGE_POLICIES.map((value) => ({ value, text: ageWords(value) }))}
        />
        <p>The public sees it as soon as you save.</p>
        <SendOrCancel cancel={cancel}>Save</SendOrCancel>
      </form>
    </>
  );
}

function ageWords(policy: AgePolicy): string {
  return ageNote(policy) || 'People of all ages';
}

function TheirFacts({ facts: { phone, website, facilities, agePolicy } }: { facts: LiveFacts }) {
  return (
    <InsetText>
      <p>What is saved now:</p>
      <ul>
        <li>Phone: {phone || 'none'}</li>
        <li>Website: {website || 'none'}</li>
        <li>What is here: {facilities.map(facilityWords).join(', ') || 'nothing chosen'}</li>
        <li>{ageWords(agePolicy)}</li>
      </ul>
      <p>
        What you typed is still in the form below. Save it to put it in their place, or cancel to keep theirs.
      </p>
    </InsetText>
  );
}

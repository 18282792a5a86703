import type { ApprovedFacts } from '../../api/usecases/propose-venue-change.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { FormKey } from '../form/form-key.tsx';
import { SendOrCancel } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { ExternalLink } from '../html/links.tsx';
import { InsetText } from '../html/messages.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';

/** Name, address and pin: what an officer agrees to once the venue was shown. */
export function PlacePage({
  facts,
  waits,
  form,
  was,
  changeId,
  theirs,
  cancel,
}: {
  /** What the register holds. */
  facts: ApprovedFacts;
  /** A change waits for an officer; else it is made at once. */
  waits: boolean;
  form: Filled;
  was: string;
  /** Drawn for this page: a form that is sent twice asks once. */
  changeId: string;
  /** Someone else changed it while this form was filled in. */
  theirs: boolean;
  cancel: string;
}) {
  const kept = theirs || Object.keys(form.errors).length > 0;
  return (
    <>
      <h1>Name and place</h1>
      {theirs && (
        <InsetText>
          <p>
            What is saved now: {facts.name}, {facts.address}, {facts.postcode}.
          </p>
          <p>What you typed is still in the form below.</p>
        </InsetText>
      )}
      <p>
        {waits
          ? 'The council agrees to a change of these before the public sees it. Until then the public sees what was approved before.'
          : 'The venue has never been shown to the public, so this is changed as soon as you save.'}
      </p>
      <form method="post" novalidate data-warn-unsaved={kept ? 'changed' : ''}>
        <input type="hidden" name="was" value={was} />
        <FormKey value={changeId} />
        <TextField
          {...textOf(form, 'name')}
          label="Name, as it stands on the sign"
          autocomplete="organization"
        />
        <TextArea
          {...textOf(form, 'address')}
          label="Address"
          hint="Number and street, without town and postcode"
          rows={2}
        />
        <TextField
          {...textOf(form, 'postcode')}
          label="Postcode"
          width={10}
          autocomplete="postal-code"
          spellcheck={false}
        />
        <Radios
          {...textOf(form, 'pin')}
          label="Where is its door on the map?"
          options={[
            ...(facts.lat === null || facts.lon === null
              ? []
              : [
                  {
                    value: 'keep',
                    text: 'Where it is now',
                    hint: (
                      <ExternalLink href={mapAddress(facts.lat, facts.lon)}>
                        {`${facts.lat}, ${facts.lon}, on OpenStreetMap`}
                      </ExternalLink>
                    ),
                  },
                ]),
            { value: 'postcode', text: 'In the middle of the postcode' },
            {
              value: 'position',
              text: 'At a position that I copy from a map',
              reveal: (
                <TextField
                  {...textOf(form, 'position')}
                  label="Position, or a link that the map gives you"
                  hint="For example, 51.6135, -0.1765. In most map apps, hold a finger on the door to see it."
                  spellcheck={false}
                />
              ),
            },
          ]}
        />
        <SendOrCancel cancel={cancel}>{waits ? 'Ask the council' : 'Save'}</SendOrCancel>
      </form>
    </>
  );
}

/** A place on OpenStreetMap. */
export function mapAddress(lat: number, lon: number): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`;
}

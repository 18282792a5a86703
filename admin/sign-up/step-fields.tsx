import type { Child } from 'hono/jsx';
import { checklistItem, itemsOf } from '../../api/domain/checklist.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { AGE_POLICIES, FACILITIES, VENUE_KINDS } from '../../api/domain/venue.ts';
import { facilityWords, kindWords } from '../../api/html/haven-words.ts';
import { openSchemes, type SignUpView } from '../../api/usecases/read-sign-up.ts';
import { listOf, textOf, type Filled } from '../form/filled.ts';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { Details } from '../html/messages.tsx';
import { SelectField, TextField } from '../html/text-fields.tsx';
import type { PlainStep } from './step-forms.ts';
import { AGE_WORDS } from './words.ts';

interface FieldsProps {
  readonly form: Filled;
  readonly view: SignUpView;
}

/** The fields of each step that is a plain form. */
export const STEP_FIELDS: { readonly [Step in PlainStep]: (props: FieldsProps) => Child } = {
  schemes: SchemeFields,
  about: AboutFields,
  contact: ContactFields,
  offer: OfferFields,
  staff: StaffFields,
};

function SchemeFields({ form, view }: FieldsProps) {
  const open = openSchemes(view);
  return (
    <>
      <Checkboxes
        {...listOf(form, 'schemes')}
        label="What does your venue want to join?"
        hint="Choose all that fit. You can apply for others later."
        size="m"
        options={open.map(({ key, wording: { en } }) => ({ value: key, text: en.name, hint: en.summary }))}
      />
      {open.map((scheme) => (
        <Details summary={`What ${scheme.wording.en.name} asks of you`}>
          <SchemeAsks scheme={scheme} />
        </Details>
      ))}
    </>
  );
}

/** What a scheme asks of a venue, in words from its own rules. */
export function SchemeAsks({ scheme: { rules, wording } }: { scheme: Scheme }) {
  const { training, visitRequired, evidence } = rules;
  const share = Math.round(training.currentShare * 100);
  const groups = evidence.atLeastOneOf.filter((group) => group.length > 0);
  return (
    <>
      <p>{wording.en.staffWill}</p>
      <ul>
        <li>
          At least {training.minimumTrained} of your staff are trained, and{' '}
          {share === 100 ? 'everyone' : `${share} in 100`} of those who meet the public
        </li>
        <li>
          New starters are trained within {training.newStarterDays} days, everyone again after{' '}
          {training.refreshMonths} months
        </li>
        {itemsOf({ evidence: { ...evidence, atLeastOneOf: [] } }).map((item) => (
          <li>{checklistItem(item).name}</li>
        ))}
        {groups.map((group) => (
          <li>
            At least one of these:
            <ul>
              {group.map((item) => (
                <li>{checklistItem(item).name}</li>
              ))}
            </ul>
          </li>
        ))}
        {visitRequired && <li>Someone from the council visits before you are accredited</li>}
      </ul>
    </>
  );
}

function AboutFields({ form }: FieldsProps) {
  return (
    <>
      <TextField
        {...textOf(form, 'name')}
        label="Name of the venue"
        hint="As it stands over the door. Everyone sees it."
        autocomplete="organization"
      />
      <SelectField
        {...textOf(form, 'kind')}
        label="What kind of place is it?"
        options={[
          { value: '', text: 'Choose one' },
          ...VENUE_KINDS.map((kind) => ({ value: kind, text: kindWords(kind) })),
        ]}
      />
      <TextField
        {...textOf(form, 'address')}
        label="Building and street"
        hint="Without town and postcode, like 12 High Road"
        autocomplete="street-address"
      />
      <TextField
        {...textOf(form, 'postcode')}
        label="Postcode"
        autocomplete="postal-code"
        width={10}
        spellcheck={false}
      />
    </>
  );
}

function ContactFields({ form }: FieldsProps) {
  return (
    <>
      <TextField
        {...textOf(form, 'phone')}
        label="Phone number of the venue (optional)"
        hint="Everyone sees it. Leave it empty where nobody answers while you are open."
        type="tel"
        autocomplete="tel"
        width={20}
      />
      <TextField
        {...textOf(form, 'website')}
        label="Website (optional)"
        type="url"
        autocomplete="url"
        spellcheck={false}
      />
      <TextField
        {...textOf(form, 'managerName')}
        label="Your own name"
        hint="For the council only: it is never shown to the public."
        autocomplete="name"
      />
    </>
  );
}

function OfferFields({ form }: FieldsProps) {
  return (
    <>
      <Checkboxes
        {...listOf(form, 'facilities')}
        label="What do people find there?"
        hint="It helps someone to choose where to go."
        size="m"
        options={FACILITIES.map((facility) => ({ value: facility, text: facilityWords(facility) }))}
        none={{ value: 'none', text: 'None of these' }}
      />
      <Radios
        {...textOf(form, 'agePolicy')}
        label="Who may come in?"
        hint="The law keeps under-16s without an adult out of places that are mainly for drinking alcohol."
        size="m"
        options={AGE_POLICIES.map((policy) => ({ value: policy, text: AGE_WORDS[policy] }))}
      />
    </>
  );
}

function StaffFields({ form }: FieldsProps) {
  return (
    <TextField
      {...textOf(form, 'headcount')}
      label="How many of your staff meet the public?"
      hint="Everyone who works where guests are, full time or part time, door staff too. The training rule counts from this number."
      inputmode="numeric"
      width={5}
      size="l"
      pageHeading
    />
  );
}

import { ALCOHOL_SALES, LICENCE_KINDS, LICENCE_STATUSES } from '../../api/domain/licence.ts';
import type { LicencePlaces } from '../../api/usecases/list-licences.ts';
import { dayOf, listOf, textOf, type Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { InsetText } from '../html/messages.tsx';
import { SelectField, TextArea, TextField } from '../html/text-fields.tsx';
import { ALCOHOL_WORDS, KIND_WORDS, STATUS_WORDS } from './words.ts';

export interface LicenceFormProps {
  readonly heading: string;
  readonly form: Filled;
  readonly places: LicencePlaces;
  readonly cancelHref: string;
  /** What the register says by now, where someone changed it while this form was open. */
  readonly meanwhile?: readonly string[];
}

/** A licence as it is typed off the authority's register. */
export function LicenceFormPage({ heading, form, places, cancelHref, meanwhile = [] }: LicenceFormProps) {
  const changed = Object.keys(form.errors).length > 0;
  return (
    <>
      <h1>{heading}</h1>
      {meanwhile.length > 0 && (
        <InsetText>
          <p>Meanwhile the register says:</p>
          <ul>
            {meanwhile.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <p>If you save, what you typed below takes its place.</p>
        </InsetText>
      )}
      <form method="post" novalidate data-warn-unsaved={changed ? 'changed' : ''}>
        <input type="hidden" name="key" value={textOf(form, 'key').value ?? ''} />
        <input type="hidden" name="version" value={textOf(form, 'version').value ?? ''} />
        <LicenceFields form={form} />
        <PremisesFields form={form} places={places} />
        <PeopleFields form={form} />
        <ActivityFields form={form} />
        <SendOrCancel cancel={cancelHref}>Save</SendOrCancel>
      </form>
    </>
  );
}

function LicenceFields({ form }: { form: Filled }) {
  return (
    <>
      <TextField
        {...textOf(form, 'number')}
        label="Licence number"
        hint="As the register writes it"
        width={20}
        spellcheck={false}
      />
      <Radios
        {...textOf(form, 'kind')}
        label="What kind of licence is it?"
        options={LICENCE_KINDS.map((value) => ({ value, text: KIND_WORDS[value] }))}
      />
      <SelectField
        {...textOf(form, 'status')}
        label="Status"
        options={[
          { value: '', text: 'Choose one' },
          ...LICENCE_STATUSES.map((value) => ({ value, text: STATUS_WORDS[value].words })),
        ]}
      />
      <DateField {...dayOf(form, 'issued')} label="Issued (optional)" hint="For example, 27 3 2026" />
      <DateField {...dayOf(form, 'starts')} label="First day (optional)" />
      <DateField {...dayOf(form, 'ends')} label="Last day, where it has one (optional)" />
      <TextField
        {...textOf(form, 'registerLink')}
        label="Link to it in the authority’s register (optional)"
        hint="A web address that begins with https:// or http://"
        type="url"
        spellcheck={false}
      />
    </>
  );
}

function PremisesFields({ form, places }: { form: Filled; places: LicencePlaces }) {
  return (
    <>
      <h2>Premises</h2>
      <TextField {...textOf(form, 'premisesName')} label="Name of the premises" />
      <TextField {...textOf(form, 'address')} label="Address (optional)" />
      <TextField {...textOf(form, 'postcode')} label="Postcode (optional)" width={10} spellcheck={false} />
      <TextField {...textOf(form, 'uprn')} label="UPRN (optional)" inputmode="numeric" width={20} />
      <SelectField
        {...textOf(form, 'ward')}
        label="Ward (optional)"
        hint="Where the postcode is known to the register, its ward and town centre are filled in by themselves"
        options={[
          { value: '', text: 'Not known' },
          ...places.wards.map(({ code, name }) => ({ value: code, text: name })),
        ]}
      />
      <TextField {...textOf(form, 'town')} label="Town centre (optional)" width={20} />
    </>
  );
}

function PeopleFields({ form }: { form: Filled }) {
  return (
    <>
      <h2>People</h2>
      <p>Names are for officers of this council. They are shown to nobody else.</p>
      <TextField {...textOf(form, 'holder')} label="Licence holder (optional)" spellcheck={false} />
      <TextField
        {...textOf(form, 'supervisor')}
        label="Designated premises supervisor (optional)"
        hint="Another name than before opens a re-check of the venue’s accreditations, with 28 days to answer"
        spellcheck={false}
      />
    </>
  );
}

function ActivityFields({ form }: { form: Filled }) {
  return (
    <>
      <h2>What it allows</h2>
      <Radios
        {...textOf(form, 'alcohol')}
        label="Is alcohol sold?"
        options={ALCOHOL_SALES.map((value) => ({ value, text: ALCOHOL_WORDS[value] }))}
      />
      <Checkboxes
        {...listOf(form, 'late')}
        label="Late night refreshment"
        options={[{ value: 'yes', text: 'Hot food or drink may be sold between 11pm and 5am' }]}
      />
      <TextArea
        {...textOf(form, 'activities')}
        label="Entertainment (optional)"
        hint="One a line"
        maxLength={600}
        rows={3}
      />
      <TextArea
        {...textOf(form, 'hours')}
        label="Hours on the licence (optional)"
        hint="As the licence says them. They are never taken for opening hours"
        maxLength={1_000}
        rows={3}
      />
    </>
  );
}

import type { LocalDate } from '../../api/domain/clock.ts';
import type { Helpline } from '../../api/usecases/list-helplines.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { FormKey } from '../form/form-key.tsx';
import { Button } from '../html/buttons.tsx';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { Fieldset } from '../html/fieldset.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { LONGEST_FOR_WHOM } from './helpline-form.ts';
import { CheckedWords } from './helpline-pages.tsx';
import { meanwhile } from './meanwhile.tsx';

const HINTS = {
  name: undefined,
  forWhom: 'One or two plain sentences: who calls, and about what.',
  phone: undefined,
  textNumber: 'For example, Text 61016',
  email: undefined,
  website: undefined,
  hours: 'For example, 24 hours, every day',
  owner: 'A role rather than a name, for example Community safety officer',
  source: 'Whose page or paper says so, for example victimsupport.org.uk',
  position: '1 comes first. Numbers for danger now always come before all others.',
} as const;

/** What an entry says. After a conflict `saved` is what somebody else saved meanwhile. */
function HelplineFields({ form, saved }: { form: Filled; saved?: Helpline | undefined }) {
  const field = (name: keyof typeof HINTS) => ({
    ...textOf(form, name),
    hint: meanwhile(HINTS[name], saved && String(saved[name]), textOf(form, name).value),
  });
  return (
    <>
      <TextField {...field('name')} label="Name" />
      <TextArea {...field('forWhom')} label="Whom it is for" rows={3} maxLength={LONGEST_FOR_WHOM} />
      <Fieldset legend="How to reach it">
        <TextField {...field('phone')} label="Phone number" type="tel" width={20} />
        <TextField {...field('textNumber')} label="Text" width={20} />
        <TextField {...field('email')} label="E-mail address" type="email" width={30} />
        <TextField {...field('website')} label="Website" type="url" />
        <TextField {...field('hours')} label="When it can be reached" width={30} />
      </Fieldset>
      <Fieldset legend="Who keeps it right">
        <TextField {...field('owner')} label="Kept by" width={30} />
        <TextField {...field('source')} label="Source" />
        <TextField {...field('position')} label="Place in the list" width={3} inputmode="numeric" />
        <Radios
          {...textOf(form, 'shown')}
          label="Is the public told of it?"
          inline
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
      </Fieldset>
    </>
  );
}

/** A new entry, on the authority's own list or on everybody's. */
export function AddHelplinePage({
  form,
  formKey,
  authority,
}: {
  form: Filled;
  formKey: string;
  authority: string;
}) {
  return (
    <form method="post" novalidate data-warn-unsaved>
      <h1>Add a helpline</h1>
      <p>Check every line first: the entry starts as checked today.</p>
      <FormKey value={formKey} />
      <HelplineFields form={form} />
      <Radios
        {...textOf(form, 'audience')}
        label="Whose list is it on?"
        options={[
          { value: 'own', text: `${authority} only` },
          { value: 'everybody', text: 'Everybody’s', hint: 'Every authority of this register.' },
        ]}
      />
      <Button>Add the helpline</Button>
    </form>
  );
}

/**
 * An entry to change.
 * @param seen of the page on which the form was filled in
 */
export function EditHelplinePage({
  helpline,
  form,
  seen,
  today,
  conflict,
}: {
  helpline: Helpline;
  form: Filled;
  seen: string;
  today: LocalDate;
  conflict: boolean;
}) {
  return (
    <form method="post" novalidate data-warn-unsaved={conflict ? 'changed' : ''}>
      <h1>{helpline.name}</h1>
      <CheckedWords helpline={helpline} today={today} />
      <input type="hidden" name="seen" value={seen} />
      <HelplineFields form={form} saved={conflict ? helpline : undefined} />
      <Checkboxes
        name="checked"
        label="Checked?"
        values={textOf(form, 'checked').value === undefined ? [] : ['yes']}
        options={[{ value: 'yes', text: 'I have checked every line of this today' }]}
      />
      <Button>Save</Button>
    </form>
  );
}

import { MODULE_NAMES, TRAINING_MODULES } from '../../../api/domain/training-modules.ts';
import { FormKey } from '../../form/form-key.tsx';
import { dayOf, textOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { DateField, TimeField } from '../../html/date-field.tsx';
import { SelectField, TextArea, TextField } from '../../html/text-fields.tsx';
import { LONGEST_NOTE } from './form.ts';

/** Planning a session, or changing one. */
export function SessionFormPage({
  title,
  button,
  cancel,
  form,
  formKey,
  told = false,
}: {
  title: string;
  button: string;
  cancel: string;
  form: Filled;
  /** Of a session that is to be planned. */
  formKey?: string;
  /** Whether managers are told of what changes. */
  told?: boolean;
}) {
  return (
    <>
      <h1>{title}</h1>
      {told && (
        <p>Managers who have booked get an e-mail where the subject, the time or the place is another.</p>
      )}
      <form method="post" novalidate data-warn-unsaved={form.errors['form'] === undefined ? '' : 'changed'}>
        {formKey !== undefined && <FormKey value={formKey} />}
        <SelectField
          {...textOf(form, 'module')}
          label="What does the session teach?"
          options={[
            { value: '', text: 'Choose one' },
            ...TRAINING_MODULES.map((key) => ({ value: key, text: MODULE_NAMES[key] })),
          ]}
        />
        <DateField {...dayOf(form, 'startsOn')} label="Which day is it?" hint="For example, 27 3 2027" />
        <TimeField {...textOf(form, 'startsTime')} label="When does it begin?" />
        <TextField
          {...textOf(form, 'minutes')}
          label="How long does it last?"
          inputmode="numeric"
          width={4}
          suffix="minutes"
        />
        <TextField
          {...textOf(form, 'place')}
          label="Where is it?"
          hint="An address that people find, with the room"
        />
        <TextField
          {...textOf(form, 'trainer')}
          label="Who teaches? (optional)"
          hint="By role or organisation, such as Community Safety Team"
        />
        <TextField
          {...textOf(form, 'places')}
          label="How many places are there?"
          inputmode="numeric"
          width={4}
        />
        <TextArea
          {...textOf(form, 'note')}
          label="What are people to know? (optional)"
          hint="Managers of all venues read this."
          maxLength={LONGEST_NOTE}
          rows={3}
        />
        <SendOrCancel cancel={cancel}>{button}</SendOrCancel>
      </form>
    </>
  );
}

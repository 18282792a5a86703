import { LONGEST_JOB, LONGEST_NAME } from '../../../api/domain/staff.ts';
import { dayOf, textOf, type Filled } from '../../form/filled.ts';
import { Radios } from '../../html/choices.tsx';
import { DateField } from '../../html/date-field.tsx';
import { TextField } from '../../html/text-fields.tsx';

/**
 * What is asked of somebody on the staff.
 * @param isNew asks whether they start today, as most who are added by hand do
 * @param seesAddresses addresses are for managers only
 */
export function PersonFields({
  form,
  isNew,
  seesAddresses,
}: {
  form: Filled;
  isNew: boolean;
  seesAddresses: boolean;
}) {
  const started = (
    <DateField
      {...dayOf(form, 'started')}
      label={isNew ? 'The day they started' : 'When did they start?'}
      hint="For example, 27 3 2026. Not sure? The first of that month will do."
    />
  );
  return (
    <>
      <TextField
        {...textOf(form, 'name')}
        label="Name"
        hint={`As they are known at work. Up to ${LONGEST_NAME} characters.`}
        autocomplete="off"
        spellcheck={false}
      />
      <TextField
        {...textOf(form, 'job')}
        label="What do they do? (optional)"
        hint={`Bar staff, door supervisor, kitchen. Up to ${LONGEST_JOB} characters.`}
        autocomplete="off"
      />
      <Radios
        {...textOf(form, 'facing')}
        label="Do they meet the public?"
        hint="Could somebody ask them for help while they work?"
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
      {isNew ? (
        <Radios
          {...textOf(form, 'start')}
          label="When did they start?"
          options={[
            { value: 'today', text: 'Today' },
            { value: 'other', text: 'On another day', reveal: started },
          ]}
        />
      ) : (
        <>
          <input type="hidden" name="start" value="other" />
          {started}
        </>
      )}
      {seesAddresses && (
        <TextField
          {...textOf(form, 'email')}
          label="Their e-mail address (optional)"
          hint="For their own reminders and certificates. Only managers of this venue see it."
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
      )}
    </>
  );
}

import { textOf, type Filled } from '../form/filled.ts';
import { Radios } from '../html/choices.tsx';
import { TextField } from '../html/text-fields.tsx';

/**
 * How many of the staff meet the public, and whether a trained person is there on every shift.
 * @param listed how many of the staff list meet the public; undefined where the venue keeps none
 */
export function HeadcountFields({ form, listed }: { form: Filled; listed?: number | undefined }) {
  return (
    <>
      <TextField
        {...textOf(form, 'headcount')}
        label="How many of the staff meet the public?"
        hint={[
          'Everyone who works there and could be asked for help, part-time too. Training is counted against this number.',
          listed !== undefined && `On your list: ${listed}.`,
        ]
          .filter(Boolean)
          .join(' ')}
        inputmode="numeric"
        width={4}
      />
      <Radios
        {...textOf(form, 'everyShift')}
        label="Is a trained person there on every shift?"
        hint="Whenever the venue is shown as open for help, from the first minute to the last"
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    </>
  );
}

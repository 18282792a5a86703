import type { StaffMember } from '../../../api/usecases/change-staff.ts';
import type { FormValues } from '../../form/read-form.ts';
import { Checkboxes } from '../../html/choices.tsx';

/** Everyone who works there, to be ticked: with a thumb, and fifty of them. */
export function LeaverBoxes({
  staff,
  ...field
}: {
  staff: readonly StaffMember[];
  name: string;
  values: readonly string[];
  error?: string | undefined;
  label: string;
  hint?: string;
}) {
  return (
    <Checkboxes
      {...field}
      options={staff.map(({ id, name, job }) => ({ value: id, text: job === '' ? name : `${name}, ${job}` }))}
    />
  );
}

/** The ids that were ticked under a name. */
export function idsIn(values: FormValues, name: string): readonly string[] {
  const sent = Object.hasOwn(values, name) ? values[name] : undefined;
  return sent === undefined ? [] : typeof sent === 'string' ? [sent] : sent;
}

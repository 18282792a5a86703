import { MOST_FILE_BYTES } from '../../../api/domain/evidence-file.ts';
import { MODULE_NAMES, TRAINING_MODULES } from '../../../api/domain/training-modules.ts';
import type { StaffMember } from '../../../api/usecases/list-certificates.ts';
import { FormKey } from '../../form/form-key.tsx';
import { dayOf, textOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { Radios } from '../../html/choices.tsx';
import { DateField } from '../../html/date-field.tsx';
import { FileField } from '../../html/file-field.tsx';
import { SelectField, TextField } from '../../html/text-fields.tsx';

/** Sending a certificate in for somebody on the venue's list. */
export function SendCertificatePage({
  back,
  staff,
  form,
  formKey,
}: {
  /** The venue's list of certificates. */
  back: string;
  staff: readonly StaffMember[];
  form: Filled;
  formKey: string;
}) {
  if (staff.length === 0) {
    return (
      <>
        <h1>Send a certificate</h1>
        <p>
          Nobody is on your staff list yet. <a href={back.replace(/\/external$/, '')}>Add your staff</a>, then
          send their certificates.
        </p>
      </>
    );
  }
  return (
    <>
      <h1>Send a certificate</h1>
      <form method="post" enctype="multipart/form-data" novalidate data-warn-unsaved>
        <FormKey value={formKey} />
        <SelectField
          {...textOf(form, 'staff')}
          label="Whose certificate is it?"
          options={[
            { value: '', text: 'Choose one' },
            ...staff.map(({ id, name, job }) => ({
              value: id,
              text: job === '' ? name : `${name} (${job})`,
            })),
          ]}
        />
        <SelectField
          {...textOf(form, 'module')}
          label="What is it to count for?"
          options={[
            { value: '', text: 'Choose one' },
            ...TRAINING_MODULES.map((key) => ({ value: key, text: MODULE_NAMES[key] })),
          ]}
        />
        <Radios
          {...textOf(form, 'provider')}
          label="Who trained them?"
          options={[
            {
              value: 'wave',
              text: 'WAVE',
              hint: 'Welfare and Vulnerability Engagement, by the police or a partner',
            },
            {
              value: 'other',
              text: 'Another provider',
              reveal: <TextField {...textOf(form, 'providerName')} label="Name of the provider" />,
            },
          ]}
        />
        <DateField
          {...dayOf(form, 'trainedOn')}
          label="Which day was the training?"
          hint="For example, 27 3 2026"
        />
        <TextField
          {...textOf(form, 'reference')}
          label="Is there a number or reference on it? (optional)"
          width={20}
        />
        <FileField
          {...textOf(form, 'file')}
          label="A photo or copy of it (optional)"
          hint="A PDF, JPEG or PNG of 5 MB or less. Only your venue’s managers and the council’s officers can see it."
          accept="application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png"
          maxBytes={MOST_FILE_BYTES}
        />
        <SendOrCancel cancel={back}>Send it to the council</SendOrCancel>
      </form>
    </>
  );
}

import type { StaffMember } from '../../../api/usecases/change-staff.ts';
import type { Leads } from '../../../api/usecases/choose-leads.ts';
import { textOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { SelectField } from '../../html/text-fields.tsx';
import { trainingAddress } from './addresses.ts';

/** Who leads the trained staff. */
export function LeadsPage({
  venueId,
  eligible,
  now,
  form,
}: {
  venueId: string;
  /** Who works there now. */
  eligible: readonly StaffMember[];
  /** Who leads as the page is made. */
  now: Leads;
  form: Filled;
}) {
  const options = [
    { value: '', text: 'Nobody' },
    ...eligible.map(({ id, name, job }) => ({ value: id, text: job === '' ? name : `${name} (${job})` })),
  ];
  return (
    <>
      <h1>Lead and deputy</h1>
      <p>
        They see to it that everyone who works with the public has learnt what to do, and that a trained
        person is there on every shift. Both have to be trained themselves. The lead also gets reminders where
        they have an e-mail address on the list.
      </p>
      <form method="post" novalidate>
        <input type="hidden" name="was-lead" value={now.lead ?? ''} />
        <input type="hidden" name="was-deputy" value={now.deputy ?? ''} />
        <SelectField {...textOf(form, 'lead')} label="Lead" options={options} />
        <SelectField {...textOf(form, 'deputy')} label="Deputy" options={options} />
        <SendOrCancel cancel={trainingAddress(venueId)}>Save</SendOrCancel>
      </form>
    </>
  );
}

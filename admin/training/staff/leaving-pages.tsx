import type { StaffMember } from '../../../api/usecases/change-staff.ts';
import { dayOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { DateField } from '../../html/date-field.tsx';
import { WarningText } from '../../html/messages.tsx';
import { staffAddress } from './addresses.ts';

/** Somebody no longer works here. */
export function LeftPage({
  member: { venueId, id, name, duty },
  form,
}: {
  member: StaffMember;
  form: Filled;
}) {
  return (
    <>
      <h1>{name} has left</h1>
      <p>
        From that day on they no longer count among the staff. What they have learnt stays on record, and you
        can take this back.
      </p>
      {duty !== null && (
        <WarningText>
          {name} is the {duty}. Choose another one afterwards: the rule asks for one.
        </WarningText>
      )}
      <form method="post" novalidate>
        <DateField
          {...dayOf(form, 'left')}
          label="From which day did they no longer work here?"
          hint="For example, 27 3 2026"
        />
        <SendOrCancel cancel={staffAddress(venueId, id)}>Mark as left</SendOrCancel>
      </form>
    </>
  );
}

/** Before somebody's name goes for good. */
export function ErasePage({
  member: { venueId, id, name, leftOn },
  version,
}: {
  member: StaffMember;
  version: string;
}) {
  return (
    <>
      <h1>Erase {name}?</h1>
      <p>
        Their name, what they do and their e-mail address go for good. They can no longer go on learning under
        this name, and their certificates no longer say whose they are. That somebody was trained on a day
        stays, without a name.
      </p>
      {leftOn === null && (
        <p>
          If they have only left, <a href={staffAddress(venueId, id, 'left')}>mark them as left</a> instead.
        </p>
      )}
      <WarningText>This cannot be taken back.</WarningText>
      <form method="post" novalidate>
        <input type="hidden" name="was" value={version} />
        <SendOrCancel kind="warning" cancel={staffAddress(venueId, id)}>
          Yes, erase them
        </SendOrCancel>
      </form>
    </>
  );
}

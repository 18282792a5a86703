import {
  MODULE_NAMES,
  type TrainingModuleKey,
  type TrainingWay,
} from '../../../api/domain/training-modules.ts';
import { isOnStaff, isUnconfirmed } from '../../../api/domain/staff.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import type { ShownStaffMember } from '../../../api/usecases/show-staff-member.ts';
import type { Filled } from '../../form/filled.ts';
import { FormKey } from '../../form/form-key.tsx';
import { Button, ButtonGroup, SendOrCancel } from '../../html/buttons.tsx';
import { DataTable } from '../../html/data-table.tsx';
import { InsetText } from '../../html/messages.tsx';
import { Tag } from '../../html/tags.tsx';
import { recordAddress, staffAddress, trainingAddress } from './addresses.ts';
import { PersonFields } from './person-fields.tsx';

const WAY_WORDS: Readonly<Record<TrainingWay, string>> = {
  online: 'On a phone',
  in_person: 'In a session',
  external: 'Certificate from elsewhere',
};

/** Someone for the staff list. */
export function AddPage({
  venueId,
  form,
  formKey,
  seesAddresses,
}: {
  venueId: string;
  form: Filled;
  formKey: string;
  seesAddresses: boolean;
}) {
  return (
    <>
      <h1>Add someone</h1>
      <p>
        Staff with a phone can add themselves:{' '}
        <a href={trainingAddress(venueId, 'link')}>show them the code</a>. You have a list of everyone?{' '}
        <a href={trainingAddress(venueId, 'import')}>Import it</a>.
      </p>
      <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : ''}>
        <FormKey value={formKey} />
        <PersonFields form={form} isNew seesAddresses={seesAddresses} />
        <ButtonGroup>
          <Button>Add</Button>
          <Button kind="secondary" name="then" value="another">
            Add, then another
          </Button>
          <a class="govuk-link" href={trainingAddress(venueId)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  );
}

/** Somebody on the staff: what they have learnt, what is said of them, and what can be done. */
export function PersonPage({
  shown: { member, version, records },
  form,
  today,
  seesAddresses,
}: {
  shown: ShownStaffMember;
  form: Filled;
  today: string;
  seesAddresses: boolean;
}) {
  const { venueId, id, name, leftOn, duty } = member;
  return (
    <>
      <div class="heading-row">
        <h1>{name}</h1>
        {duty !== null && leftOn === null && <Tag tone="teal">{duty === 'lead' ? 'Lead' : 'Deputy'}</Tag>}
        {leftOn !== null && <Tag tone="grey">Left</Tag>}
      </div>
      {isUnconfirmed(member) && (
        <InsetText>
          {name} joined by the link.{' '}
          <a href={trainingAddress(venueId, 'joined')}>Say whether they work here</a>
        </InsetText>
      )}
      {leftOn !== null && (
        <InsetText>
          <p>Left on {dateWords(leftOn)}, and no longer counts.</p>
          <form method="post" action={staffAddress(venueId, id, 'back')}>
            <Button kind="secondary">{name} works here again</Button>
          </form>
        </InsetText>
      )}
      <DataTable
        caption="Training"
        rows={records}
        empty="Nothing learnt yet."
        columns={[
          { heading: 'What', cell: ({ moduleKey }) => MODULE_NAMES[moduleKey] },
          { heading: 'When', cell: ({ trainedOn }) => dateWords(trainedOn) },
          { heading: 'How', cell: ({ way }) => WAY_WORDS[way] },
          {
            heading: 'Certificate',
            cell: ({ id: recordId, certificateCode, revokedAt, moduleKey }) =>
              revokedAt === null ? (
                <CertificateLinks {...{ venueId, recordId, certificateCode, moduleKey }} />
              ) : (
                'Taken back'
              ),
          },
        ]}
      />
      <h2>Put right</h2>
      <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : ''}>
        <input type="hidden" name="was" value={version} />
        <PersonFields form={form} isNew={false} seesAddresses={seesAddresses} />
        <SendOrCancel cancel={trainingAddress(venueId)}>Save</SendOrCancel>
      </form>
      <h2>More</h2>
      <ul>
        {leftOn === null && (
          <li>
            <a href={staffAddress(venueId, id, 'left')}>{name} has left</a>
          </li>
        )}
        {isOnStaff(member, today) && !isUnconfirmed(member) && (
          <li>
            <a href={trainingAddress(venueId, 'leads')}>Choose the lead and the deputy</a>
          </li>
        )}
        <li>
          <a href={staffAddress(venueId, id, 'erase')}>Erase {name} for good</a>
        </li>
      </ul>
    </>
  );
}

function CertificateLinks({
  venueId,
  recordId,
  certificateCode,
  moduleKey,
}: {
  venueId: string;
  recordId: string;
  certificateCode: string;
  moduleKey: TrainingModuleKey;
}) {
  const of = <span class="govuk-visually-hidden">: {MODULE_NAMES[moduleKey]}</span>;
  return (
    <>
      <a class="govuk-link" href={`/certificates/${certificateCode}`}>
        Check{of}
      </a>
      {', '}
      <a class="govuk-link" href={recordAddress(venueId, recordId, 'certificate')}>
        PDF{of}
      </a>
      {', '}
      <a class="govuk-link" href={recordAddress(venueId, recordId, 'revoke')}>
        Take back{of}
      </a>
    </>
  );
}

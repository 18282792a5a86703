import type { JudgedRow } from '../../../api/domain/staff-import.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import type { StaffPreview } from '../../../api/usecases/import-staff.ts';
import { textOf, type Filled } from '../../form/filled.ts';
import { Button, ButtonGroup } from '../../html/buttons.tsx';
import { FileField } from '../../html/file-field.tsx';
import { Details, InsetText } from '../../html/messages.tsx';
import { TextArea } from '../../html/text-fields.tsx';
import { trainingAddress } from './addresses.ts';
import { LIST_LIMIT_BYTES } from './list-file.ts';

/** A file, or rows out of a spreadsheet. */
export function ImportPage({ venueId, form }: { venueId: string; form: Filled }) {
  return (
    <>
      <h1>Import a list of staff</h1>
      <p>
        Choose a CSV file, or copy rows out of your spreadsheet with their headings and paste them below. You
        see what would be added and changed before anything is saved.
      </p>
      <p>
        <a href={trainingAddress(venueId, 'import/template.csv')}>Download a template</a>
      </p>
      <Details summary="Which columns are read">
        <ul>
          <li>name (or first name and last name)</li>
          <li>job</li>
          <li>email: optional; only managers of this venue see it</li>
          <li>public facing: yes or no; where it is empty, yes</li>
          <li>joined on: 27/03/2026 or 2026-03-27</li>
        </ul>
        <p>
          What people were trained in elsewhere is not read from a list: the council looks at their
          certificates instead.
        </p>
      </Details>
      <form method="post" enctype="multipart/form-data" novalidate>
        <FileField
          {...{ name: 'list', error: form.errors['list'] }}
          label="CSV file"
          hint="1,000 rows at most"
          accept=".csv,.txt,text/csv"
          maxBytes={LIST_LIMIT_BYTES}
        />
        <TextArea {...textOf(form, 'pasted')} label="Or paste the rows" rows={6} />
        <ButtonGroup>
          <Button>Look at it first</Button>
          <a class="govuk-link" href={trainingAddress(venueId)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  );
}

type Of<Kind extends JudgedRow['kind']> = Extract<JudgedRow, { kind: Kind }>;

/** What would be done, row by row, before it is. */
export function PreviewPage({
  venueId,
  plan,
  list,
  seesAddresses,
}: {
  venueId: string;
  plan: StaffPreview;
  /** The text of the list, sent again with the confirmation. */
  list: string;
  seesAddresses: boolean;
}) {
  const of = <Kind extends JudgedRow['kind']>(kind: Kind) =>
    plan.rows.filter((row): row is Of<Kind> => row.kind === kind);
  const [add, change, unchanged, refused] = [of('add'), of('change'), of('unchanged'), of('refused')];
  const todo = add.length + change.length;
  return (
    <>
      <h1>Look at the list before it is imported</h1>
      <p>
        {plan.venueName}: {add.length} to add, {change.length} to change, {unchanged.length} unchanged,{' '}
        {refused.length} refused.
      </p>
      {plan.ignored.length > 0 && <p class="muted">Not read: {plan.ignored.join(', ')}.</p>}
      {plan.hasTraining && (
        <InsetText>
          The training in this list is not imported. To have it count, show the certificates: the council
          looks at them.
        </InsetText>
      )}
      {todo === 0 && <p>Nothing would be added or changed.</p>}
      {todo > 0 && (
        <form method="post" action={trainingAddress(venueId, 'import/apply')}>
          <input type="hidden" name="version" value={plan.version} />
          <input type="hidden" name="pasted" value={list} />
          <ButtonGroup>
            <Button>{confirmWords(add.length, change.length, refused.length)}</Button>
            <a class="govuk-link" href={trainingAddress(venueId, 'import')}>
              Choose another list
            </a>
          </ButtonGroup>
        </form>
      )}
      {todo === 0 && (
        <p>
          <a href={trainingAddress(venueId, 'import')}>Choose another list</a>
        </p>
      )}
      {refused.length > 0 && (
        <>
          <h2>Refused</h2>
          <ul class="staff-list">
            {refused.map(({ line, name, reason }) => (
              <li>
                <strong>
                  Line {line}
                  {name !== '' && `: ${name}`}
                </strong>
                <span>{reason}.</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {change.length > 0 && (
        <>
          <h2>Changed</h2>
          <ul class="staff-list">
            {change.map((row) => (
              <li>
                <strong>{row.facts.name}</strong>
                <span class="muted">{changeWords(row, seesAddresses)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {add.length > 0 && (
        <>
          <h2>Added</h2>
          <ul class="staff-list">
            {add.map(({ facts }) => (
              <li>
                <strong>{facts.name}</strong>
                <span class="muted">{addedWords(facts, seesAddresses)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unchanged.length > 0 && (
        <Details summary={`Unchanged: ${unchanged.length}`}>
          <p>{unchanged.map(({ name }) => name).join(', ')}</p>
        </Details>
      )}
    </>
  );
}

function addedWords(
  { job, email, publicFacing, joinedOn }: Of<'add'>['facts'],
  seesAddresses: boolean,
): string {
  return [
    job,
    !publicFacing && 'does not meet the public',
    `since ${dateWords(joinedOn)}`,
    seesAddresses && email,
  ]
    .filter(Boolean)
    .join(' · ');
}

function confirmWords(add: number, change: number, refused: number): string {
  const parts = [add > 0 && `add ${add}`, change > 0 && `change ${change}`].filter(Boolean).join(' and ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}${refused > 0 ? ', without the refused rows' : ''}`;
}

function changeWords({ facts, fields }: Of<'change'>, seesAddresses: boolean): string {
  return fields
    .map((field) => {
      if (field === 'name') return `written “${facts.name}”`;
      if (field === 'job') return `job: ${facts.job}`;
      if (field === 'email')
        return seesAddresses ? `e-mail: ${facts.email ?? 'none'}` : 'another e-mail address';
      if (field === 'publicFacing')
        return facts.publicFacing ? 'meets the public' : 'does not meet the public';
      return `joined on ${dateWords(facts.joinedOn)}`;
    })
    .join('; ');
}

import { codeWords, REASON_CODES } from '../../api/domain/reason-codes.ts';
import type { BulkAction, BulkItem } from '../../api/usecases/bulk-actions.ts';
import type { BulkResult } from '../../api/usecases/run-bulk.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { FormKey } from '../form/form-key.tsx';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DataTable } from '../html/data-table.tsx';
import { InsetText, WarningText } from '../html/messages.tsx';
import { StateTag, Tag } from '../html/tags.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { councilAddress, venueAddress } from './addresses.ts';
import { LONGEST_NOTE, LONGEST_TEXT } from './decision-form.ts';

export const BULK_WORDS: Readonly<Record<BulkAction, { readonly ask: string; readonly done: string }>> = {
  remind: { ask: 'Remind managers', done: 'reminded' },
  assess: { ask: 'Begin to assess', done: 'in assessment' },
  evidence: { ask: 'Mark evidence as seen', done: 'marked as seen' },
  renew: { ask: 'Renew', done: 'renewed' },
  suspend: { ask: 'Suspend', done: 'suspended' },
};

export interface BulkPreviewProps {
  readonly action: BulkAction;
  readonly items: readonly BulkItem[];
  readonly authorityCode: string;
  readonly formKey: string;
  readonly form: Filled;
}

/** What would happen to which venue, and what cannot and why. */
export function BulkPreviewPage({ action, items, authorityCode, formKey, form }: BulkPreviewProps) {
  const possible = items.filter((item) => item.possible);
  const apply = action === 'suspend' ? 'bulk/suspend' : 'bulk/apply';
  return (
    <>
      <h1>
        {BULK_WORDS[action].ask}: {counted(possible.length)}
      </h1>
      {possible.length < items.length && (
        <p>{counted(items.length - possible.length)} of those chosen cannot, and stay as they are.</p>
      )}
      <DataTable
        caption="What would happen"
        rows={items}
        empty="None of the venues that were chosen is there."
        columns={[
          {
            heading: 'Venue',
            cell: ({ venueId, name }) => (
              <a class="govuk-link" href={venueAddress(authorityCode, venueId)}>
                {name}
              </a>
            ),
          },
          { heading: 'Scheme', cell: ({ schemeName }) => schemeName },
          { heading: 'State', cell: ({ state }) => <StateTag state={state} /> },
          {
            heading: 'What happens',
            cell: (item) => (
              <>
                <Tag tone={item.possible ? 'green' : 'grey'}>{item.possible ? 'Yes' : 'No'}</Tag> {item.words}
              </>
            ),
          },
        ]}
      />
      {possible.length > 0 && (
        <form method="post" action={councilAddress(authorityCode, apply)} novalidate>
          <FormKey value={formKey} />
          <input type="hidden" name="action" value={action} />
          {possible.map(({ venueId, schemeKey, sequence }) => (
            <input type="hidden" name="chosen" value={`${venueId}.${schemeKey}.${sequence}`} />
          ))}
          {action === 'suspend' && <SuspendFields form={form} />}
          <Button kind={action === 'suspend' ? 'warning' : 'main'}>
            {BULK_WORDS[action].ask}: {counted(possible.length)}
          </Button>
        </form>
      )}
      <p>
        <a class="govuk-link" href={councilAddress(authorityCode, 'queue')}>
          Back to the work queue, without doing anything
        </a>
      </p>
    </>
  );
}

function SuspendFields({ form }: { form: Filled }) {
  return (
    <>
      <Radios
        {...textOf(form, 'code')}
        label="Why?"
        size="m"
        options={Object.keys(REASON_CODES.suspend).map((value) => ({
          value,
          text: codeWords(value) ?? value,
        }))}
      />
      <TextArea
        {...textOf(form, 'text')}
        label="What the managers are told"
        hint="{venue} and {scheme} stand for the names of each."
        rows={8}
        maxLength={LONGEST_TEXT}
      />
      <TextArea
        {...textOf(form, 'note')}
        label="Note for the file (optional)"
        rows={3}
        maxLength={LONGEST_NOTE}
      />
      <WarningText>The public stops being shown these venues as soon as you decide.</WarningText>
    </>
  );
}

/** What became of each venue. */
export function BulkResultPage({ result, authorityCode }: { result: BulkResult; authorityCode: string }) {
  const { action, outcomes } = result;
  const done = outcomes.filter((outcome) => outcome.done);
  return (
    <>
      <h1>
        {counted(done.length)} {BULK_WORDS[action].done}
      </h1>
      {done.length < outcomes.length && (
        <InsetText>
          With {counted(outcomes.length - done.length)} it was not possible. They stay as they were.
        </InsetText>
      )}
      <DataTable
        caption="What became of each"
        rows={outcomes}
        empty="Nothing was done."
        columns={[
          {
            heading: 'Venue',
            cell: ({ venueId, name }) => (
              <a class="govuk-link" href={venueAddress(authorityCode, venueId)}>
                {name}
              </a>
            ),
          },
          {
            heading: 'Result',
            cell: (outcome) => (
              <>
                <Tag tone={outcome.done ? 'green' : 'orange'}>{outcome.done ? 'Done' : 'Not done'}</Tag>{' '}
                {outcome.words}
              </>
            ),
          },
        ]}
      />
      <p>
        <a class="govuk-link" href={councilAddress(authorityCode, 'queue')}>
          Back to the work queue
        </a>
      </p>
    </>
  );
}

function counted(number: number): string {
  return number === 1 ? '1 venue' : `${number} venues`;
}

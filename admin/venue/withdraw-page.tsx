import type { ManagedAccreditation } from '../../api/usecases/list-managed-venues.ts';
import { listOf, textOf, type Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes } from '../html/choices.tsx';
import { WarningText } from '../html/messages.tsx';
import { STATE_WORDS } from '../html/tags.tsx';
import { TextArea } from '../html/text-fields.tsx';

/** A venue leaves a scheme: said plainly, and asked twice. */
export function WithdrawPage({
  venueName,
  schemes,
  form,
  cancel,
}: {
  venueName: string;
  schemes: readonly ManagedAccreditation[];
  form: Filled;
  cancel: string;
}) {
  if (schemes.length === 0) {
    return (
      <>
        <h1>Take {venueName} out of a scheme</h1>
        <p>It is in no scheme now, so there is nothing to take it out of.</p>
        <p>
          <a href={cancel}>Back to {venueName}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>Take {venueName} out of a scheme</h1>
      <WarningText>
        The public stops seeing the venue there at once. To come back you sign it up again and the council
        decides anew. To close for a while, use “Close for longer” instead.
      </WarningText>
      <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : ''}>
        <Checkboxes
          {...listOf(form, 'schemes')}
          label="Which one?"
          options={schemes.map(({ schemeKey, schemeName, state }) => ({
            value: schemeKey,
            text: schemeName,
            hint: STATE_WORDS[state].words,
          }))}
        />
        <TextArea
          {...textOf(form, 'reason')}
          label="Why (optional)"
          hint="For the council. Do not name anyone."
          maxLength={500}
          rows={3}
        />
        <Checkboxes
          name="sure"
          error={form.errors['sure']}
          values={[]}
          label="Are you sure?"
          options={[{ value: 'yes', text: 'Yes, and we take down the signs' }]}
        />
        <SendOrCancel kind="warning" cancel={cancel}>
          Take it out
        </SendOrCancel>
      </form>
    </>
  );
}

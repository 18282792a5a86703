import { dateWords } from '../../../api/html/time-words.ts';
import type { showTrainingRecord } from '../../../api/usecases/revoke-training.ts';
import { textOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { WarningText } from '../../html/messages.tsx';
import { TextArea } from '../../html/text-fields.tsx';

/** A record of training is taken back: what follows is said first. */
export function RevokePage({
  record: { name, moduleName, trainedOn, state },
  form,
  cancel,
}: {
  record: Awaited<ReturnType<typeof showTrainingRecord>>;
  form: Filled;
  cancel: string;
}) {
  if (state === 'revoked') {
    return (
      <>
        <h1>This training was taken back before</h1>
        <p>
          Nothing is left to do. <a href={cancel}>Back to {name}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>Take back: {moduleName}</h1>
      <p>
        {name}, {dateWords(trainedOn)}
      </p>
      <WarningText>
        It no longer counts, and its certificate says so to everyone who checks it. Where too few are trained
        then, the venue is no longer shown to the public. This cannot be undone; they can learn it again.
      </WarningText>
      <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : ''}>
        <TextArea
          {...textOf(form, 'because')}
          label="Why is it taken back?"
          hint="For the venue and its council. The public is not told."
          maxLength={500}
          rows={3}
        />
        <SendOrCancel kind="warning" cancel={cancel}>
          Take it back
        </SendOrCancel>
      </form>
    </>
  );
}

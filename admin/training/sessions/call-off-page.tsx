import type { TrainingSession } from '../../../api/domain/training-session.ts';
import { textOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { TextArea } from '../../html/text-fields.tsx';
import { LONGEST_REASON } from './form.ts';
import { SessionFacts } from './words.tsx';

/** Calling a session off, with the reason that managers read. */
export function CallOffPage({ session, form }: { session: TrainingSession; form: Filled }) {
  return (
    <>
      <h1>Call this session off</h1>
      <SessionFacts session={session} />
      <p>Managers who have booked get an e-mail at once.</p>
      <form method="post" novalidate data-warn-unsaved>
        <TextArea
          {...textOf(form, 'because')}
          label="Why is it called off?"
          hint="Managers read this."
          maxLength={LONGEST_REASON}
          rows={3}
        />
        <SendOrCancel kind="warning" cancel={`/admin/training/sessions/${session.id}`}>
          Call it off
        </SendOrCancel>
      </form>
    </>
  );
}

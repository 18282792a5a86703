import { dateWords } from '../../api/html/time-words.ts';
import type { AskedHeadcount } from '../../api/usecases/show-headcount.ts';
import { listOf, type Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { LeaverBoxes } from '../training/staff/leaver-boxes.tsx';
import { HeadcountFields } from './headcount-fields.tsx';

/** Who left, how many of the staff meet the public, and whether one of them is always there: asked every quarter. */
export function HeadcountPage({
  asked: { venue, confirmedOn, working, listed },
  form,
  cancel,
}: {
  asked: AskedHeadcount;
  form: Filled;
  cancel: string;
}) {
  return (
    <>
      <h1>Staff who meet the public</h1>
      <p class="muted">{venue.name}</p>
      <p>
        You are asked every three months, because people come and go.{' '}
        {confirmedOn !== null && `It was last confirmed on ${dateWords(confirmedOn)}.`}
      </p>
      <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : ''}>
        {working.length > 0 && (
          <LeaverBoxes
            {...listOf(form, 'leavers')}
            staff={working}
            label="Has anyone left?"
            hint="Tick everyone who no longer works here. They stop counting from today."
          />
        )}
        <HeadcountFields form={form} listed={working.length > 0 ? listed : undefined} />
        <SendOrCancel cancel={cancel}>Confirm</SendOrCancel>
      </form>
    </>
  );
}

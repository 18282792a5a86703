import type { MailFrequency } from '../../api/usecases/mail-choice.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';

const OPTIONS: readonly { readonly value: MailFrequency; readonly text: string; readonly hint: string }[] = [
  {
    value: 'each',
    text: 'Reminders, and a summary each month',
    hint: 'When training is about to end, and when somebody new has not begun.',
  },
  { value: 'monthly', text: 'Only the monthly summary', hint: 'On the first of the month.' },
  { value: 'none', text: 'Neither', hint: 'The pages here say the same.' },
];

/** How often somebody who manages venues gets mail about training. */
export function MailChoice({ frequency }: { frequency: MailFrequency }) {
  return (
    <>
      <h2 id="mail">Mail about training</h2>
      <p>
        Whatever you choose, we tell you at once when the public no longer sees a venue of yours, or sees it
        again.
      </p>
      <form method="post" action="/admin/me/mail">
        <Radios
          name="frequency"
          value={frequency}
          label="How often do you want mail about the training of your staff?"
          options={OPTIONS}
        />
        <Button kind="secondary">Save</Button>
      </form>
    </>
  );
}

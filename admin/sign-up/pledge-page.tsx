import type { PledgeText } from '../../api/usecases/read-pledge.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Checkboxes } from '../html/choices.tsx';

/** What the manager promises for the venue, and the button that sends it all. */
export function PledgePage({
  pledge: { promises, version: pledgeVersion },
  form,
  version,
  council,
}: {
  pledge: PledgeText;
  form: Filled;
  /** Of the sign-up when its answers were checked. */
  version: number;
  council: string;
}) {
  const { name, error } = textOf(form, 'pledge');
  return (
    <>
      <h1>Make the pledge</h1>
      <p>For our venue I promise:</p>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {promises.map((promise) => (
          <li>{promise}</li>
        ))}
      </ul>
      <form method="post" novalidate>
        <input type="hidden" name="version" value={version} />
        <Checkboxes
          name={name}
          error={error}
          label="Your promise"
          options={[
            {
              value: String(pledgeVersion),
              text: 'I make this pledge, and what I have said is right. I may say so for the venue.',
            },
          ]}
        />
        <Button>Send to {council}</Button>
      </form>
    </>
  );
}

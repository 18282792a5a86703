import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { Panel } from '../html/messages.tsx';

/** It is sent: what happens next, and by when. */
export function SentPage({ view, lookBy }: { view: SignUpView; lookBy: LocalDate }) {
  const { venue, authority, chosen } = view;
  const council = authority?.name ?? 'The council';
  const visited = chosen.some(({ rules }) => rules.visitRequired);
  return (
    <>
      <Panel title="Your application has been sent">
        {venue?.name}: {chosen.map(({ name }) => name).join(', ')}
      </Panel>
      <p>We have sent you an e-mail that says the same.</p>
      <h2>What happens next</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          {council} looks at what you sent, by {dateWords(lookBy)}. If something is missing they write to you,
          and you can add it here.
        </li>
        <li>Your staff take their training. The council tells you how.</li>
        {visited && <li>Someone from the council visits you. They arrange it with you first.</li>}
        <li>
          The council decides. If it accredits your venue, you get a certificate and the sign for your door.
        </li>
      </ol>
      <p>Your venue is not shown to the public, and no sign goes up, before that.</p>
      <h2>Until then</h2>
      <p>
        <a href={`/admin/venues/${venue?.id}`}>See where your application stands</a>. Tell us there when your
        hours or your contact details change.
      </p>
      <p>
        <a href="/admin/sign-up">Sign up another venue</a>
      </p>
    </>
  );
}

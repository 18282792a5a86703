import { dateWords } from '../../api/html/time-words.ts';
import type { ListedSignUp, SignUpLists } from '../../api/usecases/list-sign-ups.ts';
import { Button } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { Details } from '../html/messages.tsx';
import { signUpPath, START } from './paths.ts';

/** What signing up is, what is needed for it, and what this person has begun. */
export function StartPage({ open, questioned, venues, newKey }: SignUpLists & { newKey: () => string }) {
  return (
    <>
      <h1>Sign up a venue</h1>
      <p>
        Tell us about your venue and which scheme it wants to join: Safe Haven, Ask for Angela and others. It
        takes about ten minutes. You can stop at any time and go on later.
      </p>
      {questioned.length > 0 && <Questions questioned={questioned} />}
      {open.length > 0 && <OpenSignUps open={open} />}
      <h2>What you need</h2>
      <ul>
        <li>the address of the venue, and when it is open</li>
        <li>how many of your staff meet the public</li>
        <li>your public liability insurance, for some schemes: a photo of the certificate will do</li>
      </ul>
      <p>
        The council then looks at what you sent, and your staff take a short training. Nothing is shown to the
        public before that.
      </p>
      <form method="post" action={START}>
        <input type="hidden" name="key" value={newKey()} />
        <Button>{open.length > 0 ? 'Start another one' : 'Start now'}</Button>
      </form>
      {venues.length > 0 && <OtherSchemes venues={venues} newKey={newKey} />}
    </>
  );
}

function Questions({ questioned }: Pick<SignUpLists, 'questioned'>) {
  return (
    <>
      <h2>The council asks you for more</h2>
      <ul>
        {questioned.map(({ id, name }) => (
          <li>
            <a href={signUpPath(id)}>See what they ask about {name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function OpenSignUps({ open }: Pick<SignUpLists, 'open'>) {
  return (
    <DataTable
      caption="Go on where you stopped"
      rows={open}
      empty=""
      columns={[
        { heading: 'Venue', cell: (row) => <a href={signUpPath(row.id)}>{nameOf(row)}</a> },
        { heading: 'Last saved', cell: ({ updatedAt }) => dateWords(updatedAt.slice(0, 10)) },
        { heading: 'No longer wanted', cell: (row) => <SetAside signUp={row} /> },
      ]}
    />
  );
}

function SetAside({ signUp }: { signUp: ListedSignUp }) {
  return (
    <form method="post" action={`${signUpPath(signUp.id)}/set-aside`}>
      <button type="submit" class="link-button">
        Set aside<span class="govuk-visually-hidden"> {nameOf(signUp)}</span>
      </button>
    </form>
  );
}

function OtherSchemes({ venues, newKey }: Pick<SignUpLists, 'venues'> & { newKey: () => string }) {
  return (
    <Details summary="Another scheme for a venue that you manage">
      {venues.map(({ id, name }) => (
        <form method="post" action={START}>
          <input type="hidden" name="key" value={newKey()} />
          <input type="hidden" name="venue" value={id} />
          <Button kind="secondary">Apply for {name}</Button>
        </form>
      ))}
    </Details>
  );
}

function nameOf({ name }: Pick<ListedSignUp, 'name'>): string {
  return name === '' ? 'A venue without a name yet' : name;
}

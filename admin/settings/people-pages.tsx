import { COUNCIL_ROLES } from '../../api/domain/people.ts';
import type { CouncilPerson } from '../../api/usecases/list-council-people.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DataTable } from '../html/data-table.tsx';
import { SummaryList } from '../html/lists.tsx';
import { WarningText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { TextField } from '../html/text-fields.tsx';
import { ROLE_WORDS, rolesInWords } from './role-words.ts';

/** Who works here, and what they may do. */
export function PeoplePage({ base, people }: { base: string; people: readonly CouncilPerson[] }) {
  return (
    <>
      <h1>People and roles</h1>
      <p>What you change here holds from the person’s next click.</p>
      <ButtonLink href={`${base}/people/add`}>Let someone in</ButtonLink>
      <DataTable
        caption="People of your authority"
        rows={people}
        empty="Nobody has a role yet."
        columns={[
          {
            heading: 'Person',
            cell: ({ id, name, email }) => <a href={`${base}/people/${id}`}>{name === '' ? email : name}</a>,
          },
          { heading: 'E-mail', cell: ({ email }) => email },
          { heading: 'Roles', cell: ({ roles }) => rolesInWords(roles) },
          {
            heading: 'Signed in',
            cell: ({ stoppedAt, seenAt }) =>
              stoppedAt === null ? seenWords(seenAt) : <Tag tone="red">Stopped</Tag>,
          },
        ]}
      />
    </>
  );
}

function seenWords(seenAt: string | null): string {
  return seenAt === null ? 'Not now' : `Last on ${dateWords(seenAt.slice(0, 10))}`;
}

/** An address and a role. */
export function AddPersonPage({ form }: { form: Filled }) {
  return (
    <>
      <h1>Let someone in</h1>
      <p>We tell them by e-mail. They sign in with their address and a code: there is no password.</p>
      <form method="post" novalidate>
        <TextField
          {...textOf(form, 'email')}
          label="Their e-mail address at work"
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
        <Radios
          {...textOf(form, 'role')}
          label="What may they do?"
          options={COUNCIL_ROLES.map((role) => ({
            value: role,
            text: ROLE_WORDS[role].name,
            hint: ROLE_WORDS[role].may,
          }))}
        />
        <Button>Let them in</Button>
      </form>
    </>
  );
}

/** One person: roles to give and take, and stopping. */
export function PersonPage({ base, person, self }: { base: string; person: CouncilPerson; self: boolean }) {
  const here = `${base}/people/${person.id}`;
  const missing = COUNCIL_ROLES.filter((role) => !person.roles.includes(role));
  return (
    <>
      <h1>{person.name === '' ? person.email : person.name}</h1>
      {person.stoppedAt !== null && (
        <WarningText>Stopped on {dateWords(person.stoppedAt.slice(0, 10))}: they cannot sign in.</WarningText>
      )}
      <SummaryList
        rows={[
          { key: 'E-mail', value: person.email },
          { key: 'Signed in', value: seenWords(person.seenAt) },
        ]}
      />
      <p>
        <a href={`${base}/personal-data/${person.id}`}>What is held about them</a>
      </p>
      <h2>Roles</h2>
      {person.roles.map((role) => (
        <form method="post" action={`${here}/take-role`}>
          <input type="hidden" name="role" value={role} />
          <p>
            <strong>{ROLE_WORDS[role].name}</strong>. {ROLE_WORDS[role].may}
          </p>
          <Button kind="secondary">Take away: {ROLE_WORDS[role].name}</Button>
        </form>
      ))}
      {missing.length > 0 && (
        <form method="post" action={`${here}/give-role`}>
          <Radios
            name="role"
            label="Give another role"
            options={missing.map((role) => ({
              value: role,
              text: ROLE_WORDS[role].name,
              hint: ROLE_WORDS[role].may,
            }))}
          />
          <Button kind="secondary">Give the role</Button>
        </form>
      )}
      {!self && (
        <>
          <h2>{person.stoppedAt === null ? 'Stop them' : 'Let them in again'}</h2>
          <p>
            {person.stoppedAt === null
              ? 'They are signed out everywhere at once and cannot sign in. Their roles are kept.'
              : 'They can sign in again, with the roles above.'}
          </p>
          <form method="post" action={`${here}/${person.stoppedAt === null ? 'stop' : 'let-in'}`}>
            <Button kind={person.stoppedAt === null ? 'warning' : 'secondary'}>
              {person.stoppedAt === null ? 'Stop this person' : 'Let them in again'}
            </Button>
          </form>
        </>
      )}
    </>
  );
}

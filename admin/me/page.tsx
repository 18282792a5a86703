import type { SignedIn } from '../../api/domain/people.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { SummaryList } from '../html/lists.tsx';
import { TextField } from '../html/text-fields.tsx';
import type { MailFrequency } from '../../api/usecases/mail-choice.ts';
import { MailChoice } from './mail-choice.tsx';
import { ROLE_WORDS } from '../settings/role-words.ts';

/** A person's own account. */
export function AccountPage({
  person,
  authorities,
  venues,
  mail,
  form,
}: {
  person: SignedIn;
  /** Names of authorities, by code. */
  authorities: ReadonlyMap<string, string>;
  /** Names of the venues that they manage. */
  venues: readonly string[];
  /** Of who manages venues; undefined of everybody else. */
  mail: MailFrequency | undefined;
  form: Filled;
}) {
  const roles = person.councilRoles.map(
    ({ authorityCode, role }) =>
      `${ROLE_WORDS[role].name}, ${authorities.get(authorityCode) ?? authorityCode}`,
  );
  return (
    <>
      <h1>Your account</h1>
      <SummaryList
        rows={[
          { key: 'E-mail', value: person.email },
          ...(roles.length > 0 ? [{ key: 'Roles', value: <Lines lines={roles} /> }] : []),
          ...(venues.length > 0 ? [{ key: 'Venues', value: <Lines lines={venues} /> }] : []),
        ]}
      />
      <h2>Your name</h2>
      <form method="post" action="/admin/me/name" novalidate data-warn-unsaved>
        <TextField
          {...textOf(form, 'name')}
          label="Name"
          hint="Stands beside what you do, for those who work with you. The public never sees it."
          autocomplete="name"
          width={30}
        />
        <Button kind="secondary">Save your name</Button>
      </form>
      {mail !== undefined && <MailChoice frequency={mail} />}
      <h2>Sign out everywhere</h2>
      <p>Ends every session of yours, on this and on every other device. Do this if you lost a phone.</p>
      <form method="post" action="/admin/me/sign-out-everywhere">
        <Button kind="secondary">Sign out everywhere</Button>
      </form>
      <h2>Your data</h2>
      <p>
        Everything the register holds about you, as one file. If something in it is wrong, or you want it to
        be erased, ask the administrator of your council.
      </p>
      <form method="post" action="/admin/me/data.json">
        <Button kind="secondary">Download your data</Button>
      </form>
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line, place) => (
        <>
          {place > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}

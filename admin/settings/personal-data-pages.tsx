import type { HeldPerson, PersonalDataSection } from '../../api/usecases/personal-data.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { SummaryList } from '../html/lists.tsx';
import { InsetText, WarningText } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';

/** Where somebody who asks for their data is looked up. */
export function FindPersonPage({ form }: { form: Filled }) {
  return (
    <>
      <h1>Personal data</h1>
      <p>
        When somebody asks what you hold about them, or asks to be erased. People who can sign in can also
        download their own data, under “Your account”.
      </p>
      <p>Make sure first that it is them who ask: a reply to their address on the register is a good way.</p>
      <form method="post" novalidate>
        <TextField
          {...textOf(form, 'email')}
          label="Their e-mail address"
          type="email"
          autocomplete="off"
          spellcheck={false}
          width={30}
        />
        <Button>Find them</Button>
      </form>
    </>
  );
}

const SECTION_WORDS: Readonly<Record<PersonalDataSection, string>> = {
  account: 'Account',
  signed_in: 'Sessions, signed in now',
  codes_asked_for: 'Codes to sign in, asked for lately',
  council_accounts: 'Linked council accounts',
  council_roles: 'Roles',
  venues_managed: 'Venues managed',
  sign_ups: 'Sign-ups',
  evidence: 'Evidence given',
  files: 'Files uploaded',
  requests_to_be_let_in: 'Requests to be let in',
  visits_made: 'Visits, to make or made',
  forms_sent: 'Forms sent lately',
  mail: 'Mail to them',
  audit_trail: 'Events on the audit trail',
  work: 'Records that say they worked on them',
};

/** What is held about somebody, to be taken or to be erased. */
export function HeldPersonPage({
  path,
  person,
  counts,
}: {
  /** Of this page. */
  path: string;
  person: HeldPerson;
  counts: Readonly<Record<string, number>>;
}) {
  const held = Object.entries(SECTION_WORDS).filter(([section]) => (counts[section] ?? 0) > 0);
  return (
    <>
      <h1>{person.name === '' ? person.email : person.name}</h1>
      <p>{person.email}</p>
      <h2>What is held</h2>
      <SummaryList rows={held.map(([section, key]) => ({ key, value: counts[section] ?? 0 }))} />
      {person.elsewhereToo && (
        <InsetText>They have to do with another authority as well. Its part is not shown here.</InsetText>
      )}
      <form method="post" action={`${path}/data.json`}>
        <Button>Download it as a file</Button>
      </form>
      <p>That it was taken, and by you, goes on the audit trail.</p>
      <h2>Erase them</h2>
      {person.hasStanding ? (
        <p>
          They still have a role, a venue or something under way. When that has ended they can be erased here,
          or go by themselves after the period under Retention.
        </p>
      ) : (
        <>
          <p>
            Their account goes, with mail to them and their name on what they sent in. What they did stays on
            record as someone’s who has left; the audit trail keeps a number in place of them.
          </p>
          <WarningText>This cannot be undone.</WarningText>
          <form method="post" action={`${path}/erase`}>
            <Button kind="warning">Erase this person</Button>
          </form>
        </>
      )}
    </>
  );
}

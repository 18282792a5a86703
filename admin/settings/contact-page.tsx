import type { AuthorityDetails } from '../../api/usecases/read-authority-contact.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Fieldset } from '../html/fieldset.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { meanwhile } from './meanwhile.tsx';

export const LONGEST_ADDRESS = 400;

/** How the council is reached. After a conflict `saved` is what somebody else saved meanwhile. */
export function ContactPage({
  details,
  form,
  saved,
}: {
  details: AuthorityDetails;
  form: Filled;
  saved: boolean;
}) {
  const field = (name: keyof typeof HINTS) => ({
    ...textOf(form, name),
    hint: meanwhile(HINTS[name], saved ? details[name] : undefined, textOf(form, name).value),
  });
  const now = details.updatedAt ?? '';
  // A form that came back for another reason still tells of the page that it was filled in on.
  const seen = saved ? now : (textOf(form, 'seen').value ?? now);
  return (
    <>
      <h1>Authority details</h1>
      <p>
        How venues and the public reach {details.name} about its schemes. Leave out what you do not want said.
      </p>
      <form method="post" novalidate data-warn-unsaved={saved ? 'changed' : ''}>
        <input type="hidden" name="seen" value={seen} />
        <Fieldset legend="Venues and the public">
          <TextField {...field('team')} label="Team" width={30} autocomplete="organization" />
          <TextField {...field('email')} label="E-mail address of the team" type="email" width={30} />
          <TextField {...field('phone')} label="Phone number of the team" type="tel" width={20} />
          <TextArea {...field('address')} label="Postal address" rows={5} maxLength={LONGEST_ADDRESS} />
        </Fieldset>
        <Fieldset legend="Who hears of what">
          <TextField
            {...field('privacyEmail')}
            label="E-mail address for privacy questions"
            type="email"
            width={30}
          />
          <TextField
            {...field('signUpEmail')}
            label="E-mail address for new sign-ups"
            type="email"
            width={30}
          />
        </Fieldset>
        <Button>Save</Button>
      </form>
    </>
  );
}

const HINTS = {
  team: 'For example, Community Safety Team',
  email: 'Stands in letters and on public pages. A shared address is best: people leave.',
  phone: undefined,
  address: 'One line each, as it stands at the head of letters.',
  privacyEmail: 'Of your data protection officer. Stands on the public privacy page.',
  signUpEmail:
    'We write here when a venue signs up, or someone asks to be let in to one. Where it is empty we write to the team, and without that to every officer.',
} as const;

import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { changeAuthorityContact } from '../../api/usecases/change-authority-contact.ts';
import { readAuthorityContact } from '../../api/usecases/read-authority-contact.ts';
import type { AdminEnv } from '../admin-env.ts';
import { email, optionalText, phone } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { authorityOf, baseOf, by, SETTINGS, type Asked } from './at-authority.ts';
import { ContactPage, LONGEST_ADDRESS } from './contact-page.tsx';

const CONTACT = z.object({
  seen: optionalText('the version'),
  team: optionalText('the team', { max: 120 }),
  email: email('the e-mail address of the team').optional,
  phone: phone('the phone number of the team').optional,
  address: optionalText('the postal address', { max: LONGEST_ADDRESS, lines: true }),
  privacyEmail: email('the e-mail address for privacy questions').optional,
  signUpEmail: email('the e-mail address for new sign-ups').optional,
});

/** Authority details: /councils/:authority/settings/contact. */
export function contactRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(`${SETTINGS}/contact`, async (c) => {
    const { team, email: mail, phone: number, address, privacyEmail, signUpEmail } = await detailsOf(c, deps);
    const known = { team, email: mail, phone: number, address, privacyEmail, signUpEmail };
    return sendForm(c, deps, filledWith(known));
  });
  routes.post(`${SETTINGS}/contact`, (c) => save(c, deps));
  return routes;
}

const detailsOf = (c: Asked, { db }: Deps) => readAuthorityContact({ ...authorityOf(c), db });

async function sendForm(
  c: Asked,
  deps: Deps,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  return sendPage(c, deps, {
    title: 'Authority details',
    back: { href: baseOf(c), text: 'Settings' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    ...doneNotice(c, { saved: 'The details are saved.' }),
    content: <ContactPage details={await detailsOf(c, deps)} form={form} saved={form.status === 409} />,
  });
}

async function save(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, CONTACT);
  if (!form.ok) return sendForm(c, deps, form);
  const { seen, ...typed } = form.data;
  const contact = {
    team: typed.team ?? '',
    email: typed.email ?? '',
    phone: typed.phone ?? '',
    address: typed.address ?? '',
    privacyEmail: typed.privacyEmail ?? '',
    signUpEmail: typed.signUpEmail ?? '',
  };
  try {
    await changeAuthorityContact({ ...authorityOf(c), ...by(c), ...deps, contact, seen });
  } catch (error) {
    return sendForm(c, deps, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`${baseOf(c)}/contact?done=saved`, 303);
}

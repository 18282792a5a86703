import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { actorOf } from '../../api/domain/people.ts';
import { listAuthorities } from '../../api/usecases/list-authorities.ts';
import { chooseMail, MAIL_FREQUENCIES, readMailChoice } from '../../api/usecases/mail-choice.ts';
import { nameVenues } from '../../api/usecases/name-venues.ts';
import { renameMyself, signOutEverywhere } from '../../api/usecases/own-account.ts';
import { exportPersonalData } from '../../api/usecases/personal-data.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, text } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { sendJsonFile } from '../send-file.ts';
import { signOut } from '../sign-in/routes.tsx';
import { AccountPage } from './page.tsx';

const MAIL = z.object({ frequency: choice(MAIL_FREQUENCIES, 'Choose how often') });
const NAME = z.object({ name: text('your name', { max: 120 }) });

/** A person's own account: /admin/me. */
export function meRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/me', (c) => account(c, deps, filledWith({ name: c.get('person').name })));
  routes.post('/me/name', async (c) => {
    const form = await readForm(c, NAME);
    if (!form.ok) return account(c, deps, form);
    await renameMyself({ name: form.data.name, person: c.get('person'), ...deps });
    return c.redirect('/admin/me?done=named', 303);
  });
  routes.post('/me/mail', async (c) => {
    const form = await readForm(c, MAIL);
    if (form.ok) await chooseMail({ who: actorOf(c.get('person')), ...form.data, ...deps });
    return c.redirect(form.ok ? '/admin/me?done=mail' : '/admin/me#mail', 303);
  });
  routes.post('/me/sign-out-everywhere', async (c) => {
    await signOutEverywhere({ person: c.get('person'), ...deps });
    return signOut(c, deps);
  });
  routes.post('/me/data.json', async (c) => {
    const person = c.get('person');
    const file = await exportPersonalData({ person, authorityCode: null, actor: actorOf(person), ...deps });
    return sendJsonFile(c, 'my-data.json', file);
  });
  return routes;
}

async function account(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const person = c.get('person');
  const authorities = new Map((await listAuthorities(deps)).map(({ code, name }) => [code, name]));
  const names = await nameVenues({ venueIds: person.venueIds, ...deps });
  const mail =
    person.venueIds.length > 0 ? await readMailChoice({ who: actorOf(person), ...deps }) : undefined;
  const venues = person.venueIds.flatMap((id) => names.get(id) ?? []);
  return sendPage(c, deps, {
    title: 'Your account',
    errors: form.errors,
    ...doneNotice(c, {
      named: 'Your name is saved.',
      mail: 'How often you get mail about training is saved.',
    }),
    content: <AccountPage {...{ person, authorities, venues, mail, form }} />,
  });
}

import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { beginSignUp } from '../../api/usecases/begin-sign-up.ts';
import { listSignUps } from '../../api/usecases/list-sign-ups.ts';
import { setAsideSignUp } from '../../api/usecases/set-aside-sign-up.ts';
import { optionalText } from '../form/fields.ts';
import { readForm } from '../form/read-form.ts';
import type { AdminEnv } from '../admin-env.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { idOf, type Asked } from './asked.ts';
import { signUpPath, START, stepPath } from './paths.ts';
import { StartPage } from './start-page.tsx';

const BEGIN = z.object({ key: optionalText('the form'), venue: optionalText('the venue') });

/** The first page: what is under way, and a button that begins a new one. */
export function startRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up', async (c) => {
    const person = c.get('person');
    return sendPage(c, deps, {
      title: 'Sign up a venue',
      ...doneNotice(c, { aside: 'The sign-up is set aside. It is deleted after some time.' }),
      content: <StartPage {...await listSignUps({ person, ...deps })} newKey={() => deps.ids.next()} />,
    });
  });
  routes.post('/sign-up', (c) => begin(c, deps));
  routes.post('/sign-up/:signUpId/set-aside', async (c) => {
    await setAsideSignUp({ signUpId: idOf(c), person: c.get('person'), ...deps });
    return c.redirect(`${START}?done=aside`, 303);
  });
  return routes;
}

async function begin(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, BEGIN);
  const { key, venue } = form.ok ? form.data : { key: null, venue: null };
  const { signUpId } = await beginSignUp({
    key: key ?? '',
    venueId: venue ?? '',
    person: c.get('person'),
    ...deps,
  });
  return c.redirect(venue === null ? stepPath(signUpId, 'premises') : signUpPath(signUpId), 303);
}

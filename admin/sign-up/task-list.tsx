import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { firstLookBy, venueNameOf } from '../../api/usecases/send-sign-up.ts';
import type { AdminEnv } from '../admin-env.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { viewOf, type Asked } from './asked.ts';
import { signUpPath, START } from './paths.ts';
import { SentPage } from './sent-page.tsx';
import { TaskListPage } from './task-list-page.tsx';

const REFUSED: Readonly<Record<string, string>> = {
  sent: 'Nothing was changed: this has been sent in. You can change it when the council asks you for more.',
  set_aside: 'Nothing was changed: you have set this sign-up aside.',
  facts_known: 'Nothing was changed: this is on the register already. Change it on the page of your venue.',
};

/** Why a page of this sign-up led here instead. */
function refused(c: Asked) {
  const text = Object.hasOwn(REFUSED, c.req.query('not') ?? '')
    ? REFUSED[c.req.query('not') ?? '']
    : undefined;
  return text === undefined ? {} : { notice: { kind: 'information' as const, text } };
}

/** What there is to do, in one list: the page to come back to. */
export function taskListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId', async (c) => {
    const view = await viewOf(c, deps);
    if (view.taken) return c.redirect(`${signUpPath(view.signUp.id)}/access`, 303);
    return sendPage(c, deps, {
      title: venueNameOf(view) || 'Sign up a venue',
      back: { href: START, text: 'Your sign-ups' },
      ...doneNotice(c, { saved: 'It is saved. Come back here when you like.' }),
      ...refused(c),
      content: <TaskListPage view={view} />,
    });
  });
  routes.get('/sign-up/:signUpId/sent', async (c) => {
    const view = await viewOf(c, deps);
    const { sentAt } = view.signUp;
    if (sentAt === null) return c.redirect(signUpPath(view.signUp.id), 303);
    return sendPage(c, deps, {
      title: 'Sent in',
      content: <SentPage view={view} lookBy={await firstLookBy({ sentAt, ...deps })} />,
    });
  });
  return routes;
}

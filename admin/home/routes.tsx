import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { notFound } from '../../api/domain/errors.ts';
import { listAuthorities } from '../../api/usecases/list-authorities.ts';
import { listManagedVenues } from '../../api/usecases/list-managed-venues.ts';
import { listNewestMail } from '../../api/usecases/list-newest-mail.ts';
import { listSignUps } from '../../api/usecases/list-sign-ups.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendAdminPage } from '../html/send-admin-page.tsx';
import { mailIsShown } from '../sign-in/mail-is-shown.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { HomePage } from './home-page.tsx';
import { MailPage } from './mail-page.tsx';

const DONE = {
  left: 'You no longer manage that venue.',
  'handed-over': 'The venue is handed over. Whoever takes over has an e-mail.',
};

/** The first page after signing in, and the mail of a development server. */
export function homeRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/', async (c) => {
    const person = c.get('person');
    const own = new Set(person.councilRoles.map(({ authorityCode }) => authorityCode));
    const authorities = own.size > 0 ? await listAuthorities(deps) : [];
    const { venueIds } = person;
    return sendPage(c, deps, {
      title: 'Home',
      ...doneNotice(c, DONE),
      content: (
        <HomePage
          person={person}
          authorities={authorities.filter(({ code }) => own.has(code))}
          venues={await listManagedVenues({ venueIds, ...deps })}
          signUps={(await listSignUps({ person, ...deps })).open}
          now={epochMinutes(deps.clock.now())}
        />
      ),
    });
  });
  routes.get('/mail', async (c) => {
    // Codes stand in it: where mail really leaves, and in production, there is no such page.
    if (!mailIsShown(deps.config)) throw notFound('request.unknown_path', 'Nothing is at this address.');
    return sendAdminPage(c, deps, {
      title: 'Mail that was written',
      person: c.get('visitor'),
      content: <MailPage messages={await listNewestMail(deps)} />,
    });
  });
  return routes;
}

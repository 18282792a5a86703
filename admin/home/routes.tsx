import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { notFound } from '../../api/domain/errors.ts';
import { listNewestMail } from '../../api/usecases/list-newest-mail.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendAdminPage } from '../html/send-admin-page.tsx';
import { mailIsShown } from '../sign-in/mail-is-shown.ts';
import { authorityAt } from '../navigation.ts';
import { sendPage } from '../page.tsx';
import { MailPage } from './mail-page.tsx';

/** The first page after signing in, and the mail of a development server. */
export function homeRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/', (c) => {
    const person = c.get('person');
    const authority = authorityAt(person, c.req.path);
    return sendPage(c, deps, {
      title: 'Home',
      content: (
        <>
          <h1>Welcome{person.name && `, ${person.name}`}</h1>
          <p>{authority ?? ''}</p>
        </>
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

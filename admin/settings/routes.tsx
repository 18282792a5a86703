import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { peopleRoutes } from './people.tsx';

/** What an authority decides for itself. */
const SUBJECTS = [
  ['people', 'People and roles', 'Who may sign in for your authority, and what they may do.'],
] as const;

/** Settings of an authority: /councils/:authority/settings. */
export function settingsRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/settings', (c) =>
    sendPage(c, deps, {
      title: 'Settings',
      content: (
        <>
          <h1>Settings</h1>
          {SUBJECTS.map(([page, name, words]) => (
            <>
              <h2>
                <a href={`/admin/councils/${c.req.param('authority')}/settings/${page}`}>{name}</a>
              </h2>
              <p>{words}</p>
            </>
          ))}
        </>
      ),
    }),
  );
  routes.route('/', peopleRoutes(deps));
  return routes;
}

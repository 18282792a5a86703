import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { SETTINGS } from './at-authority.ts';
import { contactRoutes } from './contact.tsx';
import { helplineRoutes } from './helplines.tsx';
import { peopleRoutes } from './people.tsx';
import { personalDataRoutes } from './personal-data.tsx';
import { retentionRoutes } from './retention.tsx';
import { schemeRoutes } from './schemes.tsx';
import { trailRoutes } from './trail.tsx';

/** What an authority decides for itself. */
const SUBJECTS = [
  ['people', 'People and roles', 'Who may sign in for your authority, and what they may do.'],
  ['personal-data', 'Personal data', 'What you hold about somebody who asks: a file of it, or erasing them.'],
  ['contact', 'Authority details', 'How venues and the public reach you, and where word of sign-ups goes.'],
  ['schemes', 'Schemes', 'What each asks of venues and says to the public: version by version.'],
  [
    'helplines',
    'Helplines',
    'The numbers on the public help page: who keeps each, and when it was last checked.',
  ],
  ['trail', 'Audit trail', 'Who changed what, when and why.'],
  ['retention', 'Retention', 'How long what is kept, and how much of it goes today.'],
] as const;

/** Settings of an authority: /councils/:authority/settings. */
export function settingsRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(SETTINGS, (c) =>
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
  for (const part of [
    peopleRoutes,
    personalDataRoutes,
    contactRoutes,
    schemeRoutes,
    helplineRoutes,
    retentionRoutes,
    trailRoutes,
  ])
    routes.route('/', part(deps));
  return routes;
}

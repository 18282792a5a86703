import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { settingsAttention } from '../../api/usecases/settings-attention.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { authorityOf, baseOf, SETTINGS } from './at-authority.ts';
import { contactRoutes } from './contact.tsx';
import { helplineRoutes } from './helplines.tsx';
import { SettingsPage } from './index-page.tsx';
import { mailRoutes } from './mail.tsx';
import { peopleRoutes } from './people.tsx';
import { personalDataRoutes } from './personal-data.tsx';
import { retentionRoutes } from './retention.tsx';
import { schemeRoutes } from './schemes.tsx';
import { trailRoutes } from './trail.tsx';

/** What an authority decides for itself, and what its administrators keep for the whole register. */
const PARTS = [
  peopleRoutes,
  contactRoutes,
  retentionRoutes,
  personalDataRoutes,
  trailRoutes,
  schemeRoutes,
  helplineRoutes,
  mailRoutes,
];

/** Settings of an authority: /councils/:authority/settings. */
export function settingsRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(SETTINGS, async (c) => {
    const attention = await settingsAttention({ ...authorityOf(c), ...deps });
    return sendPage(c, deps, {
      title: 'Settings',
      content: <SettingsPage base={baseOf(c)} attention={attention} />,
    });
  });
  for (const part of PARTS) routes.route('/', part(deps));
  return routes;
}

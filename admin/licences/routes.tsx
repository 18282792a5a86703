import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { AdminEnv } from '../admin-env.ts';
import { licenceConditionRoutes } from './condition-routes.tsx';
import { licenceEditRoutes } from './edit-routes.tsx';
import { licenceRoutes as oneLicence } from './licence-routes.tsx';
import { licenceListRoutes } from './list-routes.tsx';
import { licenceMatchRoutes } from './match-routes.tsx';

/** Premises licences: the register of an authority, the lists that officers work through, and each licence. */
export function licencesRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const parts = [
    licenceListRoutes,
    licenceEditRoutes,
    licenceMatchRoutes,
    oneLicence,
    licenceConditionRoutes,
  ];
  for (const part of parts) routes.route('/', part(deps));
  return routes;
}

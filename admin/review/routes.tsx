import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { AdminEnv } from '../admin-env.ts';
import { bulkRoutes } from './bulk-routes.tsx';
import { decisionRoutes } from './decision-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { papersRoutes } from './papers-routes.tsx';
import { venueRoutes } from './venue-routes.tsx';

/** What officers work with: the queue, the venues, decisions, and what is done with many at once. */
export function reviewRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  for (const part of [listRoutes, venueRoutes, decisionRoutes, papersRoutes, bulkRoutes])
    routes.route('/', part(deps));
  return routes;
}

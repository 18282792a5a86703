import { Hono } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { importRoutes } from './import.tsx';
import { joinedRoutes } from './joined.tsx';
import { leadsRoutes } from './leads.tsx';
import { leaversRoutes } from './leavers.tsx';
import { leavingRoutes } from './leaving.tsx';
import { linkRoutes } from './link.tsx';
import { overviewRoutes } from './overview.tsx';
import { personRoutes } from './person.tsx';

/** A venue's training as its managers see to it; its council's officers may do it for them. */
export function staffRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  for (const part of [
    overviewRoutes,
    personRoutes,
    leavingRoutes,
    leaversRoutes,
    joinedRoutes,
    leadsRoutes,
    linkRoutes,
    importRoutes,
  ])
    routes.route('/', part(deps));
  return routes;
}

import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { AdminEnv } from '../admin-env.ts';
import { closureRoutes } from './closure.tsx';
import { confirmRoutes } from './confirm.tsx';
import { daysRoutes } from './days.tsx';
import { decideChangeRoutes } from './decide-change.tsx';
import { detailsRoutes } from './details.tsx';
import { headcountRoutes } from './headcount.tsx';
import { hoursRoutes } from './hours.tsx';
import { overviewRoutes } from './overview.tsx';
import { peopleRoutes } from './people.tsx';
import { placeRoutes } from './place.tsx';
import { withdrawRoutes } from './withdraw.tsx';

/** What a venue's managers do after they have signed it up; a council's officers may do some of it for them. */
export function venueRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  for (const part of [
    overviewRoutes,
    hoursRoutes,
    daysRoutes,
    closureRoutes,
    detailsRoutes,
    placeRoutes,
    peopleRoutes,
    confirmRoutes,
    headcountRoutes,
    withdrawRoutes,
    decideChangeRoutes,
  ])
    routes.route('/', part(deps));
  return routes;
}

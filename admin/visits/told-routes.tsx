import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { listSchemes } from '../../api/usecases/list-schemes.ts';
import { showDebriefedVisit } from '../../api/usecases/show-debriefed-visit.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { ToldVisitPage } from './told-page.tsx';

/** A venue's managers read how a visit went, once the council has told them. */
export function toldVisitRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/visits/:visitId', async (c) => {
    const { venueId, visitId } = c.req.param();
    const visit = await showDebriefedVisit({ ...deps, venueId, visitId });
    const scheme = (await listSchemes(deps)).find(({ key }) => key === visit.schemeKey);
    return sendPage(c, deps, {
      title: `A visit to ${visit.venueName}`,
      back: { href: `/admin/venues/${venueId}`, text: visit.venueName },
      content: <ToldVisitPage visit={visit} schemeName={scheme?.name ?? visit.schemeKey} />,
    });
  });
  return routes;
}

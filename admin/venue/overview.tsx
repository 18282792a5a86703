import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { acceptInvitation } from '../../api/usecases/accept-invitation.ts';
import { showVenueTraining } from '../../api/usecases/show-venue-training.ts';
import { listManagersCasework } from '../../api/usecases/list-venue-casework.ts';
import { showManagedVenue } from '../../api/usecases/show-managed-venue.ts';
import type { AdminEnv } from '../admin-env.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { VENUE_DONE } from './done-words.ts';
import { OverviewPage } from './overview-page.tsx';

/** GET /admin/venues/:venueId */
export function overviewRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId', async (c) => {
    const person = c.get('person');
    const venueId = c.req.param('venueId');
    const overview = await showManagedVenue({ venueId, ...deps });
    const training = await showVenueTraining({ venueId, known: overview.venue, ...deps });
    const casework = await listManagersCasework({ venueId, ...deps });
    const mine = overview.managers.find(({ personId }) => personId === person.id);
    if (mine?.seenAt === null)
      await acceptInvitation({ venue: overview.venue, personId: person.id, ...deps });
    return sendPage(c, deps, {
      title: overview.venue.name,
      back: { href: '/admin', text: 'Your venues' },
      ...doneNotice(c, VENUE_DONE),
      content: <OverviewPage overview={overview} casework={casework} training={training} />,
    });
  });
  return routes;
}

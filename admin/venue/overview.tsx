import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { acceptInvitation } from '../../api/usecases/accept-invitation.ts';
import { listManagersCasework } from '../../api/usecases/list-venue-casework.ts';
import { showManagedVenue } from '../../api/usecases/show-managed-venue.ts';
import type { AdminEnv } from '../admin-env.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { OverviewPage } from './overview-page.tsx';

/** What the page says that another page has done. */
const DONE = {
  closed: 'The venue is closed for now. The public no longer sees it.',
  reopened: 'The venue is open again. The public sees it from now on.',
  details: 'The changes are saved. The public sees them now.',
  asked: 'The council has your change. The public sees what was approved before until it agrees.',
  changed: 'The changes are saved.',
  unchanged: 'Nothing was different, so nothing was changed.',
  'taken-back': 'Your change was taken back.',
  confirmed: 'Thank you. What you confirmed is on the register.',
  renewed: 'Thank you. The council has what it needs to renew.',
  withdrawn: 'The venue was taken out. The public no longer sees it there.',
  removed: 'They no longer manage the venue.',
} as const;

/** GET /admin/venues/:venueId */
export function overviewRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId', async (c) => {
    const person = c.get('person');
    const venueId = c.req.param('venueId');
    const overview = await showManagedVenue({ venueId, ...deps });
    const casework = await listManagersCasework({ venueId, ...deps });
    const mine = overview.managers.find(({ personId }) => personId === person.id);
    if (mine?.seenAt === null)
      await acceptInvitation({ venue: overview.venue, personId: person.id, ...deps });
    return sendPage(c, deps, {
      title: overview.venue.name,
      back: { href: '/admin', text: 'Your venues' },
      ...doneNotice(c, DONE),
      content: <OverviewPage overview={overview} casework={casework} />,
    });
  });
  return routes;
}

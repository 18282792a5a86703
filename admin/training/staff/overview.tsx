import { Hono } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { showVenueTraining } from '../../../api/usecases/show-venue-training.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { doneNotice, sendPage } from '../../page.tsx';
import { sendFile } from '../../send-file.ts';
import { isManager, venueHome } from '../../venue/venue-address.ts';
import { TRAINING_DONE } from './done-words.ts';
import { OverviewPage } from './overview-page.tsx';
import { staffCsv } from './staff-csv.ts';

/** GET /admin/venues/:venueId/training, and the staff list as a file */
export function overviewRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/training', async (c) => {
    const training = await showVenueTraining({ venueId: c.req.param('venueId'), ...deps });
    const { venue } = training;
    return sendPage(c, deps, {
      title: `Training at ${venue.name}`,
      back: { href: venueHome(c.get('person'), venue), text: venue.name },
      ...doneNotice(c, TRAINING_DONE),
      content: <OverviewPage training={training} asManager={isManager(c.get('person'), venue.id)} />,
    });
  });
  routes.get('/venues/:venueId/training/staff.csv', async (c) => {
    const venueId = c.req.param('venueId');
    const training = await showVenueTraining({ venueId, ...deps });
    const content = staffCsv(training, { withAddresses: isManager(c.get('person'), venueId) });
    const name = `staff-${training.today}.csv`;
    return sendFile(c, { name, type: 'text/csv; charset=utf-8', content });
  });
  return routes;
}

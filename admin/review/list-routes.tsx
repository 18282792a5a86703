import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { STATES } from '../../api/domain/accreditation.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { VENUE_KINDS } from '../../api/domain/venue.ts';
import { listQueue } from '../../api/usecases/list-queue.ts';
import { everyVenue, listVenues, type VenueFilter } from '../../api/usecases/list-venues.ts';
import type { AdminEnv } from '../admin-env.ts';
import { decidesFor, rolesIn, worksFor } from '../council-roles.ts';
import { sendPage } from '../page.tsx';
import { oneOf, pageOf, queueQuery, token } from './queue-query.ts';
import { QueuePage } from './queue-page.tsx';
import { venueLines } from './venues-csv.ts';
import { VenuesPage } from './venues-page.tsx';

/** The work queue, and the venues as a list and as a file. */
export function listRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/queue', async (c) => {
    const authorityCode = c.req.param('authority');
    const query = queueQuery(c);
    const { task, ...narrow } = query;
    const { db, clock } = deps;
    const filter = { authorityCode, ...narrow };
    const queue = await listQueue({ filter, task, page: pageOf(c), db, clock });
    const person = c.get('person');
    return sendPage(c, deps, {
      title: 'Work queue',
      content: (
        <QueuePage
          {...{ authorityCode, queue, query }}
          today={londonDate(epochMinutes(deps.clock.now()))}
          works={worksFor(person, authorityCode)}
          decides={decidesFor(person, authorityCode)}
          administers={rolesIn(person, authorityCode).includes('administrator')}
        />
      ),
    });
  });
  routes.get('/councils/:authority/venues', async (c) => {
    const filter = venueFilter(c);
    const { authorityCode } = filter;
    const { db, clock } = deps;
    const list = await listVenues({ filter, page: pageOf(c), db, clock });
    const person = c.get('person');
    const works = worksFor(person, authorityCode);
    return sendPage(c, deps, {
      title: 'Venues',
      content: <VenuesPage {...{ list, filter, works }} decides={decidesFor(person, authorityCode)} />,
    });
  });
  routes.get('/councils/:authority/venues.csv', async (c) => {
    const { db, clock } = deps;
    const lines: string[] = [];
    for await (const some of venueLines(everyVenue({ filter: venueFilter(c), db, clock }))) lines.push(some);
    return c.body(lines.join(''), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="venues.csv"',
      'Cache-Control': 'private, no-store',
    });
  });
  return routes;
}

const LONGEST_SEARCH = 100;

function venueFilter(c: Context<AdminEnv>): VenueFilter {
  const search = (c.req.query('search') ?? '').trim().slice(0, LONGEST_SEARCH);
  return {
    authorityCode: c.req.param('authority') ?? '',
    search: search === '' ? undefined : search,
    scheme: token(c, 'scheme'),
    state: oneOf(c, 'state', STATES),
    ward: token(c, 'ward'),
    kind: oneOf(c, 'kind', VENUE_KINDS),
    shown: oneOf(c, 'shown', ['yes', 'no'] as const),
    standing: oneOf(c, 'standing', ['registered', 'prospect', 'closed'] as const),
  };
}

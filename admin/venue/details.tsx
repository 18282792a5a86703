import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { actorOf } from '../../api/domain/people.ts';
import { AGE_POLICIES, FACILITIES } from '../../api/domain/venue.ts';
import { changeLiveFacts, liveFactsVersion } from '../../api/usecases/change-live-facts.ts';
import { CHANGED_MEANWHILE, requireVenue } from '../../api/usecases/change-venue.ts';
import type { AdminEnv } from '../admin-env.ts';
import * as field from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { DetailsPage } from './details-page.tsx';
import { textIn } from './hours-fields.ts';
import { venueHome } from './venue-address.ts';

const DETAILS = z.object({
  phone: field.phone('the phone number').optional,
  website: field.webAddress('the website').optional,
  facilities: field.choices(FACILITIES),
  age: field.choice(AGE_POLICIES, 'Choose who may come in'),
});

/** GET and POST /admin/venues/:venueId/details */
export function detailsRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/details', (c) => show(c, deps, c.req.param('venueId')));
  routes.post('/venues/:venueId/details', (c) => save(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  again?: Filled & { theirs?: boolean; was?: string },
): Promise<Response> {
  const venue = await requireVenue(deps.db, venueId);
  const { phone, website, facilities, agePolicy } = venue;
  const cancel = venueHome(c.get('person'), venue);
  return sendPage(c, deps, {
    title: 'Contact and what is here',
    back: { href: cancel, text: venue.name },
    errors: again?.errors ?? {},
    ...(again?.theirs && { status: 409 }),
    content: (
      <DetailsPage
        venueName={venue.name}
        form={again ?? filledWith({ phone, website, facilities, age: agePolicy })}
        was={again?.was ?? (await liveFactsVersion(venue))}
        theirs={again?.theirs ? venue : undefined}
        cancel={cancel}
      />
    ),
  });
}

async function save(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, DETAILS);
  const was = textIn(form.values, 'was');
  if (!form.ok) return show(c, deps, venueId, { ...form, was });
  const { phone, website, facilities, age } = form.data;
  const facts = { phone: phone ?? '', website: website ?? '', facilities, agePolicy: age };
  try {
    await changeLiveFacts({ venueId, facts, was, actor: actorOf(person), ...deps });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== CHANGED_MEANWHILE) throw error;
    const errors = {
      form: 'Someone else changed this venue while you were writing. Look at what is saved now, then save yours or cancel',
    };
    return show(c, deps, venueId, { values: form.values, errors, theirs: true });
  }
  const venue = await requireVenue(deps.db, venueId);
  return c.redirect(`${venueHome(person, venue)}?done=details`, 303);
}

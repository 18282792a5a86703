import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { canStep } from '../../api/domain/accreditation.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { actorOf } from '../../api/domain/people.ts';
import { showManagedVenue } from '../../api/usecases/show-managed-venue.ts';
import { withdrawVenue } from '../../api/usecases/withdraw-venue.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choices, mustTick, optionalText } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { WithdrawPage } from './withdraw-page.tsx';

/** GET and POST /admin/venues/:venueId/withdraw */
export function withdrawRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/withdraw', (c) => show(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post('/venues/:venueId/withdraw', (c) => save(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(c: Context<AdminEnv>, deps: Deps, venueId: string, form: Filled): Promise<Response> {
  const { venue, accreditations } = await showManagedVenue({ venueId, ...deps });
  const cancel = `/admin/venues/${venueId}`;
  return sendPage(c, deps, {
    title: 'Take the venue out of a scheme',
    back: { href: cancel, text: venue.name },
    errors: form.errors,
    content: (
      <WithdrawPage
        venueName={venue.name}
        schemes={accreditations.filter(({ state }) => canStep(state, 'withdrawn'))}
        form={form}
        cancel={cancel}
      />
    ),
  });
}

async function save(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const { accreditations } = await showManagedVenue({ venueId, ...deps });
  const schema = z.object({
    schemes: choices(
      accreditations.map(({ schemeKey }) => schemeKey),
      { missing: 'Choose what the venue is to be taken out of' },
    ),
    reason: optionalText('the reason', { max: 500, lines: true }),
    sure: mustTick('Tick the box to say that you are sure'),
  });
  const form = await readForm(c, schema);
  if (!form.ok) return show(c, deps, venueId, form);
  try {
    await withdrawVenue({
      ...{ venueId, schemeKeys: form.data.schemes, reason: form.data.reason ?? '' },
      ...{ actor: actorOf(c.get('person')), publicOrigin: deps.config.publicOrigin, ...deps },
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'withdraw.nothing') throw error;
    return show(c, deps, venueId, { values: form.values, errors: { schemes: error.message } });
  }
  return c.redirect(`/admin/venues/${venueId}?done=withdrawn`, 303);
}

import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { addDays, londonDate } from '../../api/domain/london-time.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { actorOf } from '../../api/domain/people.ts';
import { requireVenue } from '../../api/usecases/change-venue.ts';
import { closeVenue, NIGHT_CHANGED, type ClosedFor } from '../../api/usecases/close-venue.ts';
import { reopenVenue } from '../../api/usecases/reopen-venue.ts';
import { showManagedVenue } from '../../api/usecases/show-managed-venue.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, optionalText } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm, type FormValues } from '../form/read-form.ts';
import { optionalDay } from '../form/time-fields.ts';
import { sendPage } from '../page.tsx';
import { ClosedTonightPage, ClosurePage, ReopenPage } from './closure-pages.tsx';
import { textIn } from './hours-fields.ts';
import { venueHome } from './venue-address.ts';

/** GET and POST /admin/venues/:venueId/closed-tonight, …/closure and …/reopen */
export function closureRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/closed-tonight', (c) => askTonight(c, deps, c.req.param('venueId')));
  routes.post('/venues/:venueId/closed-tonight', async (c) => {
    const venueId = c.req.param('venueId');
    const { values } = await readForm(c, z.unknown());
    return close(c, deps, venueId, values, { kind: 'tonight', until: untilIn(values) }, '', (errors) =>
      askTonight(c, deps, venueId, errors),
    );
  });
  routes.get('/venues/:venueId/closure', (c) => askClosure(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post('/venues/:venueId/closure', (c) => saveClosure(c, deps, c.req.param('venueId')));
  routes.get('/venues/:venueId/reopen', (c) => askReopen(c, deps, c.req.param('venueId')));
  routes.post('/venues/:venueId/reopen', async (c) => {
    const venueId = c.req.param('venueId');
    await reopenVenue({ venueId, actor: actorOf(c.get('person')), ...deps });
    return toVenue(c, deps, venueId, 'reopened');
  });
  return routes;
}

async function askTonight(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  errors: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const overview = await showManagedVenue({ venueId, ...deps });
  const cancel = venueHome(c.get('person'), overview.venue);
  return sendPage(c, deps, {
    title: 'Closed tonight',
    back: { href: cancel, text: overview.venue.name },
    errors,
    ...(Object.keys(errors).length > 0 && { status: 409 }),
    content: <ClosedTonightPage overview={overview} closureId={deps.ids.next()} cancel={cancel} />,
  });
}

async function askClosure(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  form: Filled,
): Promise<Response> {
  const overview = await showManagedVenue({ venueId, ...deps });
  const cancel = venueHome(c.get('person'), overview.venue);
  return sendPage(c, deps, {
    title: 'Close for now',
    back: { href: cancel, text: overview.venue.name },
    errors: form.errors,
    content: (
      <ClosurePage
        overview={overview}
        form={form}
        closureId={deps.ids.next()}
        cancel={cancel}
        closedUntil={overview.closure?.ends}
      />
    ),
  });
}

async function saveClosure(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const today = londonDate(epochMinutes(deps.clock.now()));
  const schema = z
    .object({
      for: choice(['tonight', 'until_day', 'until_reopened'], 'Choose for how long it is closed'),
      opens: optionalDay('the day on which it opens again'),
      reason: optionalText('the reason', { max: 200 }),
    })
    .superRefine(({ for: how, opens }, ctx) => {
      if (how === 'until_day' && (opens === null || opens <= today || opens > addDays(today, 366)))
        ctx.addIssue({
          code: 'custom',
          path: ['opens'],
          message: 'Enter the day on which it opens again: tomorrow or later, within a year',
        });
    });
  const form = await readForm(c, schema);
  if (!form.ok) return askClosure(c, deps, venueId, form);
  const { for: how, opens, reason } = form.data;
  const closedFor: ClosedFor =
    how === 'tonight'
      ? { kind: how, until: untilIn(form.values) }
      : how === 'until_day' && opens !== null
        ? { kind: how, opensOn: opens }
        : { kind: 'until_reopened' };
  return close(c, deps, venueId, form.values, closedFor, reason ?? '', (errors) =>
    askClosure(c, deps, venueId, { values: form.values, errors }),
  );
}

async function askReopen(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const { venue, closure } = await showManagedVenue({ venueId, ...deps });
  const cancel = venueHome(c.get('person'), venue);
  if (!closure) return c.redirect(cancel, 303);
  return sendPage(c, deps, {
    title: 'Reopen',
    back: { href: cancel, text: venue.name },
    content: <ReopenPage venueName={venue.name} cancel={cancel} />,
  });
}

async function close(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  values: FormValues,
  closedFor: ClosedFor,
  reason: string,
  again: (errors: Readonly<Record<string, string>>) => Promise<Response>,
): Promise<Response> {
  try {
    const closureId = formKeyOf(values, deps.ids);
    await closeVenue({ venueId, closureId, closedFor, reason, actor: actorOf(c.get('person')), ...deps });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== NIGHT_CHANGED) throw error;
    return again({ form: error.message });
  }
  return toVenue(c, deps, venueId, 'closed');
}

/** Minutes since 1970 as the page wrote them; anything else is no night that there is. */
function untilIn(values: FormValues): number {
  const typed = textIn(values, 'until');
  return /^\d{1,12}$/.test(typed) ? Number(typed) : 0;
}

async function toVenue(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  done: 'closed' | 'reopened',
): Promise<Response> {
  const venue = await requireVenue(deps.db, venueId);
  return c.redirect(`${venueHome(c.get('person'), venue)}?done=${done}`, 303);
}

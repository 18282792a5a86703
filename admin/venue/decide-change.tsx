import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { actorOf } from '../../api/domain/people.ts';
import { decideVenueChange, findVenueChange } from '../../api/usecases/decide-venue-change.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, optionalText } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { DecideChangePage } from './decide-change-page.tsx';

const DONE = {
  approved: 'The change is public now. The managers are told by e-mail.',
  refused: 'The change is refused. The managers are told by e-mail.',
};

const DECISION = z.object({
  decision: choice(['approved', 'refused'], 'Choose whether you agree'),
  reason: optionalText('what you write to the managers', { max: 1_000, lines: true }),
});

const PATH = '/councils/:authority/venues/:venueId/changes/:changeId';

/** GET and POST /admin/councils/:authority/venues/:venueId/changes/:changeId */
export function decideChangeRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(PATH, (c) => show(c, deps, c.req.param(), EMPTY_FORM));
  routes.post(PATH, (c) => decide(c, deps, c.req.param()));
  return routes;
}

interface Address {
  readonly authority: string;
  readonly venueId: string;
  readonly changeId: string;
}

async function show(
  c: Context<AdminEnv>,
  deps: Deps,
  { authority, venueId, changeId }: Address,
  form: Filled & { status?: 409 | 422 },
): Promise<Response> {
  const given = await findVenueChange({ venueId, changeId, ...deps });
  return sendPage(c, deps, {
    title: `A change to ${given.venue.name}`,
    back: { href: `/admin/councils/${authority}/venues/${venueId}`, text: given.venue.name },
    errors: form.errors,
    ...(form.status && { status: form.status }),
    ...doneNotice(c, DONE),
    content: <DecideChangePage given={given} form={form} />,
  });
}

async function decide(c: Context<AdminEnv>, deps: Deps, address: Address): Promise<Response> {
  const form = await readForm(c, DECISION);
  if (!form.ok) return show(c, deps, address, form);
  const { authority, venueId, changeId } = address;
  const { decision, reason } = form.data;
  try {
    await decideVenueChange({
      ...{ venueId, changeId, decision, reason: reason ?? '', actor: actorOf(c.get('person')) },
      ...{ publicOrigin: deps.config.publicOrigin, ...deps },
    });
  } catch (error) {
    return show(c, deps, address, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(
    `/admin/councils/${authority}/venues/${venueId}/changes/${changeId}?done=${decision}`,
    303,
  );
}

import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { actorOf } from '../../api/domain/people.ts';
import { confirmVenue } from '../../api/usecases/confirm-venue.ts';
import { showHeadcount } from '../../api/usecases/show-headcount.ts';
import type { AdminEnv } from '../admin-env.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { trainingAddress } from '../training/staff/addresses.ts';
import { idsIn } from '../training/staff/leaver-boxes.tsx';
import { HEADCOUNT_FIELDS, saidOfStaff } from './headcount-form.ts';
import { HeadcountPage } from './headcount-page.tsx';
import { venueHome } from './venue-address.ts';

const HEADCOUNT = '/venues/:venueId/headcount';
const FORM = z.object(HEADCOUNT_FIELDS);

/** /admin/venues/:venueId/headcount: who left, how many meet the public, and the shifts. */
export function headcountRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(HEADCOUNT, (c) => show(c, deps, c.req.param('venueId')));
  routes.post(HEADCOUNT, (c) => save(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(c: Context<AdminEnv>, deps: Deps, venueId: string, again?: Filled): Promise<Response> {
  const asked = await showHeadcount({ venueId, ...deps });
  const { venue, headcount, working, listed } = asked;
  const known = headcount ?? (listed > 0 ? listed : null);
  const form = again ?? filledWith({ headcount: known === null ? null : String(Math.max(known, listed)) });
  const home = venueHome(c.get('person'), venue);
  const keepsList = working.length > 0;
  return sendPage(c, deps, {
    title: 'Staff who meet the public',
    back: keepsList ? { href: trainingAddress(venueId), text: 'Training' } : { href: home, text: venue.name },
    errors: form.errors,
    content: <HeadcountPage asked={asked} form={form} cancel={keepsList ? trainingAddress(venueId) : home} />,
  });
}

async function save(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, FORM);
  if (!form.ok) return show(c, deps, venueId, form);
  const leavers = idsIn(form.values, 'leavers');
  const { working, venue } = await showHeadcount({ venueId, ...deps });
  const listed = working.filter(({ id, publicFacing }) => publicFacing && !leavers.includes(id)).length;
  if (form.data.headcount < listed) {
    const message = `${listed} people on your list meet the public. Enter ${listed} or more, or tick who has left`;
    return show(c, deps, venueId, { values: form.values, errors: { headcount: message } });
  }
  const said = { ...saidOfStaff(form.data), leavers };
  const { publicOrigin } = deps.config;
  await confirmVenue({ venueId, said, actor: actorOf(person), publicOrigin, ...deps });
  return c.redirect(
    working.length > 0
      ? `${trainingAddress(venueId)}?done=headcount`
      : `${venueHome(person, venue)}?done=confirmed`,
    303,
  );
}

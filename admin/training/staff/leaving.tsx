import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { epochMinutes } from '../../../api/domain/clock.ts';
import { londonDate } from '../../../api/domain/london-time.ts';
import { eraseStaffMember } from '../../../api/usecases/erase-staff-member.ts';
import { bringBackLeaver, noteLeavers } from '../../../api/usecases/note-leavers.ts';
import { showStaffMember } from '../../../api/usecases/show-staff-member.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { single } from '../../form/fields.ts';
import { filledWith, type Filled } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf, type Refusal } from '../../form/refusal.ts';
import { day } from '../../form/time-fields.ts';
import { sendPage } from '../../page.tsx';
import { staffAddress, trainingAddress } from './addresses.ts';
import { ErasePage, LeftPage } from './leaving-pages.tsx';
import { writerOf } from './writer-of.ts';

const PERSON = '/venues/:venueId/training/staff/:staffId';

interface Params {
  readonly venueId: string;
  readonly staffId: string;
}

/** /admin/venues/:venueId/training/staff/:staffId/left, …/back and …/erase */
export function leavingRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const today = () => londonDate(epochMinutes(deps.clock.now()));
  routes.get(`${PERSON}/left`, (c) => askLeft(c, deps, c.req.param(), filledWith({ left: today() })));
  routes.post(`${PERSON}/left`, (c) => leave(c, deps, c.req.param()));
  routes.post(`${PERSON}/back`, async (c) => {
    const { venueId, staffId } = c.req.param();
    await readForm(c, z.unknown());
    await bringBackLeaver({ venueId, staffId, ...writerOf(c, deps) });
    return c.redirect(`${trainingAddress(venueId)}?done=back`, 303);
  });
  routes.get(`${PERSON}/erase`, (c) => askErase(c, deps, c.req.param()));
  routes.post(`${PERSON}/erase`, (c) => erase(c, deps, c.req.param()));
  return routes;
}

async function askLeft(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, staffId }: Params,
  form: Filled,
): Promise<Response> {
  const { member } = await showStaffMember({ venueId, staffId, ...deps });
  return sendPage(c, deps, {
    title: `${member.name} has left`,
    back: { href: staffAddress(venueId, staffId), text: member.name },
    errors: form.errors,
    content: <LeftPage member={member} form={form} />,
  });
}

async function leave(c: Context<AdminEnv>, deps: Deps, params: Params): Promise<Response> {
  const { venueId, staffId } = params;
  const form = await readForm(c, z.object({ left: day('the day they left') }));
  if (!form.ok) return askLeft(c, deps, params, form);
  await showStaffMember({ venueId, staffId, ...deps });
  const leaving = { venueId, staffIds: [staffId], on: form.data.left };
  try {
    await noteLeavers({ ...leaving, ...writerOf(c, deps) });
  } catch (error) {
    return askLeft(c, deps, params, { values: form.values, errors: refusalOf(error).errors });
  }
  return c.redirect(`${trainingAddress(venueId)}?done=left`, 303);
}

async function askErase(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, staffId }: Params,
  refusal?: Refusal,
): Promise<Response> {
  const { member, version } = await showStaffMember({ venueId, staffId, ...deps });
  return sendPage(c, deps, {
    title: `Erase ${member.name}`,
    back: { href: staffAddress(venueId, staffId), text: member.name },
    ...refusal,
    content: <ErasePage member={member} version={version} />,
  });
}

async function erase(c: Context<AdminEnv>, deps: Deps, params: Params): Promise<Response> {
  const { values } = await readForm(c, z.unknown());
  try {
    const was = single(values['was']);
    await eraseStaffMember({ ...params, was, ...writerOf(c, deps) });
  } catch (error) {
    return askErase(c, deps, params, refusalOf(error));
  }
  return c.redirect(`${trainingAddress(params.venueId)}?done=erased`, 303);
}

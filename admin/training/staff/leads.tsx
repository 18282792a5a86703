import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { canLead, chooseLeads, leadsOf } from '../../../api/usecases/choose-leads.ts';
import { showStaff } from '../../../api/usecases/show-staff.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { optionalText } from '../../form/fields.ts';
import { filledWith, type Filled } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { sendPage } from '../../page.tsx';
import { trainingAddress } from './addresses.ts';
import { LeadsPage } from './leads-page.tsx';
import { writerOf } from './writer-of.ts';

const LEADS = '/venues/:venueId/training/leads';
const id = () => optionalText('the person', { max: 40 });
const FORM = z.object({ lead: id(), deputy: id(), 'was-lead': id(), 'was-deputy': id() });

/** /admin/venues/:venueId/training/leads: the lead and the deputy of the trained staff. */
export function leadsRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(LEADS, (c) => show(c, deps, c.req.param('venueId')));
  routes.post(LEADS, (c) => choose(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  again?: { readonly form: Filled; readonly status: 409 | 422 },
): Promise<Response> {
  const { working, today } = await showStaff({ venueId, ...deps });
  const now = leadsOf(working);
  const form = again?.form ?? filledWith(now);
  return sendPage(c, deps, {
    title: 'Lead and deputy',
    back: { href: trainingAddress(venueId), text: 'Training' },
    errors: form.errors,
    ...(again && { status: again.status }),
    content: (
      <LeadsPage
        venueId={venueId}
        eligible={working.filter((member) => canLead(member, today))}
        now={now}
        form={form}
      />
    ),
  });
}

async function choose(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, FORM);
  if (!form.ok) return show(c, deps, venueId, { form, status: 422 });
  const { lead, deputy, 'was-lead': wasLead, 'was-deputy': wasDeputy } = form.data;
  try {
    const changed = await chooseLeads({
      ...{ venueId, leads: { lead, deputy }, was: { lead: wasLead, deputy: wasDeputy } },
      ...writerOf(c, deps),
    });
    return c.redirect(`${trainingAddress(venueId)}?done=${changed ? 'leads' : 'unchanged'}`, 303);
  } catch (error) {
    const { errors, status } = refusalOf(error);
    return show(c, deps, venueId, { form: { values: form.values, errors }, status });
  }
}

import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { actorOf } from '../../api/domain/people.ts';
import { planVisit } from '../../api/usecases/plan-visit.ts';
import { visitChoices } from '../../api/usecases/visit-choices.ts';
import type { AdminEnv } from '../admin-env.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { sendPage } from '../page.tsx';
import { PLAN_FORM } from './form.ts';
import { PlanVisitPage } from './plan-page.tsx';

/** Planning a visit, from the venue's page, a failed test or a concern. */
export function planVisitRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/venues/:venueId/visits/new', (c) => {
    const { scheme, kind, retest, concern } = c.req.query();
    const known = filledWith({ scheme, kind, retestOf: retest, concernId: concern });
    return sendForm(c, deps, c.req.param('venueId'), known);
  });
  routes.post('/councils/:authority/venues/:venueId/visits', (c) => plan(c, deps, c.req.param('venueId')));
  return routes;
}

async function sendForm(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const choices = await visitChoices({ ...deps, venueId });
  const { name, authorityCode } = choices.venue;
  return sendPage(c, deps, {
    title: `Plan a visit to ${name}`,
    back: { href: `/admin/councils/${authorityCode}/venues/${venueId}`, text: name },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <PlanVisitPage choices={choices} form={form} formKey={formKeyOf(form.values, deps.ids)} />,
  });
}

async function plan(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, PLAN_FORM);
  if (!form.ok) return sendForm(c, deps, venueId, form);
  const { scheme, brief, ...visit } = form.data;
  try {
    const { visitId } = await planVisit({
      ...deps,
      ...visit,
      visitId: formKeyOf(form.values, deps.ids),
      ...{ venueId, schemeKey: scheme, brief: brief ?? '', actor: actorOf(c.get('person')) },
      publicOrigin: deps.config.publicOrigin,
    });
    deps.mail.nudge();
    return c.redirect(`/admin/visits/${visitId}?done=planned`, 303);
  } catch (error) {
    return sendForm(c, deps, venueId, { values: form.values, ...refusalOf(error) });
  }
}

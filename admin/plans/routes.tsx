import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { caseChoices } from '../../api/usecases/case-choices.ts';
import { closeActionPlan } from '../../api/usecases/close-action-plan.ts';
import { listPlans, PLAN_LISTS, type PlanList } from '../../api/usecases/list-plans.ts';
import { openActionPlan } from '../../api/usecases/open-action-plan.ts';
import { showPlan } from '../../api/usecases/show-plan.ts';
import { visitChoices } from '../../api/usecases/visit-choices.ts';
import type { AdminEnv } from '../admin-env.ts';
import { decidesFor, isPartnerOnly } from '../council-roles.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { readListQuery } from '../list-address.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { ClosePlanPage } from './close-page.tsx';
import { CLOSE_PLAN_FORM, OPEN_PLAN_FORM } from './form.ts';
import { PlanListPage } from './list-page.tsx';
import { managerPlanRoutes } from './manager-routes.tsx';
import { OpenPlanPage } from './open-page.tsx';
import { PlanPage } from './plan-page.tsx';

const DONE = {
  opened: 'The plan is open, and the venue’s managers have an e-mail',
  closed: 'The decision is made, and the venue’s managers have an e-mail',
};

type Returned = Filled & { readonly status?: 409 | 422 };

/** What a council's people and a venue's managers do about action plans. */
export function planRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/plans', (c) => listPage(c, deps, c.req.param('authority')));
  routes.get('/councils/:authority/venues/:venueId/plans/new', (c) => {
    const { scheme, cause } = c.req.query();
    return sendOpenForm(c, deps, c.req.param('venueId'), filledWith({ scheme, cause }));
  });
  routes.post('/councils/:authority/venues/:venueId/plans', (c) => open(c, deps, c.req.param('venueId')));
  routes.get('/plans/:planId', (c) => onePage(c, deps, c.req.param('planId')));
  routes.get('/plans/:planId/close', (c) => sendCloseForm(c, deps, c.req.param('planId'), EMPTY_FORM));
  routes.post('/plans/:planId/close', (c) => close(c, deps, c.req.param('planId')));
  routes.route('/', managerPlanRoutes(deps));
  return routes;
}

async function listPage(c: Context<AdminEnv>, deps: Deps, authorityCode: string): Promise<Response> {
  const { schemes } = await caseChoices({ ...deps, authorityCode });
  const { filter, page } = readListQuery(c, { list: PLAN_LISTS });
  const list = (filter.list ?? 'open') as PlanList;
  const found = await listPlans({ ...deps, authorityCode, list, page });
  const props = { path: c.req.path, list, page, schemes, ...found };
  return sendPage(c, deps, {
    title: 'Action plans',
    content: <PlanListPage {...props} today={londonDate(epochMinutes(deps.clock.now()))} />,
  });
}

async function sendOpenForm(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  form: Returned,
): Promise<Response> {
  const choices = await visitChoices({ ...deps, venueId });
  const { name, authorityCode } = choices.venue;
  const props = { choices, form, today: londonDate(epochMinutes(deps.clock.now())) };
  return sendPage(c, deps, {
    title: `Open an action plan for ${name}`,
    back: { href: `/admin/councils/${authorityCode}/venues/${venueId}`, text: name },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <OpenPlanPage {...props} formKey={formKeyOf(form.values, deps.ids)} />,
  });
}

async function open(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, OPEN_PLAN_FORM);
  if (!form.ok) return sendOpenForm(c, deps, venueId, form);
  const { scheme, ...plan } = form.data;
  try {
    const { planId } = await openActionPlan({
      ...deps,
      asked: { ...plan, planId: formKeyOf(form.values, deps.ids), venueId, schemeKey: scheme },
      actor: actorOf(c.get('person')),
      publicOrigin: deps.config.publicOrigin,
    });
    deps.mail.nudge();
    return c.redirect(`/admin/plans/${planId}?done=opened`, 303);
  } catch (error) {
    return sendOpenForm(c, deps, venueId, { values: form.values, ...refusalOf(error) });
  }
}

async function onePage(c: Context<AdminEnv>, deps: Deps, planId: string): Promise<Response> {
  const person = c.get('person');
  const shown = await showPlan({ ...deps, planId });
  const { authorityCode, schemeKey } = shown.plan;
  const { schemes } = await caseChoices({ ...deps, authorityCode: authorityCode ?? '' });
  return sendPage(c, deps, {
    title: `Action plan for ${shown.venue.name}`,
    back: { href: `/admin/councils/${authorityCode}/plans`, text: 'Action plans' },
    ...doneNotice(c, DONE),
    content: (
      <PlanPage
        shown={shown}
        schemeName={schemes.find(({ key }) => key === schemeKey)?.name ?? schemeKey}
        today={londonDate(epochMinutes(deps.clock.now()))}
        decides={decidesFor(person, authorityCode)}
        seesNotes={!isPartnerOnly(person, authorityCode)}
      />
    ),
  });
}

async function sendCloseForm(
  c: Context<AdminEnv>,
  deps: Deps,
  planId: string,
  form: Returned,
): Promise<Response> {
  const shown = await showPlan({ ...deps, planId });
  return sendPage(c, deps, {
    title: `Decide on the action plan for ${shown.venue.name}`,
    back: { href: `/admin/plans/${planId}`, text: 'Action plan' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <ClosePlanPage shown={shown} form={form} />,
  });
}

async function close(c: Context<AdminEnv>, deps: Deps, planId: string): Promise<Response> {
  const form = await readForm(c, CLOSE_PLAN_FORM);
  if (!form.ok) return sendCloseForm(c, deps, planId, form);
  const actor = actorOf(c.get('person'));
  try {
    await closeActionPlan({
      ...deps,
      ...{ planId, ...form.data, actor },
      publicOrigin: deps.config.publicOrigin,
    });
  } catch (error) {
    return sendCloseForm(c, deps, planId, { values: form.values, ...refusalOf(error) });
  }
  deps.mail.nudge();
  return c.redirect(`/admin/plans/${planId}?done=closed`, 303);
}

import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { answerActionPlan } from '../../api/usecases/answer-action-plan.ts';
import { caseChoices } from '../../api/usecases/case-choices.ts';
import { showPlan } from '../../api/usecases/show-plan.ts';
import type { AdminEnv } from '../admin-env.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { ANSWER_FORM } from './form.ts';
import { ManagerPlanPage } from './manager-page.tsx';

const DONE = { answered: 'The council has your answer' };

/** A venue's managers read a plan and say what they did. */
export function managerPlanRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/plans/:planId', (c) => sendOne(c, deps, c.req.param(), EMPTY_FORM));
  routes.post('/venues/:venueId/plans/:planId', (c) => answer(c, deps, c.req.param()));
  return routes;
}

interface Address {
  readonly venueId: string;
  readonly planId: string;
}

async function sendOne(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, planId }: Address,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const { plan, venue } = await showPlan({ ...deps, planId, venueId });
  const { schemes } = await caseChoices({ ...deps, authorityCode: plan.authorityCode ?? '' });
  const standing = venue.accreditations.find(({ schemeKey }) => schemeKey === plan.schemeKey);
  return sendPage(c, deps, {
    title: `Action plan for ${venue.name}`,
    back: { href: `/admin/venues/${venueId}`, text: venue.name },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    ...doneNotice(c, DONE),
    content: (
      <ManagerPlanPage
        plan={plan}
        venueName={venue.name}
        schemeName={schemes.find(({ key }) => key === plan.schemeKey)?.name ?? plan.schemeKey}
        hidden={standing?.state === 'suspended'}
        today={londonDate(epochMinutes(deps.clock.now()))}
        form={form}
      />
    ),
  });
}

async function answer(c: Context<AdminEnv>, deps: Deps, address: Address): Promise<Response> {
  const { venueId, planId } = address;
  await showPlan({ ...deps, planId, venueId });
  const form = await readForm(c, ANSWER_FORM);
  if (!form.ok) return sendOne(c, deps, address, form);
  try {
    await answerActionPlan({ ...deps, planId, answer: form.data.answer, actor: actorOf(c.get('person')) });
  } catch (error) {
    return sendOne(c, deps, address, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/venues/${venueId}/plans/${planId}?done=answered`, 303);
}

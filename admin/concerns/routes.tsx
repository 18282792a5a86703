import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import {
  CONCERN_REASONS,
  CONCERN_STATES,
  type ConcernReason,
  type ConcernState,
} from '../../api/domain/concern.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { caseChoices } from '../../api/usecases/case-choices.ts';
import { closeConcern, type ConcernPlan } from '../../api/usecases/close-concern.ts';
import { listConcerns } from '../../api/usecases/list-concerns.ts';
import { lookAtConcern } from '../../api/usecases/look-at-concern.ts';
import { showConcern } from '../../api/usecases/show-concern.ts';
import type { AdminEnv } from '../admin-env.ts';
import { isPartnerOnly, worksFor } from '../council-roles.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { readListQuery } from '../list-address.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { ConcernPage } from './concern-page.tsx';
import { CLOSE_FORM } from './form.ts';
import { ConcernListPage } from './list-page.tsx';
import { REASON_WORDS } from './words.tsx';

const DONE = { 'looked-at': 'You are looking at it', closed: 'The concern is closed' };

/** What a council's people do about what the public said. */
export function concernRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/concerns', (c) => listPage(c, deps, c.req.param('authority')));
  routes.get('/concerns/:concernId', (c) => sendOne(c, deps, c.req.param('concernId'), EMPTY_FORM));
  routes.post('/concerns/:concernId/look', async (c) => {
    const concernId = c.req.param('concernId');
    await lookAtConcern({ ...deps, concernId, actor: actorOf(c.get('person')) });
    return c.redirect(`/admin/concerns/${concernId}?done=looked-at`, 303);
  });
  routes.post('/concerns/:concernId/close', (c) => close(c, deps, c.req.param('concernId')));
  return routes;
}

async function listPage(c: Context<AdminEnv>, deps: Deps, authorityCode: string): Promise<Response> {
  const { filter, page } = readListQuery(c, { state: CONCERN_STATES, reason: CONCERN_REASONS });
  const state = (filter.state ?? 'new') as ConcernState;
  const reason = filter.reason as ConcernReason | undefined;
  const found = await listConcerns({ ...deps, authorityCode, state, reason, page });
  const seesNotes = !isPartnerOnly(c.get('person'), authorityCode);
  const props = { path: c.req.path, state, filter, page, seesNotes, ...found };
  return sendPage(c, deps, { title: 'Concerns', content: <ConcernListPage {...props} /> });
}

async function sendOne(
  c: Context<AdminEnv>,
  deps: Deps,
  concernId: string,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const shown = await showConcern({ ...deps, concernId });
  const { authorityCode, reason } = shown.concern;
  const { schemes } = await caseChoices({ ...deps, authorityCode: authorityCode ?? '' });
  return sendPage(c, deps, {
    title: `${REASON_WORDS[reason]}: ${shown.venue.name}`,
    back: { href: `/admin/councils/${authorityCode}/concerns`, text: 'Concerns' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    ...doneNotice(c, DONE),
    content: (
      <ConcernPage
        {...{ shown, schemes, form }}
        today={londonDate(epochMinutes(deps.clock.now()))}
        works={worksFor(c.get('person'), authorityCode)}
        formKey={formKeyOf(form.values, deps.ids)}
      />
    ),
  });
}

async function close(c: Context<AdminEnv>, deps: Deps, concernId: string): Promise<Response> {
  const form = await readForm(c, CLOSE_FORM);
  if (!form.ok) return sendOne(c, deps, concernId, form);
  const { outcome, note } = form.data;
  const plan = form.data.plan && planOf(form.data.plan, formKeyOf(form.values, deps.ids));
  try {
    await closeConcern({
      ...deps,
      ...{ concernId, outcome, note, plan, actor: actorOf(c.get('person')) },
      publicOrigin: deps.config.publicOrigin,
    });
  } catch (error) {
    return sendOne(c, deps, concernId, { values: form.values, ...refusalOf(error) });
  }
  deps.mail.nudge();
  return c.redirect(`/admin/concerns/${concernId}?done=closed`, 303);
}

function planOf(
  data: { scheme: string; steps: readonly string[]; deadline: string; reason: string },
  planId: string,
): ConcernPlan {
  const { scheme, ...plan } = data;
  return { ...plan, schemeKey: scheme, planId };
}

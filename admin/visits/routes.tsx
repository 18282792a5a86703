import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { VISIT_KINDS, type VisitKind } from '../../api/domain/rubric.ts';
import { VISIT_OUTCOMES, type VisitOutcome } from '../../api/domain/visit.ts';
import { callOffVisit } from '../../api/usecases/call-off-visit.ts';
import { caseChoices } from '../../api/usecases/case-choices.ts';
import { debriefVisit } from '../../api/usecases/debrief-visit.ts';
import { listVisits, VISIT_LISTS, type VisitList } from '../../api/usecases/list-visits.ts';
import { showVisit } from '../../api/usecases/show-visit.ts';
import type { AdminEnv } from '../admin-env.ts';
import { isPartnerOnly, worksFor } from '../council-roles.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { readListQuery } from '../list-address.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { CALL_OFF_FORM, DEBRIEF_FORM } from './form.ts';
import { VisitListPage } from './list-page.tsx';
import { planVisitRoutes } from './plan-routes.tsx';
import { VisitPage } from './visit-page.tsx';
import { KIND_WORDS } from './words.tsx';

const DONE = {
  planned: 'The visit is planned, and the visitor has an e-mail',
  'called-off': 'The visit is called off',
  debriefed: 'The venue’s managers can see the result',
};

/** What a council's people do about visits. */
export function visitRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/visits', (c) => listPage(c, deps, c.req.param('authority')));
  routes.route('/', planVisitRoutes(deps));
  routes.get('/visits/:visitId', (c) => sendOne(c, deps, c.req.param('visitId'), EMPTY_FORM));
  routes.post('/visits/:visitId/debrief', (c) => debrief(c, deps, c.req.param('visitId')));
  routes.post('/visits/:visitId/call-off', (c) => callOff(c, deps, c.req.param('visitId')));
  return routes;
}

async function listPage(c: Context<AdminEnv>, deps: Deps, authorityCode: string): Promise<Response> {
  const { wards, schemes } = await caseChoices({ ...deps, authorityCode });
  const { filter, page } = readListQuery(c, {
    list: VISIT_LISTS,
    scheme: schemes.map(({ key }) => key),
    ward: wards.map(({ code }) => code),
    kind: VISIT_KINDS,
    outcome: VISIT_OUTCOMES,
  });
  const list = (filter.list ?? 'planned') as VisitList;
  const { scheme, ward } = filter;
  const [kind, outcome] = [filter.kind as VisitKind | undefined, filter.outcome as VisitOutcome | undefined];
  const narrowed = { scheme, ward, kind, outcome };
  const { visits, total } = await listVisits({ ...deps, authorityCode, list, filter: narrowed, page });
  const props = { list, filter, page, visits, total, schemes, wards, path: c.req.path };
  return sendPage(c, deps, {
    title: 'Visits',
    content: (
      <VisitListPage
        {...props}
        today={londonDate(epochMinutes(deps.clock.now()))}
        namesVisitor={!isPartnerOnly(c.get('person'), authorityCode)}
      />
    ),
  });
}

async function sendOne(
  c: Context<AdminEnv>,
  deps: Deps,
  visitId: string,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const person = c.get('person');
  const shown = await showVisit({ ...deps, visitId });
  const { visit, venue } = shown;
  const authorityCode = visit.authorityCode ?? '';
  const { schemes } = await caseChoices({ ...deps, authorityCode });
  return sendPage(c, deps, {
    title: `${KIND_WORDS[visit.kind]} to ${venue.name}`,
    back: { href: `/admin/councils/${authorityCode}/visits`, text: 'Visits' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    ...doneNotice(c, DONE),
    content: (
      <VisitPage
        shown={shown}
        schemeName={schemes.find(({ key }) => key === visit.schemeKey)?.name ?? visit.schemeKey}
        today={londonDate(epochMinutes(deps.clock.now()))}
        works={worksFor(person, visit.authorityCode)}
        seesNotes={!isPartnerOnly(person, visit.authorityCode)}
        form={form}
      />
    ),
  });
}

async function debrief(c: Context<AdminEnv>, deps: Deps, visitId: string): Promise<Response> {
  const form = await readForm(c, DEBRIEF_FORM);
  if (!form.ok) return sendOne(c, deps, visitId, form);
  const { publicOrigin } = deps.config;
  const actor = actorOf(c.get('person'));
  try {
    await debriefVisit({ ...deps, visitId, note: form.data.note, actor, publicOrigin });
  } catch (error) {
    return sendOne(c, deps, visitId, { values: form.values, ...refusalOf(error) });
  }
  deps.mail.nudge();
  return c.redirect(`/admin/visits/${visitId}?done=debriefed`, 303);
}

async function callOff(c: Context<AdminEnv>, deps: Deps, visitId: string): Promise<Response> {
  const form = await readForm(c, CALL_OFF_FORM);
  if (!form.ok) return sendOne(c, deps, visitId, form);
  try {
    await callOffVisit({ ...deps, visitId, because: form.data.because, actor: actorOf(c.get('person')) });
  } catch (error) {
    return sendOne(c, deps, visitId, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/visits/${visitId}?done=called-off`, 303);
}

import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { actorOf } from '../../../api/domain/people.ts';
import { callOffSession } from '../../../api/usecases/call-off-session.ts';
import { changeSession } from '../../../api/usecases/change-session.ts';
import { listSessions, SESSION_LISTS, type SessionList } from '../../../api/usecases/list-sessions.ts';
import { planSession } from '../../../api/usecases/plan-session.ts';
import { showSession } from '../../../api/usecases/show-session.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { worksFor } from '../../council-roles.ts';
import { formKeyOf } from '../../form/form-key.tsx';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { readListQuery } from '../../list-address.ts';
import { doneNotice, sendPage } from '../../page.tsx';
import { bookingRoutes } from './booking-routes.tsx';
import { CallOffPage } from './call-off-page.tsx';
import { CALL_OFF_FORM, factsIn, formOf, SESSION_FORM } from './form.ts';
import { SessionFormPage } from './form-page.tsx';
import { SessionListPage } from './list-page.tsx';
import { registerRoutes } from './register-routes.tsx';
import { SessionPage } from './session-page.tsx';

type FormShown = Filled & { readonly status?: 409 | 422 };

const DONE = {
  planned: 'The session is planned, and managers can book',
  changed: 'The session is changed',
  'called-off': 'The session is called off, and managers who had booked have an e-mail',
  register: 'The register is saved, and who came has a record of training',
};

/** Teaching in a room: officers plan and take the register, managers book. */
export function sessionRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const council = '/councils/:authority/training/sessions';
  const one = '/training/sessions/:sessionId';
  routes.get(council, (c) => listPage(c, deps, c.req.param('authority')));
  routes.get(`${council}/new`, (c) => sendNew(c, deps, EMPTY_FORM));
  routes.post(`${council}/new`, (c) => plan(c, deps, c.req.param('authority')));
  routes.get(one, (c) => sendOne(c, deps, c.req.param('sessionId')));
  routes.get(`${one}/edit`, (c) => sendEdit(c, deps, c.req.param('sessionId')));
  routes.post(`${one}/edit`, (c) => change(c, deps, c.req.param('sessionId')));
  routes.get(`${one}/call-off`, (c) => sendCallOff(c, deps, c.req.param('sessionId'), EMPTY_FORM));
  routes.post(`${one}/call-off`, (c) => callOff(c, deps, c.req.param('sessionId')));
  routes.route('/', registerRoutes(deps));
  routes.route('/', bookingRoutes(deps));
  return routes;
}

async function listPage(c: Context<AdminEnv>, deps: Deps, authorityCode: string): Promise<Response> {
  const { filter, page } = readListQuery(c, { list: SESSION_LISTS });
  const list = (filter.list ?? 'coming') as SessionList;
  const { sessions, total } = await listSessions({ ...deps, authorityCode, list, page });
  const works = worksFor(c.get('person'), authorityCode);
  return sendPage(c, deps, {
    title: 'Training sessions',
    back: { href: `/admin/councils/${authorityCode}/training`, text: 'Training' },
    content: <SessionListPage path={c.req.path} {...{ list, page, sessions, total, works }} />,
  });
}

function sendNew(c: Context<AdminEnv>, deps: Deps, form: FormShown): Promise<Response> {
  const list = c.req.path.replace(/\/new$/, '');
  return sendPage(c, deps, {
    title: 'Plan a training session',
    back: { href: list, text: 'Training sessions' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: (
      <SessionFormPage
        title="Plan a training session"
        button="Plan the session"
        cancel={list}
        form={form}
        formKey={formKeyOf(form.values, deps.ids)}
      />
    ),
  });
}

async function plan(c: Context<AdminEnv>, deps: Deps, authorityCode: string): Promise<Response> {
  const form = await readForm(c, SESSION_FORM);
  if (!form.ok) return sendNew(c, deps, form);
  const sessionId = formKeyOf(form.values, deps.ids);
  const actor = actorOf(c.get('person'));
  try {
    await planSession({ ...deps, sessionId, authorityCode, facts: factsIn(form.data), actor });
  } catch (error) {
    return sendNew(c, deps, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/training/sessions/${sessionId}?done=planned`, 303);
}

async function sendOne(c: Context<AdminEnv>, deps: Deps, sessionId: string): Promise<Response> {
  const shown = await showSession({ ...deps, sessionId });
  return sendPage(c, deps, {
    title: 'Training session',
    back: backToList(shown.session.authorityCode),
    ...doneNotice(c, DONE),
    content: <SessionPage shown={shown} />,
  });
}

async function sendEdit(
  c: Context<AdminEnv>,
  deps: Deps,
  sessionId: string,
  form?: FormShown,
): Promise<Response> {
  const { session } = await showSession({ ...deps, sessionId });
  const page = `/admin/training/sessions/${sessionId}`;
  const shown: FormShown = form ?? formOf(session);
  return sendPage(c, deps, {
    title: 'Change this session',
    back: { href: page, text: 'Training session' },
    errors: shown.errors,
    ...(shown.status !== undefined && { status: shown.status }),
    content: <SessionFormPage title="Change this session" button="Save" cancel={page} form={shown} told />,
  });
}

async function change(c: Context<AdminEnv>, deps: Deps, sessionId: string): Promise<Response> {
  const form = await readForm(c, SESSION_FORM);
  if (!form.ok) return sendEdit(c, deps, sessionId, form);
  const { publicOrigin } = deps.config;
  const actor = actorOf(c.get('person'));
  try {
    await changeSession({ ...deps, sessionId, facts: factsIn(form.data), actor, publicOrigin });
  } catch (error) {
    return sendEdit(c, deps, sessionId, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/training/sessions/${sessionId}?done=changed`, 303);
}

async function sendCallOff(
  c: Context<AdminEnv>,
  deps: Deps,
  sessionId: string,
  form: FormShown,
): Promise<Response> {
  const { session } = await showSession({ ...deps, sessionId });
  return sendPage(c, deps, {
    title: 'Call this session off',
    back: { href: `/admin/training/sessions/${sessionId}`, text: 'Training session' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <CallOffPage session={session} form={form} />,
  });
}

async function callOff(c: Context<AdminEnv>, deps: Deps, sessionId: string): Promise<Response> {
  const form = await readForm(c, CALL_OFF_FORM);
  if (!form.ok) return sendCallOff(c, deps, sessionId, form);
  const { publicOrigin } = deps.config;
  const actor = actorOf(c.get('person'));
  try {
    await callOffSession({ ...deps, sessionId, because: form.data.because, actor, publicOrigin });
  } catch (error) {
    return sendCallOff(c, deps, sessionId, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/training/sessions/${sessionId}?done=called-off`, 303);
}

function backToList(authorityCode: string) {
  return { href: `/admin/councils/${authorityCode}/training/sessions`, text: 'Training sessions' };
}

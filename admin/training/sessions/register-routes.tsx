import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { actorOf } from '../../../api/domain/people.ts';
import { showRegister } from '../../../api/usecases/show-session.ts';
import { takeRegister } from '../../../api/usecases/take-register.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { EMPTY_FORM } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import type { FormErrors } from '../../html/messages.tsx';
import { sendPage } from '../../page.tsx';
import { REGISTER_FORM } from './form.ts';
import { RegisterPage } from './register-page.tsx';

/** The register, on the phone of whoever teaches. */
export function registerRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = '/training/sessions/:sessionId/register';
  routes.get(path, (c) => sendRegister(c, deps, c.req.param('sessionId'), {}));
  routes.post(path, (c) => take(c, deps, c.req.param('sessionId')));
  return routes;
}

interface Ticked {
  readonly came?: readonly string[];
  readonly venues?: readonly string[];
  readonly errors?: FormErrors;
  readonly status?: 409 | 422;
}

async function sendRegister(
  c: Context<AdminEnv>,
  deps: Deps,
  sessionId: string,
  { came, venues = [], errors = EMPTY_FORM.errors, status }: Ticked,
): Promise<Response> {
  const shown = await showRegister({ ...deps, sessionId, venueIds: venues, came: came ?? [] });
  const ticked = came ?? shown.places.filter(({ attended }) => attended).map(({ staffId }) => staffId);
  return sendPage(c, deps, {
    title: 'Register',
    back: { href: `/admin/training/sessions/${sessionId}`, text: 'Training session' },
    errors,
    ...(status !== undefined && { status }),
    content: <RegisterPage shown={shown} ticked={new Set(ticked)} asked={venues} errors={errors} />,
  });
}

async function take(c: Context<AdminEnv>, deps: Deps, sessionId: string): Promise<Response> {
  const form = await readForm(c, REGISTER_FORM);
  if (!form.ok) return sendRegister(c, deps, sessionId, { errors: form.errors });
  const { came, seen, step, add } = form.data;
  const venues = [...new Set([...form.data.venues, ...(add === null ? [] : [add])])];
  if (step === 'add') return sendRegister(c, deps, sessionId, { came, venues });
  const actor = actorOf(c.get('person'));
  const { publicOrigin } = deps.config;
  try {
    await takeRegister({ ...deps, sessionId, register: { seen, came }, actor, publicOrigin });
  } catch (error) {
    return sendRegister(c, deps, sessionId, { came, venues, ...refusalOf(error) });
  }
  return c.redirect(`/admin/training/sessions/${sessionId}?done=register`, 303);
}

import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { readPledge } from '../../api/usecases/read-pledge.ts';
import { readRegisterHours } from '../../api/usecases/read-register-hours.ts';
import { requireChangeable } from '../../api/usecases/save-sign-up-step.ts';
import { sendSignUp } from '../../api/usecases/send-sign-up.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalText } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { idOf, versionIn, viewOf, type Asked } from './asked.ts';
import { CheckPage } from './check-page.tsx';
import { signUpPath } from './paths.ts';
import { PledgePage } from './pledge-page.tsx';

const PLEDGE = z.object({ pledge: optionalText('the pledge') });

/** Where to go on where sending is refused: what has to be done first. */
const INSTEAD: Readonly<Record<string, string>> = {
  'sign_up.incomplete': '',
  'sign_up.changed': '/check?changed=yes',
  'sign_up.same_place': '/same-place',
  'sign_up.already_registered': '/access',
};

/** Checking the answers, making the pledge, and sending. */
export function sendRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId/check', (c) => check(c, deps));
  routes.get('/sign-up/:signUpId/pledge', (c) => pledgePage(c, deps, EMPTY_FORM, versionIn(c.req.query())));
  routes.post('/sign-up/:signUpId/pledge', (c) => send(c, deps));
  return routes;
}

async function check(c: Asked, deps: Deps): Promise<Response> {
  const view = await viewOf(c, deps);
  requireChangeable(view);
  if (view.taken) return c.redirect(`${signUpPath(view.signUp.id)}/access`, 303);
  const hours = view.factsKnown ? await readRegisterHours({ venueId: view.venue?.id, ...deps }) : undefined;
  const changed = c.req.query('changed') === 'yes';
  return sendPage(c, deps, {
    title: 'Check your answers',
    back: { href: signUpPath(view.signUp.id) },
    ...(changed && {
      notice: {
        kind: 'information' as const,
        text: 'Your answers were changed in another window. Check them once more, then send.',
      },
    }),
    content: <CheckPage view={view} registerHours={hours} />,
  });
}

/** @param version of the sign-up when its answers were checked */
async function pledgePage(c: Asked, deps: Deps, form: Filled, version: number): Promise<Response> {
  const view = await viewOf(c, deps);
  requireChangeable(view);
  if (!view.standing.complete) return c.redirect(signUpPath(view.signUp.id), 303);
  const pledge = await readPledge(deps);
  return sendPage(c, deps, {
    title: 'Make the pledge',
    errors: form.errors,
    back: { href: `${signUpPath(view.signUp.id)}/check`, text: 'Back to your answers' },
    content: (
      <PledgePage
        pledge={pledge}
        form={form}
        version={version}
        council={view.authority?.name ?? 'the council'}
      />
    ),
  });
}

async function send(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, PLEDGE);
  const accepted = form.ok ? (form.data.pledge ?? '') : '';
  const signUpId = idOf(c);
  try {
    await sendSignUp({
      signUpId,
      shownVersion: versionIn(form.values),
      pledge: /^\d{1,6}$/.test(accepted) ? Number(accepted) : null,
      publicOrigin: deps.config.publicOrigin,
      person: c.get('person'),
      ...deps,
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'sign_up.no_pledge')
      return pledgePage(c, deps, { values: {}, errors: { ...error.fields } }, versionIn(form.values));
    if (!Object.hasOwn(INSTEAD, error.code)) throw error;
    return c.redirect(`${signUpPath(signUpId)}${INSTEAD[error.code]}`, 303);
  }
  deps.mail.nudge();
  return c.redirect(`${signUpPath(signUpId)}/sent`, 303);
}

import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { normalEmail } from '../../api/domain/people.ts';
import { beginSignIn, checkSignInCode } from '../../api/usecases/sign-in.ts';
import { signInMail } from '../../api/usecases/sign-in-mail.ts';
import type { AdminEnv } from '../admin-env.ts';
import { readForm } from '../form/read-form.ts';
import { sendAdminPage } from '../html/send-admin-page.tsx';
import { againRoutes } from './again.tsx';
import { challengeOf, forgetChallenge, isKnownBrowser, keepChallenge, rememberBrowser } from './cookies.ts';
import { mailIsShown } from './mail-is-shown.ts';
import { nextPath } from './next-path.ts';
import { AddressPage, CodePage } from './pages.tsx';

const ADDRESS = 'Enter an e-mail address in the correct format, like name@example.com';
const addressForm = z.object({
  email: z.string({ error: ADDRESS }).trim().max(254, ADDRESS).pipe(z.email(ADDRESS)),
  next: z.string().optional(),
});
const codeForm = z.object({
  code: z
    .string({ error: 'Enter the 6-digit code from our e-mail' })
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'Enter the 6-digit code from our e-mail')),
  next: z.string().optional(),
});

/** Signing in and out: an address, a code, a session. */
export function signInRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/', async (c) =>
    c.get('visitor') ? c.redirect(nextPath(c.req.query('next')), 303) : address(c, deps),
  );
  routes.post('/', (c) => sendCode(c, deps));
  routes.get('/code', (c) => codeStep(c, deps, c.req.query('next')));
  routes.post('/code', (c) => enter(c, deps));
  routes.post('/entra', (c) => entra(c, deps));
  routes.route('/again', againRoutes(deps));
  return routes;
}

function address(c: Context, deps: Deps, email = '', errors: Record<string, string> = {}): Promise<Response> {
  const refused = c.req.query('entra') === undefined ? {} : { form: ENTRA_REFUSED };
  return sendAdminPage(c, deps, {
    title: 'Sign in',
    errors: { ...refused, ...errors },
    content: (
      <AddressPage
        next={nextPath(c.req.query('next'))}
        email={email}
        errors={errors}
        entra={deps.auth.entra}
      />
    ),
  });
}

const ENTRA_REFUSED =
  'Your council account could not sign in here. Ask an administrator of your council to add you, or use a code.';

async function sendCode(c: Context, deps: Deps): Promise<Response> {
  const form = await readForm(c, addressForm);
  if (!form.ok) return address(c, deps, String(form.values['email'] ?? ''), form.errors);
  const email = normalEmail(form.data.email);
  const { challenge } = await beginSignIn({
    email,
    client: deps.clientAddress(c),
    knownBrowser: isKnownBrowser(c, deps, email),
    writeMail: signInMail(deps),
    ...deps,
  });
  keepChallenge(c, deps, { challenge, email });
  return c.redirect(`/admin/sign-in/code?next=${encodeURIComponent(nextPath(form.data.next))}`, 303);
}

async function codeStep(
  c: Context,
  deps: Deps,
  next: string | undefined,
  errors: Record<string, string> = {},
): Promise<Response> {
  const challenge = challengeOf(c);
  if (!challenge) return c.redirect(`/admin/sign-in?next=${encodeURIComponent(nextPath(next))}`, 303);
  return sendAdminPage(c, deps, {
    title: 'Enter the code',
    errors,
    back: { href: `/admin/sign-in?next=${encodeURIComponent(nextPath(next))}` },
    content: (
      <CodePage
        action="/admin/sign-in/code"
        email={challenge.email}
        next={nextPath(next)}
        errors={errors}
        shown={mailIsShown(deps.config)}
      />
    ),
  });
}

async function enter(c: Context, deps: Deps): Promise<Response> {
  const form = await readForm(c, codeForm);
  if (!form.ok) return codeStep(c, deps, String(form.values['next'] ?? ''), form.errors);
  const { challenge = '' } = challengeOf(c) ?? {};
  try {
    const { email } = await checkSignInCode({
      challenge,
      code: form.data.code,
      client: deps.clientAddress(c),
      ...deps,
    });
    for (const cookie of await deps.auth.begin(email, c.req.raw.headers))
      c.header('Set-Cookie', cookie, { append: true });
    forgetChallenge(c);
    rememberBrowser(c, deps, email);
    return c.redirect(nextPath(form.data.next), 303);
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 400) throw error;
    return codeStep(c, deps, form.data.next, { ...error.fields });
  }
}

async function entra(c: Context, deps: Deps): Promise<Response> {
  if (!deps.auth.entra)
    throw new DomainError('sign_in.no_entra', 404, 'Signing in with a council account is not set up here.');
  const form = await readForm(c, z.object({ next: z.string().optional() }));
  const next = nextPath(form.ok ? form.data.next : undefined);
  const { url, cookies } = await deps.auth.beginEntra(next, c.req.raw.headers);
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(url, 303);
}

/** POST /admin/sign-out: this browser forgets who was here. */
export async function signOut(c: Context, deps: Deps): Promise<Response> {
  for (const cookie of await deps.auth.end(c.req.raw.headers))
    c.header('Set-Cookie', cookie, { append: true });
  return c.redirect('/admin/sign-in', 303);
}

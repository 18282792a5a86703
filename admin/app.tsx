import { Hono, type MiddlewareHandler } from 'hono';
import type { Deps } from '../api/deps.ts';
import { notFound } from '../api/domain/errors.ts';
import { ownHostOnly, sameOriginForms } from '../api/http/same-origin.ts';
import type { AdminEnv } from './admin-env.ts';
import { guard } from './guard.ts';
import { journeys } from './journeys.ts';
import { signInRoutes, signOut } from './sign-in/routes.tsx';

/**
 * The pages of people who sign in, under /admin. Nothing is answered before the guard has found the route in
 * `access.ts`: a page that is added and not granted there answers nobody.
 */
export function adminApp(deps: Deps): Hono<AdminEnv> {
  const admin = new Hono<AdminEnv>();
  admin.use(ownHostOnly(deps.config), sameOriginForms(deps.config), sendWhatIsQueued(deps), guard(deps));
  admin.route('/sign-in', signInRoutes(deps));
  admin.post('/sign-out', (c) => signOut(c, deps));
  admin.get('/auth/callback/microsoft', (c) => deps.auth.entraCallback(c.req.raw));
  for (const journey of journeys(deps)) admin.route('/', journey);
  admin.all('*', () => {
    throw notFound('request.unknown_path', 'Nothing is at this address, or it is not yours to see.');
  });
  return admin;
}

/** Whatever a form queued in the outbox leaves soon after, and nobody waits for it. */
function sendWhatIsQueued({ mail }: Pick<Deps, 'mail'>): MiddlewareHandler {
  return async function sentWhatIsQueued(c, next) {
    await next();
    if (c.req.method === 'POST') mail.nudge();
  };
}

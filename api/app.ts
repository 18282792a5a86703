import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { adminApp } from '../admin/app.tsx';
import { adminErrorPage } from '../admin/error-page.tsx';
import { learnErrorPage } from '../admin/training/learn/error-page.tsx';
import { joinRoutes } from '../admin/training/learn/routes.ts';
import type { Deps } from './deps.ts';
import { DomainError, notFound } from './domain/errors.ts';
import { allowedMethods } from './http/methods.ts';
import { errorHeaders, problemResponse, tellable } from './http/problems.ts';
import { openHeaders, securePages } from './http/security.ts';
import { publicApi } from './routes/public-api.ts';
import { errorPage } from './site/error-page.tsx';
import { siteRoutes } from './site/routes.tsx';

/**
 * The whole product as one app, the same on Node and on Workers.
 *
 * @example
 * const app = createApp(deps);
 * const answer = await app.request('/api/v1/havens/nearest?lat=51.6135&lon=-0.1765');
 */
export function createApp(deps: Deps): Hono {
  const app = new Hono();

  app.route('/', publicApi(deps));

  app.use(securePages(deps.config));
  app.route('/admin', adminApp(deps));
  // After the signed-in pages: what is secret and what was sent in would be compressed together (the BREACH attack).
  if (deps.compress) app.use(deps.compress);
  // No page of it repeats what an address says beside what is secret.
  app.route('/join', joinRoutes(deps));
  app.route('/', siteRoutes(deps));

  app.notFound((c) => answerError(unknownOrNotAllowed(app, c), c, deps));
  app.onError((error, c) => answerError(error, c, deps));
  return app;
}

/** The one place where an error becomes an answer: a problem of the API, or a page. */
async function answerError(error: unknown, c: Context, deps: Deps): Promise<Response> {
  const told = tellable(error instanceof HTTPException ? refusal(error) : error);
  if (told.status >= 500) deps.log.failure(`${c.req.method} ${routePath(c)}`, error);
  const headers = told instanceof MethodNotAllowed ? { Allow: told.allow } : errorHeaders(told);
  if (isApi(c.req.path))
    return problemResponse(told, c.req.path, { ...openHeaders(deps.config), ...headers });
  const page = await errorPageFor(told, c, deps);
  for (const [name, value] of Object.entries(headers)) page.headers.set(name, value);
  return page;
}

/** In the look of the pages that it stands among. */
function errorPageFor(told: DomainError, c: Context, deps: Deps): Response | Promise<Response> {
  if (isUnder('/admin', c)) return adminErrorPage(c, told, deps);
  return isUnder('/join', c) ? learnErrorPage(c, told, deps) : errorPage(c, told, deps);
}

function isApi(path: string): boolean {
  return /^\/(api|embed\/loads)\//.test(path) || ['/api', '/healthz', '/readyz', '/oembed'].includes(path);
}

function isUnder(folder: string, { req: { path } }: Context): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

class MethodNotAllowed extends DomainError {
  readonly allow: string;

  constructor(method: string, methods: readonly string[]) {
    const allow = methods.join(', ');
    super('request.method_not_allowed', 405, `This address does not take ${method}. It takes ${allow}.`);
    this.allow = allow;
  }
}

function unknownOrNotAllowed(app: Hono, { req: { method, path } }: Context): DomainError {
  const allowed = allowedMethods(app, path);
  if (allowed.length > 0) return new MethodNotAllowed(method, allowed);
  return notFound(
    'request.unknown_path',
    'Nothing is at this address. The addresses of the API are in /api/v1/openapi.json.',
  );
}

/** Hono's own refusals, such as of a body that is too long. */
function refusal(error: HTTPException): DomainError {
  return new DomainError('request.refused', error.status, 'This request cannot be taken.', { cause: error });
}

import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Deps } from '../api/deps.ts';
import { forbidden, notFound, signInFirst } from '../api/domain/errors.ts';
import { FRESH_ENOUGH_TO_SEND_MS, FRESH_MS, type SignedIn } from '../api/domain/people.ts';
import { findSubject, SUBJECT_KINDS, type Subject, type SubjectKind } from '../api/usecases/find-subject.ts';
import { readSignedIn } from '../api/usecases/read-signed-in.ts';
import { ACCESS, type Rule } from './access.ts';
import type { AdminEnv } from './admin-env.ts';
import { grants } from './grants.ts';
import { askForCode } from './sign-in/ask-for-code.tsx';

/**
 * Stands before every page of /admin: finds out who asks, looks the route up in access.ts, finds whose the things are
 * that the address names, and lets through only what the table grants. What is not there and what is somebody else's
 * answer alike.
 *
 * @throws DomainError `sign_in.needed` (401), `access.refused` (403), `request.unknown_path` (404)
 */
export function guard(deps: Deps): MiddlewareHandler<AdminEnv> {
  return async function guarded(c, next) {
    const token = await deps.auth.tokenOf(c.req.raw.headers);
    const person = token === undefined ? undefined : await readSignedIn({ token, ...deps });
    c.set('visitor', person);
    const { rule, parameters } = askedOf(c);
    if (rule?.for === 'anyone') return next();
    if (!person) return signInOr401(c);
    c.set('person', person);
    if (!rule) throw nothingHere();
    const subjects = await subjectsOf(parameters, deps);
    if (subjects.includes(undefined)) throw nothingHere();
    const found = subjects.filter((subject) => subject !== undefined);
    if (!grants(rule, person, found)) throw refusal(rule, person, found);
    if (rule.fresh && !isFresh(c, person, deps)) return askForCode(c, deps, person);
    return next();
  };
}

/** The route that will answer, with its parameters as its handler will read them. */
interface Asked {
  readonly rule: Rule | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The first route that is no middleware answers. Middleware sees its own parameters, of which a guard of everything has
 * none: the request is looked at from the answering route's place, and then from here again.
 */
function askedOf(c: Context<AdminEnv>): Asked {
  const routes = matchedRoutes(c);
  const place = routes.findIndex(({ method }) => method !== 'ALL');
  const route = routes[place];
  if (!route) return { rule: undefined, parameters: {} };
  const here = c.req.routeIndex;
  c.req.routeIndex = place;
  const parameters = c.req.param();
  c.req.routeIndex = here;
  return { rule: ACCESS[`${route.method} ${route.path}`], parameters };
}

/** A page leads to signing in and back; anything else is refused. */
function signInOr401(c: Context<AdminEnv>): Response {
  if (c.req.method !== 'GET') throw signInFirst();
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/admin/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
}

function nothingHere() {
  return notFound('request.unknown_path', 'Nothing is at this address, or it is not yours to see.');
}

/** Somebody else's is as good as not there; one's own without the role is said. */
function refusal(rule: Rule, person: SignedIn, subjects: readonly Subject[]) {
  const authorities = new Set(person.councilRoles.map(({ authorityCode }) => authorityCode));
  const within = subjects.every(
    ({ authorityCode, venueId }) =>
      (authorityCode !== null && authorities.has(authorityCode)) ||
      (venueId !== null && person.venueIds.includes(venueId)),
  );
  if (!within) return nothingHere();
  const roles = Array.isArray(rule.for) ? rule.for.join(' or ') : '';
  return forbidden(
    'access.refused',
    `This needs the role ${roles}. Ask an administrator of your council for it.`,
  );
}

function subjectsOf(parameters: Asked['parameters'], { db }: Deps): Promise<(Subject | undefined)[]> {
  const named = Object.entries(parameters).filter((entry): entry is [SubjectKind, string] =>
    (SUBJECT_KINDS as readonly string[]).includes(entry[0]),
  );
  return Promise.all(named.map(([kind, id]) => findSubject(db, kind, id)));
}

function isFresh(c: Context<AdminEnv>, { freshAt }: SignedIn, { clock }: Deps): boolean {
  const age = clock.now() - freshAt;
  return age < (c.req.method === 'GET' ? FRESH_MS : FRESH_ENOUGH_TO_SEND_MS);
}

import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import type { AdminEnv } from '../admin-env.ts';
import { accessRoutes } from './access.tsx';
import { checklistRoutes } from './checklist.tsx';
import { signUpPath } from './paths.ts';
import { premisesRoutes } from './premises.tsx';
import { samePlaceRoutes } from './same-place.tsx';
import { sendRoutes } from './send.tsx';
import { startRoutes } from './start.tsx';
import { stepRoutes } from './steps.tsx';
import { taskListRoutes } from './task-list.tsx';

/** A manager signs a venue up: /admin/sign-up. */
export function signUpRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  for (const part of [
    startRoutes,
    taskListRoutes,
    premisesRoutes,
    samePlaceRoutes,
    accessRoutes,
    stepRoutes,
    checklistRoutes,
    sendRoutes,
  ])
    routes.route('/', part(deps));
  routes.onError((error, c) => backToList(error, c.req.param('signUpId'), (to) => c.redirect(to, 303)));
  return routes;
}

/** Refusals that the list of tasks explains better than a page of their own: an old tab, the back button. */
const EXPLAINED: readonly string[] = ['sign_up.sent', 'sign_up.set_aside', 'sign_up.facts_known'];

function backToList(
  error: unknown,
  signUpId: string | undefined,
  redirect: (to: string) => Response,
): Response {
  if (signUpId === undefined || !(error instanceof DomainError) || !EXPLAINED.includes(error.code))
    throw error;
  return redirect(`${signUpPath(signUpId)}?not=${error.code.slice('sign_up.'.length)}`);
}

import type { Context } from 'hono';
import type { Deps } from '../api/deps.ts';
import type { DomainError } from '../api/domain/errors.ts';
import type { SignedIn } from '../api/domain/people.ts';
import type { AdminEnv } from './admin-env.ts';
import { sendAdminPage, type AdminPage } from './html/send-admin-page.tsx';
import { navigation } from './navigation.ts';

const STATUSES = [400, 401, 403, 404, 405, 409, 413, 415, 421, 429, 503] as const;

/** An error under /admin as a page: what happened in words, what to do next, and nothing was half done. */
export function adminErrorPage(c: Context<AdminEnv>, error: DomainError, deps: Deps): Promise<Response> {
  const person = c.get('visitor') as SignedIn | undefined;
  const status: AdminPage['status'] =
    STATUSES.find((each) => each === error.status) ?? (error.status >= 500 ? 500 : 400);
  return sendAdminPage(c, deps, {
    title: titleOf(error),
    status,
    person,
    nav: person ? navigation(person, c.req.path) : [],
    content: (
      <>
        <h1>{titleOf(error)}</h1>
        <p>{error.message}</p>
        {Object.values(error.fields)
          .filter((words) => words !== error.message)
          .map((words) => (
            <p>{words}</p>
          ))}
        <p>
          {error.status === 401 ? (
            <a href="/admin/sign-in">Sign in</a>
          ) : (
            <a href="/admin">Go to your home page</a>
          )}
        </p>
        <p class="muted">If you ask us about this, say: {error.code}</p>
      </>
    ),
  });
}

function titleOf({ status }: DomainError): string {
  if (status === 401) return 'Sign in first';
  if (status === 403) return 'You cannot do this';
  if (status === 404) return 'This page is not here';
  if (status === 409) return 'Someone else was quicker';
  if (status === 429) return 'Too many tries';
  if (status >= 500) return 'Something went wrong here';
  return 'That did not work';
}

import type { Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { SignedIn } from '../../api/domain/people.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendAdminPage } from '../html/send-admin-page.tsx';
import { holdForm } from './held-form.ts';
import { AgainPage } from './pages.tsx';

/** Instead of a page or form that wants a fresh code: asks for one, and keeps what was typed. */
export async function askForCode(c: Context<AdminEnv>, deps: Deps, person: SignedIn): Promise<Response> {
  if (c.req.method === 'GET') {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/admin/sign-in/again?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  const held = await holdForm(c);
  return sendAdminPage(c, deps, {
    title: 'Confirm that it is you',
    person,
    status: 401,
    content: <AgainPage email={person.email} next="/admin" held={held} />,
  });
}

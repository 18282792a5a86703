import type { Context } from 'hono';
import type { Deps } from '../api/deps.ts';
import type { AdminEnv } from './admin-env.ts';
import { sendAdminPage, type AdminPage } from './html/send-admin-page.tsx';
import { navigation } from './navigation.ts';

/**
 * Answers with a page for whoever is signed in: their name and their menu stand on it.
 *
 * @param page.done what the form before this page did, said once at its top: see `doneNotice`
 */
export function sendPage(
  c: Context<AdminEnv>,
  deps: Deps,
  page: Omit<AdminPage, 'person' | 'nav'>,
): Promise<Response> {
  const person = c.get('person');
  return sendAdminPage(c, deps, { ...page, person, nav: navigation(person, c.req.path) });
}

/**
 * After a form a browser is sent on to a page that says what was done: the address carries a word (`?done=saved`), the
 * page has the sentence for it. A word without a sentence says nothing.
 */
export function doneNotice(
  c: Context<AdminEnv>,
  sentences: Readonly<Record<string, string>>,
): Pick<AdminPage, 'notice'> {
  const word = c.req.query('done') ?? '';
  const text = Object.hasOwn(sentences, word) ? sentences[word] : undefined;
  return text === undefined ? {} : { notice: { kind: 'done', text } };
}

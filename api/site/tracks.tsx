import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { sendPage } from './send-page.tsx';
import { TracksPage } from './tracks-page.tsx';

const TITLE = 'Your phone’s memory';

/** GET /cover-your-tracks */
export function tracks(c: Context, deps: Deps): Promise<Response> {
  // Under no-referrer browsers send forms with `Origin: null`, and could not be told from a foreign page.
  c.header('Referrer-Policy', 'same-origin');
  return sendPage(c, deps, { title: TITLE, caching: 'still', content: <TracksPage /> });
}

/**
 * POST /cover-your-tracks, from our own page only: has the browser drop what it keeps of this site, without a script. Cookies
 * stay: an officer who tries it stays signed in.
 */
export async function forgetSite(c: Context, deps: Deps): Promise<Response> {
  const content = <TracksPage forgotten />;
  const page = await sendPage(c, deps, { title: TITLE, caching: 'never', indexed: false, content });
  page.headers.set('Referrer-Policy', 'same-origin');
  page.headers.set('Clear-Site-Data', '"cache", "storage"');
  return page;
}

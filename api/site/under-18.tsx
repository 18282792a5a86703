import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { publicUrl } from '../domain/venue.ts';
import { listHelplines } from '../usecases/list-helplines.ts';
import { listSchemes } from '../usecases/list-schemes.ts';
import { sendPage } from './send-page.tsx';
import { Under18Page } from './under-18-page.tsx';

/** Of the reference helplines; an administrator may change all that is said of it. */
const CHILDLINE = 'childline';
/** What someone who is out and frightened can use; the others are for reports and for days. */
const FOR_NOW = ['safe_haven', 'ask_for_angela'];

/** GET /under-18: where and how to seek help, for girls under 18. */
export async function under18(c: Context, deps: Deps): Promise<Response> {
  const [helplines, schemes] = [await listHelplines({ db: deps.db }), await listSchemes(deps)];
  const childline = helplines.find(({ key }) => key === CHILDLINE);
  const content = (
    <Under18Page
      childline={childline && { ...childline, website: publicUrl(childline.website) }}
      schemes={schemes.filter(({ key }) => FOR_NOW.includes(key)).map(({ wording }) => wording.en)}
    />
  );
  // A number that was put right must not go on being rung.
  return sendPage(c, deps, { title: 'Under 18', caching: 'asked', content });
}

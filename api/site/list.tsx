import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { epochMinutes } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import type { Haven } from '../domain/haven.ts';
import { VENUE_KINDS } from '../domain/venue.ts';
import { listAuthorities } from '../usecases/list-authorities.ts';
import { readAllHavens } from '../usecases/list-havens.ts';
import { listSchemes } from '../usecases/list-schemes.ts';
import { openStates } from '../usecases/open-states.ts';
import { AreasPage, ListPage } from './list-page.tsx';
import { sendPage } from './send-page.tsx';

/** GET /havens: every place of an area, by town centre. */
export async function list(c: Context, deps: Deps): Promise<Response> {
  const { area: asked = '', scheme = '', kind = '' } = c.req.query();
  const areas = await listAuthorities(deps);
  const area = asked === '' && areas.length === 1 ? areas[0] : areas.find(({ code }) => code === asked);
  if (!area && asked !== '') throw notFound('area.not_found', 'No area has this code here.');
  if (!area && areas.length > 0) {
    return sendPage(c, deps, { title: 'List', caching: 'still', content: <AreasPage areas={areas} /> });
  }
  const all = area ? await havensOf(area.code, deps) : [];
  const shown = all.filter(
    (haven) => (scheme === '' || haven.schemes.includes(scheme)) && (kind === '' || haven.kind === kind),
  );
  const states = await openStates({ havens: shown, ...deps });
  const schemes = await listSchemes(deps);
  const content = (
    <ListPage
      area={area}
      areas={areas}
      havens={shown.flatMap((haven, n) => (states[n] ? [{ haven, state: states[n] }] : []))}
      schemes={schemes
        .filter(({ key }) => all.some((haven) => haven.schemes.includes(key)))
        .map(({ key, wording }) => ({ value: key, words: wording.en.name }))}
      kinds={VENUE_KINDS.filter((each) => all.some((haven) => haven.kind === each))}
      chosen={{ scheme, kind }}
      now={epochMinutes(deps.clock.now())}
      address={`${deps.config.publicOrigin}/havens`}
    />
  );
  return sendPage(c, deps, { title: 'List', caching: 'asked', content });
}

async function havensOf(area: string, deps: Deps): Promise<readonly Haven[]> {
  const havens: Haven[] = [];
  for await (const batch of await readAllHavens({ filter: { area }, ...deps })) havens.push(...batch);
  return havens.toSorted((a, b) => compare(a.town, b.town) || compare(a.name, b.name) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

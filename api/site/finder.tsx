import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { areaScope } from '../domain/scope.ts';
import { listAuthorities } from '../usecases/list-authorities.ts';
import { FinderPage } from './finder-page.tsx';
import { inlineFile, sendPage } from './send-page.tsx';

const FINDER_SCRIPT = 'embed/v1/haven-finder.js';

/**
 * GET /: the finder. Its script stands in the page, and so does the snapshot where the register is of one area: on a
 * slow network each further request costs more than all these bytes.
 */
export async function finder(c: Context, deps: Deps): Promise<Response> {
  const script = await inlineFile(deps.asset, FINDER_SCRIPT);
  const only = await onlyArea(deps);
  return sendPage(c, deps, {
    title: 'Find a place',
    caching: 'asked',
    bare: true,
    script,
    images: await tileOrigins(deps),
    content: <FinderPage area={only?.code} snapshot={only?.snapshot} script={script} />,
  });
}

/** Where another site serves the map's tiles: its pictures may then be shown on the finder's page, and on no other. */
export async function tileOrigins({ basemap }: Pick<Deps, 'basemap'>): Promise<string[]> {
  const current = await basemap?.();
  return current?.kind === 'tiles' ? [new URL(current.template).origin] : [];
}

/** The area of a register that has published one area, and its snapshot as JSON text. */
async function onlyArea(deps: Deps): Promise<{ code: string; snapshot: string } | undefined> {
  let only: { code: string; snapshot: string } | undefined;
  for (const { code, bounds } of await listAuthorities(deps)) {
    const published = bounds && (await deps.snapshots.published(areaScope(code)));
    if (!published) continue;
    if (only) return undefined;
    only = { code, snapshot: published.body };
  }
  return only;
}

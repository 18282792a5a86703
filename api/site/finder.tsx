import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { areaScope } from '../domain/scope.ts';
import { listAuthorities } from '../usecases/list-authorities.ts';
import { readChoices } from './embed/choices.ts';
import { OembedLink } from './embed/oembed-link.tsx';
import { oembedOf } from './embed/oembed.ts';
import { readOptions } from './embed/options.ts';
import { FinderPage } from './finder-page.tsx';
import { inlineFile, sendPage } from './send-page.tsx';

const FINDER_SCRIPT = 'embed/v1/haven-finder.js';
/** Keeps this page for when there is no network; see widget/page-offline.define.ts. */
const OFFLINE_SCRIPT = 'site/page-offline.js';

const NO_CHOICES = { areas: [], schemes: [] };

/**
 * GET /: the finder, with `?area=` and `?lang=` as links from other sites have them. Its script stands in the page, and so
 * does the snapshot where the register is of one area: on a slow network each further request costs more than all these
 * bytes.
 */
export async function finder(c: Context, deps: Deps): Promise<Response> {
  const script = await inlineFile(deps.asset, FINDER_SCRIPT);
  const offlineScript = await inlineFile(deps.asset, OFFLINE_SCRIPT);
  const query = new URL(c.req.url).searchParams;
  const { options } = readOptions(query, query.size > 0 ? await readChoices(deps) : NO_CHOICES);
  const only = await publishedArea(deps, options.area);
  const { publicOrigin } = deps.config;
  const lang = query.has('lang') ? options.lang : undefined;
  return sendPage(c, deps, {
    title: 'Find a place',
    caching: 'asked',
    bare: true,
    script,
    moreScripts: offlineScript === undefined ? [] : [offlineScript],
    images: await tileOrigins(deps),
    head: (
      <>
        {lang !== undefined && lang !== 'en' && <Words lang={lang} />}
        <OembedLink href={oembedOf(publicOrigin, options)} />
        <link rel="manifest" href="/site.webmanifest" />
        <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
        <meta name="theme-color" content="#17565f" />
      </>
    ),
    content: (
      <FinderPage
        area={only?.code}
        lang={lang}
        snapshot={only?.snapshot}
        script={script}
        offlineScript={offlineScript}
      />
    ),
  });
}

/** The files of a language, fetched together at once: one after the other they would let the page jump. */
function Words({ lang }: { readonly lang: string }) {
  const files = [`messages/${lang}`, `messages/${lang}-more`, 'haven-more'];
  return files.map((file) => <link rel="modulepreload" href={`/embed/v1/${file}.js`} />);
}

/** Where another site serves the map's tiles: its pictures may then be shown on the finder's page, and on no other. */
export async function tileOrigins({ basemap }: Pick<Deps, 'basemap'>): Promise<string[]> {
  const current = await basemap?.();
  return current?.kind === 'tiles' ? [new URL(current.template).origin] : [];
}

/** The area asked for, or that of a register that has published one area; and its snapshot as JSON text. */
async function publishedArea(
  deps: Deps,
  asked: string,
): Promise<{ code: string; snapshot: string } | undefined> {
  let only: { code: string; snapshot: string } | undefined;
  for (const { code, bounds } of await listAuthorities(deps)) {
    if (asked !== '' && code !== asked) continue;
    const published = bounds && (await deps.snapshots.published(areaScope(code)));
    if (!published) continue;
    if (only) return undefined;
    only = { code, snapshot: published.body };
  }
  return only;
}

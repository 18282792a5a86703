import { frameSnippet, scriptSnippet } from '../../api/site/embed/snippets.tsx';
import type { CouncilHost } from './phone-host.ts';
import { EMBEDDED, LIST, ready, siteOf, type Answer, type Site } from './phone-site.node.ts';

/** What is measured on a council's origin. */
export const COUNCIL_PATHS = { list: '/list', finder: '/finder', frame: '/frame' } as const;

const HEADERS = { 'cache-control': 'public, max-age=0', vary: 'Accept-Encoding' };

/** A council's own site: its list of the same places, and our finder in two ways, as /embed writes them. */
export async function councilSite(host: CouncilHost, server: string, finderOrigin: string): Promise<Site> {
  const near = (await siteOf(server)(LIST, {})).body.toString();
  const list = /<ul class="cards">.*?<\/ul>/s.exec(near)?.[0] ?? '';
  // Not put off until it is near: the frame at its best.
  const frame = frameSnippet(finderOrigin, EMBEDDED).replace(' loading="lazy"', '');
  const answers: Readonly<Record<string, Answer>> = {
    '/host.css': ready('css', host.styles, HEADERS),
    '/host.js': ready('js', host.script, HEADERS),
    [COUNCIL_PATHS.list]: ready('html', host.page(list), HEADERS),
    [COUNCIL_PATHS.finder]: ready('html', host.page(scriptSnippet(finderOrigin, EMBEDDED)), HEADERS),
    [COUNCIL_PATHS.frame]: ready('html', host.page(frame), HEADERS),
  };
  const missing: Answer = { status: 404, headers: {}, body: Buffer.alloc(0) };
  return (path) => answers[path] ?? missing;
}

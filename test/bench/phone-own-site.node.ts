import { frameStyles } from '../../api/html/frame.styles.ts';
import { cspHash } from '../../api/html/inline.tsx';
import { contentSecurityPolicy } from '../../api/http/security.ts';
import { scriptSnippet } from '../../api/site/embed/snippets.tsx';
import { bundledPeers } from './phone-peers.node.ts';
import { EMBEDDED, LIST, ready, ROWS, siteOf, without, type Answer, type Site } from './phone-site.node.ts';

/** What is measured on the register's own origin. */
export const OWN_PATHS = {
  plain: LIST,
  finder: '/',
  embed: '/peers/embed',
  nearest: '/peers/nearest',
  leaflet: '/peers/leaflet',
} as const;

/**
 * The running server, with the peers' pages beside its own: in the same frame, under the same headers, compressed as
 * well. Its first page asks for as many rows as the others show.
 */
export async function ownSite(server: string): Promise<Site> {
  const running = siteOf(server);
  const pages = await peerPages(running);
  const finder = withRows();
  return async (path, headers) => {
    const page = pages.get(path);
    if (page) return page;
    return path === OWN_PATHS.finder ? finder(await running(path, {})) : running(path, headers);
  };
}

async function peerPages(running: Site): Promise<Map<string, Answer>> {
  const { headers } = await running('/', {});
  const { nearest, leaflet, leafletStyles } = await bundledPeers();
  const pages = new Map<string, Answer>();
  const put = async (path: string, content: string, { head = '', script = '' } = {}) => {
    const policy = contentSecurityPolicy({
      scripts: script === '' ? [] : [await cspHash(script)],
      styles: [await cspHash(frameStyles)],
    });
    const inline = script === '' ? '' : `<script type="module">${script}</script>`;
    const page = inFrame(head, content + inline);
    pages.set(
      path,
      ready('html', page, { ...without(headers, ['etag']), 'content-security-policy': policy }),
    );
  };
  await put(OWN_PATHS.embed, scriptSnippet('', EMBEDDED));
  await put(OWN_PATHS.nearest, '<peer-list></peer-list>', { script: nearest });
  // As Leaflet's own first steps have it: both in the head, so that they are asked for at once.
  await put(OWN_PATHS.leaflet, '<div id="map"></div><peer-list></peer-list>', {
    head: '<link rel="stylesheet" href="/peers/leaflet.css"><script type="module" src="/peers/leaflet.js"></script>',
  });
  const mapHeight = '#map{height:200px}';
  pages.set('/peers/leaflet.css', ready('css', leafletStyles + mapHeight, headers));
  pages.set('/peers/leaflet.js', ready('js', leaflet, headers));
  return pages;
}

function inFrame(head: string, content: string): string {
  return (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Find a place</title>' +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.svg">' +
    `<style>${frameStyles}</style>${head}</head>` +
    `<body><main class="wrap"><h1>Find a place near you</h1>${content}</main></body></html>`
  );
}

/** Writes on the page's finder how many it shows, and compresses the page once a version. */
function withRows(): (answer: Answer) => Answer {
  let last: { html: string; page: Answer } | undefined;
  return ({ headers, body }) => {
    const html = body.toString().replace('<haven-finder ', `$&limit="${ROWS}" `);
    if (last?.html !== html) last = { html, page: ready('html', html, headers) };
    return last.page;
  };
}

import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { Deps } from '../deps.ts';
import { sameOriginForms } from '../http/same-origin.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { builder } from './embed/builder.tsx';
import { frame } from './embed/frame.tsx';
import { loads } from './embed/loads.ts';
import { oembed } from './embed/oembed.ts';
import { pinnedFile } from './embed/pinned.ts';
import { poster } from './embed/poster.tsx';
import { certificate, certificateEntry, certificateName } from './certificate.tsx';
import { concernForm, concernSent, sendConcern } from './concern.tsx';
import { finder } from './finder.tsx';
import { haven } from './haven.tsx';
import { help } from './help.tsx';
import { list } from './list.tsx';
import { near } from './near.tsx';
import { OfflinePage } from './offline-page.tsx';
import { favicon, robots, securityText, webManifest } from './plain-files.tsx';
import { privacy } from './privacy.tsx';
import { sendPage } from './send-page.tsx';
import { forgetSite, tracks } from './tracks.tsx';
import { under18 } from './under-18.tsx';

/** The public pages. Each works without JavaScript; app.ts adds the headers that all pages share. */
export function siteRoutes(deps: Deps): Hono {
  const site = new Hono();
  // A browser takes the headers of a 304 for those of the page it kept: another policy would block the page's own styles.
  const tagged = etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'Content-Security-Policy'] });
  const still = { caching: 'still' } as const;

  site.get('/', tagged, (c) => finder(c, deps));
  site.get('/near', (c) => near(c, deps));
  site.get('/havens', tagged, (c) => list(c, deps));
  site.get('/havens/:idOrSlug', tagged, (c) => haven(c, deps));
  site.get('/havens/:idOrSlug/concern', (c) => concernForm(c, deps));
  site.post('/havens/:idOrSlug/concern', sameOriginForms(deps.config), (c) => sendConcern(c, deps));
  site.get('/havens/:idOrSlug/concern/sent', (c) => concernSent(c, deps));
  site.get('/certificates', (c) => certificateEntry(c, deps));
  site.get('/certificates/:code', (c) => certificate(c, deps));
  site.post('/certificates/:code', sameOriginForms(deps.config), (c) => certificateName(c, deps));
  site.get('/help', tagged, (c) => help(c, deps));
  site.get('/under-18', tagged, (c) => under18(c, deps));
  site.get('/cover-your-tracks', tagged, (c) => tracks(c, deps));
  site.post('/cover-your-tracks', sameOriginForms(deps.config), (c) => forgetSite(c, deps));
  site.get('/offline', tagged, (c) =>
    sendPage(c, deps, { title: 'No network', content: <OfflinePage />, indexed: false, ...still }),
  );
  site.get('/embed', tagged, (c) => builder(c, deps));
  site.get('/embed/frame', tagged, (c) => frame(c, deps));
  site.get('/embed/poster', tagged, (c) => poster(c, deps));
  site.post('/embed/loads/:site/:part', loads(deps));
  site.get('/embed/:version/:file{.+}', (c) => pinnedFile(c, deps));
  site.get('/oembed', (c) => oembed(c, deps));
  site.get('/privacy', tagged, (c) => privacy(c, deps));
  site.get('/accessibility', tagged, (c) =>
    sendPage(c, deps, { title: 'Accessibility', content: <AccessibilityPage />, ...still }),
  );
  site.get('/favicon.svg', favicon);
  site.get('/site.webmanifest', webManifest);
  site.get('/robots.txt', robots);
  site.get('/.well-known/security.txt', (c) => securityText(c, deps));

  return site;
}

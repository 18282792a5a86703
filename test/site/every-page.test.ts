import { describe, expect, it } from 'vitest';
import { cspHash } from '../../api/html/inline.tsx';
import { openSite, type Site } from './open-site.ts';

const PAGES = [
  '/',
  '/near?place=North+Finchley',
  '/near?place=',
  '/near?place=Nowhere+at+all',
  '/near?place=Finch',
  '/havens',
  '/havens/the-paper-lantern-k3f9x2m4q',
  '/havens/gone-000000000',
  '/havens/the-paper-lantern-k3f9x2m4q/concern',
  '/havens/the-paper-lantern-k3f9x2m4q/concern/sent',
  '/havens/gone-000000000/concern',
  '/certificates',
  '/certificates?code=%3F',
  '/certificates/k3f9x2m4qk3f9x2m4q',
  '/help',
  '/under-18',
  '/cover-your-tracks',
  '/embed?area=E09000003&accent=aa3311',
  '/embed?limit=99&accent=ffcc00&site=none',
  '/embed/poster',
  '/privacy',
  '/accessibility',
  '/offline',
  '/no/such/page',
];

async function filledSite(): Promise<Site> {
  const site = await openSite({
    assets: {
      'embed/v1/haven-finder.js': 'customElements.get("haven-finder");',
      'site/embed-builder.js': 'document.forms;',
      'site/page-exit.js': 'document.title;',
    },
  });
  await site.addHaven({ schemes: ['safe_haven', 'ask_for_angela'] });
  await site.addPlace('North Finchley');
  await site.addPlace('Finchley Central', 'station');
  await site.addPlace('Finchley Road', 'station');
  return site;
}

describe.each(PAGES)('the page %s', (path) => {
  const get = async () => {
    const response = await (await filledSite()).request(path);
    return { response, html: await response.text() };
  };

  it('says its language, has one main heading, and no heading skips a level', async () => {
    const { html } = await get();
    expect(html.startsWith('<!doctype html><html lang="en-GB">')).toBe(true);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, n) => expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('has a title that gives nothing away', async () => {
    const { html } = await get();
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
    expect(title).toMatch(/ – Nearest place$/);
    expect(title).not.toMatch(/safe|danger|abuse|violence|angela|haven|help|police/i);
  });

  it('has a title without a word of what was searched for', async () => {
    const { html } = await get();
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1]?.toLowerCase() ?? '';
    const asked = new URLSearchParams(path.split('?')[1]).get('place')?.toLowerCase().split(' ') ?? [];
    expect(title.split(/\W+/).filter((word) => word && asked.includes(word))).toEqual([]);
  });

  it('starts with a skip link, then 999, then the way out', async () => {
    const { html } = await get();
    const order = ['href="#main"', 'href="tel:999"', 'data-quick-exit'].map((part) => html.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(html).toMatch(/<a class="button" href="https:[^"]+" rel="noreferrer nofollow" data-quick-exit/);
  });

  it('runs and styles only what its policy names', async () => {
    const { response, html } = await get();
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    const inline = [...html.matchAll(/<(?:style|script type="module")>(.*?)<\/(?:style|script)>/gs)];
    expect(inline.length).toBeGreaterThanOrEqual(2);
    for (const [, source = ''] of inline) expect(policy).toContain(await cspHash(source));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/ style=| on[a-z]+=|javascript:/);
  });

  it('loads nothing from elsewhere, and every link that leaves says nothing of where it was', async () => {
    const { response, html } = await get();
    expect(html).not.toMatch(/(?:src|srcset|action)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<link rel="(?!canonical|icon|alternate|manifest|apple-touch-icon)/);
    for (const [link] of html.matchAll(/<a [^>]*href="https?:[^>]*>/g)) expect(link).toContain('noreferrer');
    // A form has to say that it comes from here; to others it says nothing either.
    const policy = html.includes('method="post"') ? 'same-origin' : 'no-referrer';
    expect(response.headers.get('Referrer-Policy')).toBe(policy);
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });

  it('has unique ids, and labels for every field', async () => {
    const { html } = await get();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/<(?:input|select|textarea) class="field"[^>]* id="([^"]+)"/g)) {
      expect(html).toContain(`<label for="${id}">`);
    }
  });
});

describe('answers', () => {
  it('have a status that is true', async () => {
    const site = await filledSite();
    const status = async (path: string) => (await site.request(path)).status;
    expect(await Promise.all(PAGES.map(status))).toEqual([
      ...[
        200, 200, 400, 404, 200, 200, 200, 404, 200, 200, 404, 200, 400, 404, 200, 200, 200, 200, 200, 200,
        200, 200, 200, 404,
      ],
    ]);
    expect(site.failures).toEqual([]);
  });

  it('that say what was searched for are kept nowhere', async () => {
    const site = await filledSite();
    for (const path of PAGES.filter((each) => each.startsWith('/near'))) {
      expect((await site.request(path)).headers.get('Cache-Control')).toBe('private, no-store');
    }
  });

  it('are not sent twice where nothing changed', async () => {
    const site = await filledSite();
    for (const path of ['/', '/havens', '/help']) {
      const first = await site.request(path);
      const etag = first.headers.get('ETag') ?? '';
      expect(first.headers.get('Cache-Control')).toMatch(/^public, max-age=(0, s-maxage=30|600)$/);
      const second = await site.request(path, { 'If-None-Match': etag });
      expect(second.status).toBe(304);
      const policy = 'Content-Security-Policy';
      expect(second.headers.get(policy)).toBe(first.headers.get(policy));
    }
  });

  it('for robots, a tab and a security researcher are there', async () => {
    const site = await filledSite();
    expect(await site.page('/robots.txt')).toContain('Disallow: /near');
    expect((await site.request('/favicon.svg')).headers.get('Content-Type')).toBe('image/svg+xml');
    const text = await site.page('/.well-known/security.txt');
    expect(text).toMatch(/^Contact: https:\/\/havens\.example\//m);
    expect(text).toContain('Expires: 2026-12-07T00:00:00Z');
  });

  it('of a failing server tell no details, and the failure is logged', async () => {
    const site = await filledSite();
    await site.db.query.destroy();
    const response = await site.request('/havens');
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('Something went wrong here');
    expect(html).toContain('tel:999');
    expect(html).not.toMatch(/sqlite|driver|destroyed|\bat /i);
    expect(site.failures).toHaveLength(1);
  });
});

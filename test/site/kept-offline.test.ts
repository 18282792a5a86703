import { describe, expect, it } from 'vitest';
import { ACCESS } from '../../admin/access.ts';
import { ENDPOINTS } from '../../api/contract/endpoints.ts';
import { keptAs, kindOf } from '../../widget/kept-offline.ts';
import { openSite } from './open-site.ts';

const kind = (path: string) => kindOf(new URL(path, 'https://havens.example'));

describe('what a phone keeps of our own site', () => {
  it('is no page that somebody signs in for, and nothing of training or certificates', () => {
    const paths = Object.keys(ACCESS).map((route) =>
      (route.split(' ')[1] ?? '').replace(/:\w+(\{.+\})?/g, 'x1'),
    );
    expect(paths.length).toBeGreaterThan(50);
    for (const path of [
      ...paths,
      '/join/abc',
      '/join',
      '/certificates/abc',
      '/embed/frame',
      '/embed',
      '/oembed',
    ])
      expect([path, kind(path)]).toEqual([path, 'none']);
  });

  it('is of the API the lists and the helplines only', () => {
    const kept = ENDPOINTS.filter(({ path }) => kind(path.replace(/\{\w+\}/g, '7')) !== 'none');
    expect(kept.map(({ operation }) => operation)).toEqual([
      'getAreaSnapshot',
      'getCellSnapshot',
      'listHelplines',
    ]);
  });

  it('is no page of places that would not know its own age', () => {
    for (const path of ['/havens', '/havens/k3f9x2m4q', '/near'])
      expect([path, kind(path)]).toEqual([path, 'other-page']);
  });

  it('is kept without what was typed, or who sent her', () => {
    const url = new URL('https://havens.example/?place=N12+0QG&utm_source=x&lang=pl&area=E09000003#at');
    expect(keptAs(url)).toBe('https://havens.example/?area=E09000003&lang=pl');
  });
});

describe('the pages around it', () => {
  it('the page without network has no name that gives anything away, and is kept out of search results', async () => {
    const html = await (await openSite()).page('/offline');
    expect(html).toContain('<title>No network – Nearest place</title>');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain('Calls may still work.');
  });

  it('the copy is dropped by a header, on a form of our own page only; cookies stay', async () => {
    const site = await openSite();
    const answer = await site.post('/cover-your-tracks', {});
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const foreign = await site.post('/cover-your-tracks', {}, { Origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('Clear-Site-Data')).toBeNull();
    expect((await site.request('/cover-your-tracks')).headers.get('Clear-Site-Data')).toBeNull();
  });

  it('the finder’s policy lets its own two scripts run, and only the finder’s page keeps the site', async () => {
    const assets = { 'embed/v1/haven-finder.js': 'finder();', 'site/page-offline.js': 'keep();' };
    const site = await openSite({ assets });
    const page = await site.request('/');
    expect(await page.text()).toContain('keep();');
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy.match(/'sha256-/g)?.length).toBeGreaterThanOrEqual(3);
    for (const path of ['/help', '/embed/frame', '/under-18'])
      expect(await site.page(path)).not.toContain('keep();');
  });
});

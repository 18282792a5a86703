import { describe, expect, it } from 'vitest';
import { havenSlug } from '../../api/domain/venue.ts';
import { openSite } from './open-site.ts';

const NAMES = [
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  '"><b>bold</b>',
  "' onmouseover='alert(1)",
  '<!--<script>',
  ']]>{{constructor}}`${1}`',
  'The \u202EnretnaL repaP\u202C \u0000\u2028',
];

/** Tags that no page of ours has, outside the data blocks, whose own end is checked apart. */
function unexpectedTags(html: string): string[] {
  const markup = html.replace(/(<(?:script|style)[^>]*>).*?(<\/(?:script|style)>)/gs, '$1$2');
  const tags = [...markup.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
  return tags.filter((tag) => /^<\/?(img|b|iframe|object)\b|\son[a-z]+=|'/i.test(tag));
}

describe.each(NAMES)('a venue that calls itself %j', (name) => {
  const open = async () => {
    const site = await openSite();
    const id = await site.addHaven({
      name,
      address: name,
      town: name,
      phone: `020 7946 0001"${name}`,
      website: 'javascript:alert(1)',
    });
    await site.addPlace('North Finchley');
    return { site, slug: havenSlug(name, id) };
  };

  it('is text on every page, and nothing else', async () => {
    const { site, slug } = await open();
    for (const path of [
      '/',
      '/havens',
      `/havens/${slug}`,
      `/havens/${slug}/concern`,
      '/near?place=North+Finchley',
    ]) {
      const html = await site.page(path);
      expect(unexpectedTags(html)).toEqual([]);
      expect(html).not.toMatch(/<!--|javascript:/);
      expect(html.match(/<\/script>/g)?.length).toBe(html.match(/<script/g)?.length);
    }
  });

  it('stays itself in the data that pages carry', async () => {
    const { site, slug } = await open();
    const block = (html: string, type: string) =>
      JSON.parse(
        new RegExp(`<script type="${type}"[^>]*>(.*?)</script>`, 's').exec(html)?.[1] ?? '',
      ) as unknown;
    const structured = block(await site.page(`/havens/${slug}`), 'application/ld\\+json');
    expect(structured).toMatchObject({ name });
    const snapshot = block(await site.page('/'), 'application/json');
    expect(snapshot).toMatchObject({ havens: { name: [name] } });
  });

  it('has no link to a script, and dials digits only', async () => {
    const { site, slug } = await open();
    const html = await site.page(`/havens/${slug}`);
    expect(html).not.toContain('Their own website');
    for (const [, href = ''] of html.matchAll(/href="(tel:[^"]*)"/g)) expect(href).toMatch(/^tel:\+?\d+$/);
  });
});

describe('what was searched for', () => {
  it.each(NAMES)('comes back as text: %j', async (place) => {
    const site = await openSite();
    const html = await site.page(`/near?${new URLSearchParams({ place })}`);
    expect(unexpectedTags(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<!--/);
    expect(html).toContain('We could not find');
  });

  it.each(['x'.repeat(20_000), '%', '\u0000', 'ﷺ'.repeat(500)])('may be anything', async (place) => {
    const site = await openSite();
    const response = await site.request(`/near?place=${encodeURIComponent(place)}`);
    expect(response.status).toBe(404);
    expect((await response.text()).length).toBeLessThan(12_000);
    expect((await site.request('/near?place=%E0%A4%A&choice=1e999&under18=<b>')).status).toBeLessThan(500);
  });

  it.each([
    '/havens?area=<b>',
    '/havens?scheme=<b>&kind=toString',
    '/havens/%00',
    '/havens/..%2f..',
    '/help?area=x',
  ])('in another address is no 5xx and no markup: %s', async (path) => {
    const site = await openSite();
    const response = await site.request(path);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toContain('<b>');
  });
});

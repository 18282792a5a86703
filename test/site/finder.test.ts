import { describe, expect, it } from 'vitest';
import { upsertAuthority } from '../../db/areas.ts';
import { openSite } from './open-site.ts';

const SCRIPT = 'embed/v1/haven-finder.js';
const BOUNDARY = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 51],
      [0.1, 51],
      [0.1, 51.1],
      [0, 51],
    ],
  ],
};

describe('the finder page', () => {
  it('brings script and snapshot along on a register of one area, so that one answer is enough', async () => {
    const site = await openSite({ assets: { [SCRIPT]: 'run(1 < 2 && "&")' } });
    await site.addHaven();
    const html = await site.page('/');
    expect(html).toContain('<haven-finder area="E09000003">');
    expect(html).toContain('<script type="module">run(1 < 2 && "&")</script>');
    expect(html).toMatch(/<script type="application\/json" data-haven-snapshot="">\{"format":1/);
    expect(html).not.toContain('src=');
  });

  it('leaves the area open on a register of several', async () => {
    const site = await openSite();
    await site.addHaven();
    await site.db.writeAll([
      upsertAuthority(
        site.db,
        { code: 'E09000010', name: 'Enfield', boundary: BOUNDARY },
        '2026-01-01T00:00:00.000Z',
      ),
    ]);
    await site.republish();
    const html = await site.page('/');
    expect(html).toContain('<haven-finder>');
    expect(html).not.toContain('data-haven-snapshot');
  });

  it.each(['', 'if (a<!--b) {}', 'const end = "</script>";'])(
    'loads the script as a file where it cannot stand in the page: %j',
    async (source) => {
      const site = await openSite({ assets: source === '' ? {} : { [SCRIPT]: source } });
      const html = await site.page('/');
      expect(html).toContain('<script type="module" src="/embed/v1/haven-finder.js"></script>');
      expect(html.match(/<script/g)).toHaveLength(1 + (html.includes('data-haven-snapshot') ? 1 : 0));
    },
  );

  it('has a way in without JavaScript inside the element', async () => {
    const html = await (await openSite()).page('/');
    const inside = /<haven-finder[^>]*>(.*)<\/haven-finder>/s.exec(html)?.[1] ?? '';
    expect(inside).toContain('href="tel:999"');
    expect(inside).toContain('<form action="/near" method="get"');
    expect(inside).toContain('href="/havens"');
    expect(inside).toContain('data-quick-exit');
  });
});

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { DetailAnswer, HavenFeature, ListAnswer } from '../../../api/contract/havens.ts';
import { insertRows } from '../../../db/writes.ts';
import { everyDay } from '../../helpers/builders.ts';
import { BARNET } from '../../helpers/register.ts';
import { openSite, type Site } from '../../site/open-site.ts';

async function list(site: Site, query = ''): Promise<ListAnswer> {
  const answer = await site.request(`/api/v1/havens${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ListAnswer;
}

const ids = ({ havens }: ListAnswer) => havens.map(({ id }) => id);

describe('GET /api/v1/havens', () => {
  it('lists what is shown now, by town, name and id', async () => {
    const site = await openSite();
    await site.addHaven({ id: 'c', town: 'Hendon', name: 'Zebra' });
    await site.addHaven({ id: 'b', town: 'Hendon', name: 'Apple' });
    await site.addHaven({ id: 'a', town: 'Hendon', name: 'Apple' });
    await site.addHaven({ id: 'd', town: 'Cricklewood', name: 'Zebra' });
    const answer = await list(site);
    expect(ids(answer)).toEqual(['d', 'a', 'b', 'c']);
    expect(answer).toMatchObject({ page: 1, per_page: 50, pages: 1, total: 4 });
  });

  it('is an empty list where there is none', async () => {
    expect(await list(await openSite())).toEqual({ page: 1, per_page: 50, pages: 0, total: 0, havens: [] });
  });

  it('comes in pages, clamped to 200 a page, and is empty past the last', async () => {
    const site = await openSite();
    for (const id of ['a', 'b', 'c']) await site.addHaven({ id });
    expect(ids(await list(site, '?per_page=2'))).toEqual(['a', 'b']);
    expect(await list(site, '?per_page=2&page=2')).toMatchObject({ page: 2, pages: 2, total: 3 });
    expect(ids(await list(site, '?per_page=2&page=9'))).toEqual([]);
    expect((await list(site, '?per_page=100000')).per_page).toBe(200);
  });

  it('filters by area, scheme, kind and box, all at once', async () => {
    const site = await openSite();
    await site.addHaven({ id: 'a', kind: 'library', schemes: ['safe_haven', 'ask_for_angela'] });
    await site.addHaven({ id: 'b', kind: 'pub', lat: 51.57, authority_code: null });
    expect(ids(await list(site, `?area=${BARNET}`))).toEqual(['a']);
    expect(ids(await list(site, '?scheme=ask_for_angela'))).toEqual(['a']);
    expect(ids(await list(site, '?kind=pub'))).toEqual(['b']);
    expect(ids(await list(site, '?bbox=-0.3,51.5,0,51.6'))).toEqual(['b']);
    expect(ids(await list(site, `?area=${BARNET}&kind=pub`))).toEqual([]);
    expect(ids(await list(site, '?kind=&scheme='))).toEqual(['a', 'b']);
  });

  it('is 404 for an area or ward that is not on the register', async () => {
    const site = await openSite();
    for (const query of ['?area=E09000099', '?ward=E05099999']) {
      for (const path of ['/api/v1/havens', '/api/v1/havens.geojson', '/api/v1/havens.csv']) {
        expect((await site.request(path + query)).status).toBe(404);
      }
    }
  });

  it.each<[string, string]>([
    ['?area=Barnet', 'area'],
    ['?ward=N12', 'ward'],
    ['?kind=tavern', 'kind'],
    ['?bbox=1,2,3', 'bbox'],
    ['?bbox=1,2,3,4,5', 'bbox'],
    ['?bbox=0,51,-1,52', 'bbox'],
    ['?bbox=a,b,c,d', 'bbox'],
    ['?page=0', 'page'],
    ['?per_page=x', 'per_page'],
  ])('refuses %s and names %s', async (query, field) => {
    const answer = await (await openSite()).request(`/api/v1/havens${query}`);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { fields: object }).fields).toHaveProperty(field);
  });

  it('hides a haven whose certainty has ended before anyone publishes anew', async () => {
    const site = await openSite();
    await site.addHaven();
    site.clock.set('2027-03-01T00:00:00Z');
    expect(ids(await list(site))).toEqual([]);
    for (const path of ['.geojson', '.csv', '/k3f9x2m4q']) {
      expect(await (await site.request(`/api/v1/havens${path}`)).text()).not.toContain('Lantern');
    }
  });

  it('shows no web address but http and https', async () => {
    const site = await openSite();
    await site.addHaven({ website: 'javascript:alert(1)' });
    expect((await list(site)).havens[0]?.website).toBe('');
  });
});

describe('GET /api/v1/havens.geojson', () => {
  it('is a FeatureCollection of points, longitude first', async () => {
    const site = await openSite();
    await site.addHaven();
    const answer = await site.request('/api/v1/havens.geojson');
    expect(answer.headers.get('Content-Type')).toBe('application/geo+json');
    const { type, features } = (await answer.json()) as { type: string; features: HavenFeature[] };
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(1);
    expect(features[0]).toMatchObject({
      type: 'Feature',
      id: 'k3f9x2m4q',
      geometry: { type: 'Point', coordinates: [-0.1765, 51.6135] },
      properties: { name: 'The Paper Lantern', schemes: ['safe_haven'] },
    });
  });

  it('is an empty collection where there is none', async () => {
    expect(await (await (await openSite()).request('/api/v1/havens.geojson')).json()).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
  });

  it('holds every haven, beyond one batch of reading', async () => {
    const site = await openSite();
    await site.addHaven();
    const row = await site.db.query.selectFrom('public_havens').selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: 2_001 }, (_, n) => `copy${String(n).padStart(5, '0')}`).map((id) => ({
      ...row,
      id,
      document: JSON.stringify({ ...(JSON.parse(row.document) as object), id }),
    }));
    await site.db.writeAll(insertRows(site.db, 'public_havens', copies));
    const { features } = (await (await site.request('/api/v1/havens.geojson')).json()) as {
      features: unknown[];
    };
    expect(features).toHaveLength(2_002);
  });
});

describe('GET /api/v1/havens.csv', () => {
  async function rows(site: Site): Promise<Record<string, string>[]> {
    const text = await (await site.request('/api/v1/havens.csv')).text();
    return parse(text, { columns: true }) as Record<string, string>[];
  }

  it('reads back as it was written, commas, quotes and line breaks included', async () => {
    const site = await openSite();
    await site.addHaven({
      name: 'Nell’s "Café", Bar',
      address: '1 Example\nStreet',
      schemes: ['safe_haven', 'ask_for_angela'],
    });
    expect(await rows(site)).toEqual([
      expect.objectContaining({
        name: 'Nell’s "Café", Bar',
        address: '1 Example\nStreet, North Finchley',
        schemes: 'safe_haven ask_for_angela',
        lat: '51.6135',
        lon: '-0.1765',
      }),
    ]);
  });

  it('runs nothing in a spreadsheet', async () => {
    const site = await openSite();
    await site.addHaven({
      name: '=HYPERLINK("http://evil.example","x")',
      address: '@SUM(1)',
      phone: '+44 20 7946 0001',
    });
    const [row] = await rows(site);
    expect(row?.['name']).toMatch(/^'=/);
    expect(row?.['address']).toMatch(/^'@/);
    expect(row?.['phone']).toMatch(/^'\+/);
  });

  it('has its header line where there is no haven', async () => {
    const text = await (await (await openSite()).request('/api/v1/havens.csv')).text();
    expect(text).toMatch(/^id,name,kind,.*\r\n$/);
  });
});

describe('GET /api/v1/havens/{idOrSlug}', () => {
  async function detail(site: Site, idOrSlug: string): Promise<DetailAnswer> {
    const answer = await site.request(`/api/v1/havens/${idOrSlug}`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as DetailAnswer;
  }

  it('is found by id, by slug, and by a slug with its old name, and says its present one', async () => {
    const site = await openSite();
    await site.addHaven();
    for (const name of ['k3f9x2m4q', 'the-paper-lantern-k3f9x2m4q', 'the-old-name-k3f9x2m4q']) {
      expect((await detail(site, name)).slug).toBe('the-paper-lantern-k3f9x2m4q');
    }
  });

  it('gives opening hours as schema.org names them, and whether it is open', async () => {
    const site = await openSite();
    await site.addHaven({ opening: everyDay(['18:00', '02:00']) });
    const answer = await detail(site, 'k3f9x2m4q');
    expect(answer).toMatchObject({
      open: true,
      open_until: '2026-06-11T01:00:00.000Z',
      opens_at: null,
      hours_known: true,
      specialOpeningHoursSpecification: [],
      hoursAvailable: [],
    });
    expect(answer.openingHoursSpecification[0]).toMatchObject({
      '@type': 'OpeningHoursSpecification',
      opens: '18:00',
      closes: '02:00',
    });
    expect(answer.openingHoursSpecification[0]?.dayOfWeek).toHaveLength(7);
  });

  it('says that hours are not known', async () => {
    const site = await openSite();
    await site.addHaven({ opening: null });
    expect(await detail(site, 'k3f9x2m4q')).toMatchObject({
      open: false,
      hours_known: false,
      openingHoursSpecification: [],
    });
  });

  it('is 404 for whatever is not shown, and never says why', async () => {
    const site = await openSite();
    const id = await site.addHaven();
    await site.decide(id, 'suspended');
    const bodies = await Promise.all(
      ['k3f9x2m4q', 'nobody', 'x'.repeat(5_000), '%00', '%E0%A4%A', "'%20OR%201=1"].map(async (name) => {
        const answer = await site.request(`/api/v1/havens/${name}`);
        expect(answer.status).toBe(404);
        const { instance: _, ...problem } = (await answer.json()) as { instance: string; code: string };
        return problem;
      }),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]?.code).toBe('haven.not_found');
  });
});

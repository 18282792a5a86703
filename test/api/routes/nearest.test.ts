import { describe, expect, it } from 'vitest';
import type { NearestAnswer } from '../../../api/contract/havens.ts';
import { everyDay } from '../../helpers/builders.ts';
import { openSite, type Site } from '../../site/open-site.ts';

const HERE = 'lat=51.6135&lon=-0.1765';

async function nearest(site: Site, query = HERE): Promise<NearestAnswer> {
  const answer = await site.request(`/api/v1/havens/nearest?${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as NearestAnswer;
}

async function refused(site: Site, query: string): Promise<Record<string, string>> {
  const answer = await site.request(`/api/v1/havens/nearest?${query}`);
  expect(answer.status).toBe(400);
  return ((await answer.json()) as { fields: Record<string, string> }).fields;
}

describe('GET /api/v1/havens/nearest', () => {
  it('says all that a card needs, under the names of the contract', async () => {
    const site = await openSite();
    await site.addHaven({
      opening: everyDay(['10:00', '23:00']),
      facilities: '["seat","toilet"]',
      lon: -0.18,
    });
    expect(await nearest(site)).toEqual({
      at: '2026-06-10T17:00:00.000Z',
      point_rounded: { lat: 51.61, lon: -0.18 },
      searched_radius_metres: 50_000,
      havens: [
        {
          id: 'k3f9x2m4q',
          slug: 'the-paper-lantern-k3f9x2m4q',
          name: 'The Paper Lantern',
          kind: 'cafe',
          schemes: ['safe_haven'],
          address: '1 Example Street, North Finchley',
          postcode: 'N12 0QG',
          phone: '020 7946 0001',
          lat: 51.6135,
          lon: -0.18,
          distance_metres: 242,
          walk_minutes: 4,
          open: true,
          open_until: '2026-06-10T22:00:00.000Z',
          opens_at: null,
          hours_known: true,
          age_note: '',
          facilities: ['toilet', 'seat'],
          trained_on: '2026-03-02',
          url: 'https://havens.example/havens/the-paper-lantern-k3f9x2m4q',
        },
      ],
    });
  });

  it('puts what is open first, then what is near, then what has no known hours in its place', async () => {
    const site = await openSite();
    await site.addHaven({ id: 'shut', lat: 51.6136, opening: everyDay(['08:00', '09:00']) });
    await site.addHaven({ id: 'unknown', lat: 51.6137, opening: null });
    await site.addHaven({ id: 'far', lat: 51.63 });
    await site.addHaven({ id: 'near', lat: 51.62 });
    const { havens } = await nearest(site);
    expect(havens.map(({ id }) => id)).toEqual(['near', 'far', 'shut', 'unknown']);
    expect(havens[2]).toMatchObject({ open: false, open_until: null, opens_at: '2026-06-11T07:00:00.000Z' });
    expect(havens[3]).toMatchObject({ open: false, opens_at: null, hours_known: false });
    expect((await nearest(site, `${HERE}&open=now`)).havens.map(({ id }) => id)).toEqual(['near', 'far']);
  });

  it('answers for the instant asked about, and forgets the state it last said', async () => {
    const site = await openSite();
    await site.addHaven({ opening: everyDay(['10:00', '23:00']) });
    const at = async (instant: string) => (await nearest(site, `${HERE}&at=${instant}`)).havens[0];
    expect(await at('2026-06-10T21:59:00Z')).toMatchObject({
      open: true,
      open_until: '2026-06-10T22:00:00.000Z',
    });
    expect(await at('2026-06-10T22:00Z')).toMatchObject({
      open: false,
      opens_at: '2026-06-11T09:00:00.000Z',
    });
    expect(await at('2026-06-11T10:00:00%2B01:00')).toMatchObject({ open: true });
    expect(await at('2026-06-11T10:00+01:00')).toMatchObject({ open: true });
  });

  it('is empty, and not an error, where nothing is near', async () => {
    const site = await openSite();
    await site.addHaven();
    expect((await nearest(site, 'lat=57.1&lon=-2.1')).havens).toEqual([]);
    expect((await nearest(site, 'lat=90&lon=180')).havens).toEqual([]);
    expect((await nearest(site, 'lat=-90&lon=-180')).havens).toEqual([]);
  });

  it('hides a suspended place at once, and one whose certainty has ended without being told', async () => {
    const site = await openSite();
    const id = await site.addHaven();
    await site.addHaven({ id: 'other' });
    await site.decide(id, 'suspended');
    expect((await nearest(site)).havens.map((haven) => haven.id)).toEqual(['other']);
    site.clock.set('2026-06-19T00:00:00Z');
    expect((await nearest(site)).havens).toEqual([]);
  });

  it('filters by one scheme or several', async () => {
    const site = await openSite();
    await site.addHaven({ id: 'a', schemes: ['safe_haven'] });
    await site.addHaven({ id: 'b', schemes: ['ask_for_angela'] });
    const ids = async (scheme: string) =>
      (await nearest(site, `${HERE}&scheme=${scheme}`)).havens.map(({ id }) => id);
    expect(await ids('ask_for_angela')).toEqual(['b']);
    expect(await ids('ask_for_angela,safe_haven')).toEqual(['a', 'b']);
    expect(await ids('unheard_of')).toEqual([]);
  });

  it('sends an under-18 first to places that are not alcohol-led', async () => {
    const site = await openSite();
    await site.addHaven({ id: 'pub', kind: 'pub', age_policy: 'under_16_accompanied' });
    await site.addHaven({ id: 'cafe', lat: 51.62 });
    const first = async (query: string) => (await nearest(site, query)).havens[0]?.id;
    expect(await first(HERE)).toBe('pub');
    expect(await first(`${HERE}&under18=1`)).toBe('cafe');
    expect(await first(`${HERE}&under18=false`)).toBe('pub');
  });

  it('puts what shuts before one could walk there after the other open ones, where one walks', async () => {
    const site = await openSite();
    // It is 18:00; ten minutes' walk away.
    await site.addHaven({ id: 'shuts', lat: 51.6193, opening: everyDay(['09:00', '18:10']) });
    await site.addHaven({ id: 'stays', lat: 51.625 });
    const ids = async (query: string) => (await nearest(site, query)).havens.map(({ id }) => id);
    expect(await ids(HERE)).toEqual(['shuts', 'stays']);
    expect(await ids(`${HERE}&on_foot=1`)).toEqual(['stays', 'shuts']);
    expect(await refused(site, `${HERE}&on_foot=maybe`)).toHaveProperty('on_foot');
  });

  it('clamps the limit to 50', async () => {
    const site = await openSite();
    for (let n = 0; n < 55; n++) await site.addHaven({ id: `venue${n}` });
    expect((await nearest(site)).havens).toHaveLength(10);
    expect((await nearest(site, `${HERE}&limit=3`)).havens).toHaveLength(3);
    expect((await nearest(site, `${HERE}&limit=5000000000000`)).havens).toHaveLength(50);
  });

  it.each<[string, string]>([
    ['lon=1', 'lat'],
    ['lat=51.6', 'lon'],
    ['lat=90.01&lon=0', 'lat'],
    ['lat=51.6&lon=-180.5', 'lon'],
    ['lat=fifty&lon=0', 'lat'],
    ['lat=0x10&lon=0', 'lat'],
    ['lat=1e1&lon=0', 'lat'],
    ['lat=NaN&lon=0', 'lat'],
    ['lat=51,6&lon=0', 'lat'],
    ['lat=&lon=0', 'lat'],
    [`${HERE}&limit=0`, 'limit'],
    [`${HERE}&limit=-1`, 'limit'],
    [`${HERE}&limit=ten`, 'limit'],
    [`${HERE}&limit=2.5`, 'limit'],
    [`${HERE}&at=now`, 'at'],
    [`${HERE}&at=2026-06-10`, 'at'],
    [`${HERE}&at=2026-06-10T17:00`, 'at'],
    [`${HERE}&at=2026-06-31T17:00Z`, 'at'],
    [`${HERE}&open=yes`, 'open'],
    [`${HERE}&under18=maybe`, 'under18'],
    [`${HERE}&scheme=Safe%20Haven`, 'scheme'],
  ])('refuses %s and says what to give for %s', async (query, field) => {
    const fields = await refused(await openSite(), query);
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]).toMatch(/^Give /);
  });

  it.each(['2026-06-09T22:59:00Z', '2026-06-18T00:00:00Z', '9999-01-01T00:00:00Z', '0001-01-01T00:00:00Z'])(
    'refuses %s, which is before today or after what is published',
    async (at) => {
      const site = await openSite();
      await site.addHaven();
      expect(await refused(site, `${HERE}&at=${at}`)).toHaveProperty('at');
    },
  );

  it('takes the first of a parameter given twice, and ignores what it does not know', async () => {
    const site = await openSite();
    await site.addHaven();
    expect((await nearest(site, `${HERE}&lat=99&utm_source=x`)).havens).toHaveLength(1);
  });

  it('is kept by no cache, and readable by any site', async () => {
    const site = await openSite();
    const { headers } = await site.request(`/api/v1/havens/nearest?${HERE}`);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Set-Cookie')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../api/system-clock.ts';
import { runJobs } from '../../../api/jobs/jobs.ts';
import { loadReferenceData } from '../../../db/reference-data.ts';
import { BARNET } from '../../helpers/register.ts';
import { openSite } from '../../site/open-site.ts';

describe('GET /api/v1/places', () => {
  it('finds a town centre and says how far off it may be', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    const answer = await site.request('/api/v1/places?q=north%20fin');
    expect(await answer.json()).toEqual([
      { label: 'North Finchley', lat: 51.6135, lon: -0.1765, accuracy_metres: 500, guess: false },
    ]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('says what is a guess, one of it too', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    const answer = await site.request('/api/v1/places?q=Nort%20Finchley');
    expect(await answer.json()).toMatchObject([{ label: 'North Finchley', guess: true }]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('is an empty list for what nobody knows', async () => {
    const site = await openSite();
    for (const q of ['atlantis', '%', "'", 'ZZ99%209ZZ', '...']) {
      expect(await (await site.request(`/api/v1/places?q=${encodeURIComponent(q)}`)).json()).toEqual([]);
    }
  });

  it.each(['', '?q=', '?q=%20', `?q=${'x'.repeat(101)}`])('refuses %s', async (query) => {
    const answer = await (await openSite()).request(`/api/v1/places${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ fields: { q: expect.stringMatching(/^Give q/) } });
  });
});

describe('reference data', () => {
  it('lists schemes with what to say', async () => {
    const { schemes } = (await (await (await openSite()).request('/api/v1/schemes')).json()) as {
      schemes: { key: string; say: string; staff_will: string; version: number }[];
    };
    expect(schemes.map(({ key }) => key)).toEqual(['safe_haven', 'ask_for_angela']);
    expect(schemes[0]).toMatchObject({ say: 'Say safe_haven', staff_will: 'Help', version: 1 });
  });

  it('lists areas with their bounds and where their snapshot is', async () => {
    expect(await (await (await openSite()).request('/api/v1/areas')).json()).toEqual({
      areas: [
        {
          code: BARNET,
          name: 'Barnet',
          bbox: [-0.28, 51.55, -0.08, 51.68],
          snapshot: `https://havens.example/api/v1/snapshots/area/${BARNET}.json`,
          wards: [],
        },
      ],
    });
  });

  it('lists helplines with the day they were checked, those of an area where one is named', async () => {
    const site = await openSite();
    await loadReferenceData({ db: site.db, clock: systemClock });
    const helplines = async (query: string) =>
      (
        (await (await site.request(`/api/v1/helplines${query}`)).json()) as {
          helplines: { emergency: boolean; checked_on: string; area: string | null }[];
        }
      ).helplines;
    const everywhere = await helplines('');
    expect(everywhere[0]?.emergency).toBe(true);
    for (const { checked_on, area } of everywhere) {
      expect(checked_on).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(area).toBeNull();
    }
    expect((await helplines(`?area=${BARNET}`)).length).toBeGreaterThan(everywhere.length);
    expect((await site.request('/api/v1/helplines?area=E09000099')).status).toBe(404);
  });
});

describe('health', () => {
  it('is alive, and ready with the age of what is published', async () => {
    const site = await openSite();
    await site.addHaven();
    await site.republish();
    site.clock.set('2026-06-10T18:00:00Z');
    expect(await (await site.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await site.request('/readyz')).json()).toEqual({
      status: 'ready',
      database: 'ok',
      snapshots: { published: 2, oldest_age_seconds: 3_600, waiting: 0 },
    });
  });

  it('is ready with nothing published yet', async () => {
    expect(await (await (await openSite()).request('/readyz')).json()).toMatchObject({
      status: 'ready',
      snapshots: { published: 0, oldest_age_seconds: null },
    });
  });

  it('says that snapshots were not renewed, and takes it back once the job has run', async () => {
    const site = await openSite();
    await site.addHaven();
    site.clock.set('2026-06-20T00:00:00Z');
    expect(await (await site.request('/readyz')).json()).toMatchObject({ status: 'stale' });
    await runJobs(site);
    expect(await (await site.request('/readyz')).json()).toMatchObject({ status: 'ready' });
  });
});

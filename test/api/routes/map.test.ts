import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { boundsOf, type Boundary } from '../../../api/domain/boundary.ts';
import type { mapAnswer } from '../../../api/contract/map.ts';
import { upsertAuthority } from '../../../db/areas.ts';
import { archiveOf } from '../../helpers/archives.ts';
import { BARNET } from '../../helpers/register.ts';
import { openSite, WEDNESDAY_EVENING, type Site } from '../../site/open-site.ts';

type MapAnswer = z.infer<typeof mapAnswer>;

async function mapOf(site: Site, query = ''): Promise<MapAnswer> {
  return (await (await site.request(`/api/v1/map${query}`)).json()) as MapAnswer;
}

const triangle: Boundary = {
  type: 'Polygon',
  coordinates: [
    [
      [-0.3, 51.5],
      [-0.1, 51.5],
      [-0.2, 51.7],
      [-0.3, 51.5],
    ],
  ],
};

describe('what a map is drawn from', () => {
  it('is the outline of each area, and plain ground where no basemap is set', async () => {
    const { basemap, areas } = await mapOf(await openSite());
    expect(basemap).toEqual({ kind: 'none' });
    expect(areas.map(({ code }) => code)).toContain(BARNET);
    for (const { bbox, outline } of areas) {
      const { west, south, east, north } = boundsOf({
        type: 'MultiPolygon',
        coordinates: outline.map((ring) => [ring]),
      });
      expect(west).toBeCloseTo(bbox[0], 3);
      expect(south).toBeCloseTo(bbox[1], 3);
      expect(east).toBeCloseTo(bbox[2], 3);
      expect(north).toBeCloseTo(bbox[3], 3);
    }
  });

  it('is of one area where its code is given, and 404 where there is none of it', async () => {
    const site = await openSite();
    expect((await mapOf(site, `?area=${BARNET}`)).areas.map(({ code }) => code)).toEqual([BARNET]);
    expect((await site.request('/api/v1/map?area=E09000099')).status).toBe(404);
    expect((await site.request('/api/v1/map?area=barnet')).status).toBe(400);
  });

  it('is the new outline once another boundary was imported', async () => {
    const site = await openSite();
    await mapOf(site);
    await site.db.writeAll([
      upsertAuthority(site.db, { code: BARNET, name: 'Barnet', boundary: triangle }, WEDNESDAY_EVENING),
    ]);
    const { areas } = await mapOf(site, `?area=${BARNET}`);
    expect(areas[0]?.outline).toEqual([triangle.coordinates[0]]);
  });

  it('names the archive of this register, or the tiles of another, and whom to credit', async () => {
    const facts = {
      ...{ bounds: { west: -0.3, south: 51.5, east: -0.1, north: 51.7 }, minZoom: 0, maxZoom: 14 },
      ...{ notice: '© OpenStreetMap contributors', layers: ['roads'] },
    };
    const archive = await openSite({
      basemap: { kind: 'archive', archive: archiveOf(new Uint8Array(8)), facts },
    });
    expect((await mapOf(archive)).basemap).toEqual({
      ...{ kind: 'archive', url: 'https://havens.example/basemap.pmtiles', notice: facts.notice },
      ...{ bbox: [-0.3, 51.5, -0.1, 51.7], min_zoom: 0, max_zoom: 14 },
    });
    const tiles = { kind: 'tiles', notice: 'Notice', template: 'https://t.example/{z}/{x}/{y}.png' } as const;
    const site = await openSite({ basemap: tiles });
    expect((await mapOf(site)).basemap).toEqual({ kind: 'tiles', notice: 'Notice', url: tiles.template });
  });
});

describe('the policy of our own pages', () => {
  const imagesOf = async (site: Site, path: string) =>
    /img-src ([^;]*)/.exec((await site.request(path)).headers.get('Content-Security-Policy') ?? '')?.[1];

  it('lets the finder’s page, and no other, show tiles of the site that is set', async () => {
    const template = 'https://t.example:8443/{z}/{x}/{y}.png';
    const site = await openSite({ basemap: { kind: 'tiles', notice: 'Notice', template } });
    expect(await imagesOf(site, '/')).toBe("'self' data: https://t.example:8443");
    expect(await imagesOf(site, '/help')).toBe("'self' data:");
    expect(await imagesOf(await openSite(), '/')).toBe("'self' data:");
  });
});

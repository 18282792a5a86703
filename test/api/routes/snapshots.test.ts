import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../api/domain/cells.ts';
import { cellScope } from '../../../api/domain/scope.ts';
import type { Snapshot } from '../../../api/domain/snapshot.ts';
import { openSite } from '../../site/open-site.ts';

const AREA = '/api/v1/snapshots/area/E09000003.json';
const CELL = `/api/v1/snapshots/${cellScope(cellOf({ lat: 51.6135, lon: -0.1765 }))}.json`;

describe('GET /api/v1/snapshots', () => {
  it.each([AREA, CELL])('%s is the published snapshot, with its version as the entity tag', async (path) => {
    const site = await openSite();
    await site.addHaven();
    const answer = await site.request(path);
    const snapshot = (await answer.json()) as Snapshot;
    expect(snapshot.havens.id).toEqual(['k3f9x2m4q']);
    expect(answer.headers.get('ETag')).toBe(`W/"${snapshot.version}"`);
    expect(answer.headers.get('Cache-Control')).toBe(
      'public, max-age=30, stale-while-revalidate=300, stale-if-error=86400',
    );
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
  });

  it('is 304 without a body for who has it, and the new one after a change', async () => {
    const site = await openSite();
    const id = await site.addHaven();
    const tag = (await site.request(AREA)).headers.get('ETag') ?? '';
    const again = await site.request(AREA, { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('ETag')).toBe(tag);
    await site.decide(id, 'suspended');
    const changed = await site.request(AREA, { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(((await changed.json()) as Snapshot).havens.id).toEqual([]);
  });

  it('says by its code that a map cell holds nothing', async () => {
    const answer = await (await openSite()).request('/api/v1/snapshots/cell/11-0-0.json');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'snapshot.not_found' });
  });

  it.each<[string, string]>([
    ['area/E99999999.json', 'area.not_found'],
    ['cell/11-2048-0.json', 'snapshot.unknown_scope'],
    ['cell/12-1-1.json', 'snapshot.unknown_scope'],
    ['cell/11-01-1.json', 'snapshot.unknown_scope'],
    ['cell/11-1022-679', 'snapshot.unknown_scope'],
    ['area/..%2F..%2Fcell.json', 'area.not_found'],
  ])('is 404 for %s with %s', async (path, code) => {
    const answer = await (await openSite()).request(`/api/v1/snapshots/${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code });
  });
});

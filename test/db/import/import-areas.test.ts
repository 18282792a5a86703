import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anOperator, featureCollection, refused, squareFeature, withAreas } from '../../helpers/operator.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const BARNET = 'E09000003';

function ring(west: number, south: number, east: number, north: number): number[][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function area(code: string, name: string, box: [number, number, number, number], authority = BARNET): object {
  const names = code.startsWith('E05')
    ? { WD25CD: code, WD25NM: name, LAD25CD: authority, LAD25NM: authority === BARNET ? 'Barnet' : 'Enfield' }
    : { LAD25CD: code, LAD25NM: name };
  return { type: 'Feature', properties: names, geometry: { type: 'Polygon', coordinates: [ring(...box)] } };
}

describe('an import of areas', () => {
  const newFolder = useTemporaryFolders();

  it('takes in authorities and wards whatever the year in their property names, and a ward’s authority with it', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file(
      'areas.geojson',
      featureCollection(
        area('E09000010', 'Enfield', [-0.15, 51.6, -0.05, 51.7]),
        area('E05013640', 'West Finchley', [-0.2, 51.6, -0.17, 51.63]),
        area('S13002838', 'Kincorth', [-2.2, 57.1, -2.1, 57.2]),
      ),
    );
    const { said } = await operator.run('import', 'areas', file);
    expect(said).toContain('3 read, 2 added, 0 updated, 0 unchanged, 1 refused');
    expect(
      operator.rows('SELECT code, name, boundary IS NULL AS bare FROM authorities ORDER BY code'),
    ).toEqual([
      { code: BARNET, name: 'Barnet', bare: 1 },
      { code: 'E09000010', name: 'Enfield', bare: 0 },
    ]);
    expect(operator.rows('SELECT code, authority_code, west, north FROM wards')).toEqual([
      { code: 'E05013640', authority_code: BARNET, west: -0.2, north: 51.63 },
    ]);
    expect((await operator.run('import', 'areas', file)).said).toContain(
      '0 added, 0 updated, 2 unchanged, 1 refused',
    );
  });

  it.each<[what: string, feature: object, reason: RegExp]>([
    [
      'a ring that is open',
      { geometry: { type: 'Polygon', coordinates: [ring(-0.2, 51.6, -0.1, 51.7).slice(0, 4)] } },
      /does not end where it begins/,
    ],
    [
      'a ring of three positions',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-0.2, 51.6],
              [-0.1, 51.6],
              [-0.2, 51.6],
            ],
          ],
        },
      },
      /a ring of 3 positions/,
    ],
    ['a point', { geometry: { type: 'Point', coordinates: [-0.2, 51.6] } }, /is a Point, not a Polygon/],
    ['no geometry', { geometry: null }, /has no geometry/],
    ['an empty polygon', { geometry: { type: 'MultiPolygon', coordinates: [] } }, /has no list of polygons/],
    [
      'words for numbers',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              ['a', 'b'],
              [1, 2],
              [3, 4],
              ['a', 'b'],
            ],
          ],
        },
      },
      /not two numbers/,
    ],
    [
      'latitude first',
      { geometry: { type: 'Polygon', coordinates: [ring(51.6, -0.2, 51.7, -0.1)] } },
      /look swapped: GeoJSON puts the longitude first/,
    ],
    [
      'the national grid',
      { geometry: { type: 'Polygon', coordinates: [ring(523455, 192329, 524000, 193000)] } },
      /are not WGS 84 degrees/,
    ],
    [
      'another country',
      { geometry: { type: 'Polygon', coordinates: [ring(13.3, 52.4, 13.5, 52.6)] } },
      /is outside the United Kingdom/,
    ],
    ['no code', { properties: { name: 'Barnet' } }, /has no ONS code/],
    [
      'a region’s code',
      { properties: { LAD25CD: 'E12000007', LAD25NM: 'London' } },
      /neither the ONS code of a ward nor of an authority/,
    ],
    [
      'a ward without authority',
      { properties: { WD25CD: 'E05013640', WD25NM: 'West Finchley' } },
      /its authority is not known/,
    ],
    ['no name', { properties: { LAD25CD: 'E09000003' } }, /has no name/],
  ])('refuses %s, and says why', async (_, extra, reason) => {
    const operator = await anOperator(newFolder());
    const file = operator.file('a.geojson', featureCollection(squareFeature(BARNET, 'Barnet', extra)));
    const before = operator.content();
    const { code, said } = await operator.run('import', 'areas', file);
    expect(code).toBe(1);
    expect(said).toContain('Nothing was imported: its only row was refused');
    expect(readFileSync(`${file}.refused.csv`, 'utf8')).toMatch(reason);
    expect(operator.content()).toBe(before);
  });

  it('puts venues and postcodes into the areas that come after them, and moves them when a border moves', async () => {
    const operator = await anOperator(newFolder());
    const venues =
      'source_ref,name,latitude,longitude\n1,West,51.61,-0.19\n2,East,51.61,-0.16\n3,Far,52.2,0.12\n';
    await operator.run('import', 'venues', operator.file('v.csv', venues));
    await operator.run(
      'import',
      'postcodes',
      operator.file('p.csv', 'postcode,lat,lon\nN12 0QG,51.61,-0.165\n'),
    );
    const wards = (border: number) =>
      operator.file(
        'wards.geojson',
        featureCollection(
          area('E05013640', 'West Finchley', [-0.2, 51.6, border, 51.63]),
          area('E05013651', 'Woodhouse', [border, 51.6, -0.15, 51.63]),
        ),
      );
    const places = () =>
      operator
        .rows<{ ward_code: string }>('SELECT ward_code FROM venues ORDER BY source_ref')
        .map((row) => row.ward_code);

    expect((await operator.run('import', 'areas', wards(-0.17))).said).toContain(
      '2 venues and 1 postcodes are now in another ward or authority',
    );
    expect(places()).toEqual(['E05013640', 'E05013651', null]);
    expect((await operator.run('import', 'areas', wards(-0.155))).said).toContain('1 venues and 1 postcodes');
    expect(places()).toEqual(['E05013640', 'E05013640', null]);
    expect(operator.rows('SELECT ward_code, authority_code FROM postcodes')).toEqual([
      { ward_code: 'E05013640', authority_code: BARNET },
    ]);
    const before = operator.content();
    await operator.run('import', 'venues', operator.file('v.csv', venues));
    expect(operator.content()).toBe(before);
  });

  it('leaves a prospect just over the border with the authority it was imported for', async () => {
    const operator = await anOperator(newFolder());
    const barnet = area(BARNET, 'Barnet', [-0.2, 51.6, -0.16, 51.63]);
    await operator.run('import', 'areas', operator.file('a.geojson', featureCollection(barnet)));
    const venues = operator.file('v.csv', 'source_ref,name,latitude,longitude\n1,Near,51.61,-0.158\n');
    await operator.run('import', 'venues', venues, '--authority', BARNET);
    const enfield = area('E09000010', 'Enfield', [-0.16, 51.6, -0.1, 51.63]);
    await operator.run('import', 'areas', operator.file('b.geojson', featureCollection(enfield)));
    expect(operator.rows('SELECT authority_code, review FROM venues')).toEqual([
      { authority_code: BARNET, review: 'its coordinates are 140 m outside Barnet' },
    ]);
  });

  it('asks for what is published of a registered venue that changes its authority', async () => {
    const operator = await anOperator(newFolder());
    await operator.run(
      'import',
      'areas',
      operator.file('a.geojson', featureCollection(area(BARNET, 'Barnet', [-0.2, 51.6, -0.14, 51.63]))),
    );
    await operator.run(
      'import',
      'venues',
      operator.file('v.csv', 'source_ref,name,latitude,longitude\n1,A,51.61,-0.158\n'),
    );
    await operator.run(
      'accredit',
      'csv:1',
      '--scheme',
      'safe_haven',
      '--reason',
      'visited',
      '--trained-on',
      '2026-11-01',
    );
    await operator.run('publish');
    const enfield = area('E09000010', 'Enfield', [-0.16, 51.6, -0.1, 51.63]);
    const barnet = area(BARNET, 'Barnet', [-0.2, 51.6, -0.16, 51.63]);
    await operator.run('import', 'areas', operator.file('b.geojson', featureCollection(enfield, barnet)));
    expect(operator.rows('SELECT authority_code FROM venues')).toEqual([{ authority_code: 'E09000010' }]);
    const due = operator.rows<{ scope: string }>(
      'SELECT scope FROM publications WHERE changed <> published ORDER BY scope',
    );
    expect(due.map(({ scope }) => scope)).toEqual(['area/E09000003', 'area/E09000010', 'cell/11-1023-680']);
  });
});

describe.skipIf(!hasSharedData)('the real areas', () => {
  const newFolder = useTemporaryFolders();

  it('are 33 authorities of London and 24 wards of Barnet', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    expect(operator.rows('SELECT count(*) AS n FROM authorities WHERE boundary IS NOT NULL')).toEqual([
      { n: 33 },
    ]);
    expect(operator.rows('SELECT count(*) AS n, count(DISTINCT authority_code) AS of FROM wards')).toEqual([
      { n: 24, of: 1 },
    ]);
    const wards = sharedData('wards', 'barnet-wards-2022.geojson');
    expect((await operator.run('import', 'areas', wards, ...refused(operator))).said).toBe(
      '24 read, 0 added, 0 updated, 24 unchanged, 0 refused',
    );
  });
});

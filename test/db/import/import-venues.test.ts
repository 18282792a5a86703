import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { anOperator, featureCollection, refused, squareFeature, withAreas } from '../../helpers/operator.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const BARNET = 'E09000003';
const HEAD = 'source_ref,name,kind,address,postcode,latitude,longitude,opening_hours';

describe('an import of venues', () => {
  const newFolder = useTemporaryFolders();
  const square = async () => {
    const operator = await anOperator(newFolder());
    const areas = operator.file('areas.geojson', featureCollection(squareFeature(BARNET, 'Barnet')));
    await operator.run('import', 'areas', areas);
    return operator;
  };

  it('adds prospects with their ward, cell, careful age policy and hours', async () => {
    const operator = await square();
    const ward = squareFeature('E05013640', 'West Finchley', {
      properties: { WD24CD: 'E05013640', WD24NM: 'West Finchley', LAD24CD: BARNET, LAD24NM: 'Barnet' },
    });
    await operator.run('import', 'areas', operator.file('ward.geojson', featureCollection(ward)));
    const file = operator.file(
      'venues.csv',
      `${HEAD}\n1,"The  Café & Bar",pub,"1 High Road",n120qg,51.613500,-0.1765,"Mo-Sa 11:00-23:00; PH off"\n`,
    );
    expect(await operator.run('import', 'venues', file)).toEqual({
      code: 0,
      said: '1 read, 1 added, 0 updated, 0 unchanged, 0 refused',
    });
    const [venue] = operator.rows(
      'SELECT v.*, h.weekly, h.bank_holidays FROM venues v JOIN opening_hours h ON h.venue_id = v.id',
    );
    expect(venue).toMatchObject({
      standing: 'prospect',
      name: 'The Café & Bar',
      kind: 'pub',
      age_policy: 'under_16_accompanied',
      postcode: 'N12 0QG',
      cell: '1022-680',
      authority_code: BARNET,
      ward_code: 'E05013640',
      source: 'csv',
      source_ref: '1',
      review: '',
      bank_holidays: '[]',
    });
    expect(JSON.parse((venue as { weekly: string }).weekly)).toMatchObject({
      mo: [['11:00', '23:00']],
      su: [],
    });
  });

  it('changes nothing when the same file comes again, and says so', async () => {
    const operator = await square();
    const file = operator.file(
      'venues.csv',
      `${HEAD}\n1,A,pub,,N12 0QG,51.61,-0.17,Mo-Su 11:00-23:00\n2,B,shop,,,51.62,-0.18,\n`,
    );
    await operator.run('import', 'venues', file);
    const before = operator.content();
    expect((await operator.run('import', 'venues', file)).said).toBe(
      '2 read, 0 added, 0 updated, 2 unchanged, 0 refused',
    );
    expect(operator.content()).toBe(before);
  });

  it('brings a prospect up to date, keeps what the file has no column for, and takes back hours it no longer knows', async () => {
    const operator = await square();
    const first = `${HEAD}\n1,A,pub,1 High Road,N12 0QG,51.61,-0.17,Mo-Su 11:00-23:00\n`;
    await operator.run('import', 'venues', operator.file('a.csv', first));
    const second = 'source_ref,name,latitude,longitude,opening_hours\n1,New A,51.611,-0.17,\n';
    expect((await operator.run('import', 'venues', operator.file('b.csv', second))).said).toBe(
      '1 read, 0 added, 1 updated, 0 unchanged, 0 refused',
    );
    expect(operator.rows('SELECT name, kind, address, lat FROM venues')).toEqual([
      { name: 'New A', kind: 'pub', address: '1 High Road', lat: 51.611 },
    ]);
    expect(operator.rows('SELECT * FROM opening_hours')).toEqual([]);
  });

  it('keeps the public facts of a registered venue, and notes what the file says otherwise', async () => {
    const operator = await square();
    const first = `${HEAD}\n1,A,pub,1 High Road,N12 0QG,51.61,-0.17,Mo-Su 11:00-23:00\n`;
    await operator.run('import', 'venues', operator.file('a.csv', first));
    const accredit = ['accredit', 'csv:1', '--scheme', 'safe_haven', '--reason', 'visited', '--trained-on'];
    expect((await operator.run(...accredit, '2026-11-01')).code).toBe(0);
    const facts =
      'SELECT name, address, postcode, lat, lon, weekly, standing FROM venues JOIN opening_hours ON venue_id = id';
    const before = operator.rows(facts);

    const second = `${HEAD}\n1,B,pub,2 High Road,N12 0QG,51.62,-0.17,Mo-Su 12:00-20:00\n`;
    const file = operator.file('b.csv', second);
    const { said } = await operator.run('import', 'venues', file);
    expect(said).toContain('1 read, 0 added, 1 updated, 0 unchanged, 0 refused');
    expect(said).toContain('1 registered venues differ from the file');
    expect(operator.rows(facts)).toEqual(before);
    expect(operator.rows('SELECT review FROM venues')).toEqual([
      {
        review:
          'The import says: name "B"; address "2 High Road"; position 51.62, -0.17; other opening hours',
      },
    ]);
    expect((await operator.run('import', 'venues', file)).said).toContain('1 unchanged');

    await operator.run('import', 'venues', operator.file('a.csv', first));
    expect(operator.rows('SELECT review FROM venues')).toEqual([{ review: '' }]);
  });

  it('refuses each row that cannot be right, and says why beside the input, safe for a spreadsheet', async () => {
    const operator = await square();
    const rows = [
      '1,Good,pub,,,51.61,-0.17,',
      '2,Zero,pub,,,0,0,',
      '3,Swapped,pub,,,-0.17,51.61,',
      '4,Paris,pub,,,48.85,2.35,',
      '5,At sea,pub,,,50.1,-0.6,',
      '6,No number,pub,,,"51,61",west,',
      '7,Far,pub,,,51.45,-0.17,',
      '1,Again,pub,,,51.61,-0.17,',
      ',No key,pub,,,51.61,-0.17,',
      '10,,pub,,,51.61,-0.17,',
      '11,Odd,castle,,,51.61,-0.17,',
      '12,Short,pub',
      '13,=HYPERLINK("x"),castle,,,51.61,-0.17,',
    ];
    const file = operator.file(
      'venues.csv',
      `${HEAD}\n${rows.join('\n')}\n`.replace('=HYPERLINK("x")', '"=HYPERLINK(""x"")"'),
    );
    const { code, said } = await operator.run('import', 'venues', file, '--authority', BARNET);
    expect(code).toBe(0);
    expect(said).toContain('13 read, 1 added, 0 updated, 0 unchanged, 12 refused');
    const report = readFileSync(`${file}.refused.csv`, 'utf8').split('\r\n');
    expect(report[0]).toBe(`kind,line,reason,${HEAD}`);
    const reasons = report.slice(1).map((line) => line.replace(/^refused,(\d+),"?/, '$1 '));
    expect(reasons[0]).toMatch(/^3 its coordinates are 0, 0/);
    expect(reasons[1]).toMatch(/^4 its latitude and longitude look swapped: -0.17, 51.61/);
    expect(reasons[2]).toMatch(/^5 its coordinates are outside the United Kingdom: 48.85, 2.35/);
    expect(reasons[3]).toMatch(/^6 its coordinates are in the sea: 50.1, -0.6/);
    expect(reasons[4]).toMatch(/^7 its coordinates are not two numbers of degrees/);
    expect(reasons[5]).toMatch(/^8 its coordinates are 17 km outside Barnet/);
    expect(reasons[6]).toMatch(/^9 has the same key as line 2/);
    expect(reasons[7]).toMatch(/^10 has no source_ref/);
    expect(reasons[8]).toMatch(/^11 has no name/);
    expect(reasons[9]).toMatch(/^12 ""castle"" is not a kind of venue/);
    expect(reasons[10]).toMatch(/^13 has 3 columns where the headings have 8/);
    expect(report[12]).toContain(`,"'=HYPERLINK(""x"")",`);
    expect(report[1]).toMatch(/,0,0,$/);
    expect(report[2]).toContain(',-0.17,51.61,');
  });

  it('keeps names that look like formulas as they are in the register', async () => {
    const operator = await square();
    const names = ['@72.China', '-The Bar-', '=Equals', '+Plus'];
    const rows = names.map((name, index) => `${index},${name},pub,,,51.61,-0.17,`);
    await operator.run('import', 'venues', operator.file('a.csv', `${HEAD}\n${rows.join('\n')}\n`));
    expect(
      operator.rows<{ name: string }>('SELECT name FROM venues ORDER BY source_ref').map(({ name }) => name),
    ).toEqual(names);
  });

  it('flags a pin up to 5 km outside the authority, and one that its postcode contradicts', async () => {
    const operator = await square();
    const postcodes = operator.file(
      'p.csv',
      'postcode,latitude,longitude\nN12 0QG,51.6135,-0.1765\nNW4 4BG,51.59,-0.23\n',
    );
    await operator.run('import', 'postcodes', postcodes);
    const rows = [
      '1,Near,pub,,,51.597,-0.17,',
      '2,Elsewhere,pub,,NW4 4BG,51.6135,-0.1765,',
      '3,By postcode,pub,,N12 0QG,,,',
      '4,By outcode,pub,,N12 9ZZ,,,',
      '5,Nowhere,pub,,,,,',
    ];
    const file = operator.file('v.csv', `${HEAD}\n${rows.join('\n')}\n`);
    const { said } = await operator.run('import', 'venues', file, '--authority', BARNET);
    expect(said).toContain('5 read, 5 added, 0 updated, 0 unchanged, 0 refused');
    expect(said).toContain('4 imported rows should be looked at');
    expect(operator.rows('SELECT name, lat, authority_code, review FROM venues ORDER BY source_ref')).toEqual(
      [
        {
          name: 'Near',
          lat: 51.597,
          authority_code: BARNET,
          review: 'its coordinates are 330 m outside Barnet',
        },
        {
          name: 'Elsewhere',
          lat: 51.6135,
          authority_code: BARNET,
          review: 'its coordinates are 4.5 km from its postcode NW4 4BG',
        },
        { name: 'By postcode', lat: 51.6135, authority_code: BARNET, review: '' },
        {
          name: 'By outcode',
          lat: 51.6135,
          authority_code: BARNET,
          review: 'it was put at the middle of N12: no more is known of where it is',
        },
        {
          name: 'Nowhere',
          lat: null,
          authority_code: BARNET,
          review: 'it has no position: no coordinates, and no postcode that the register knows',
        },
      ],
    );
  });

  it('imports a venue whose hours cannot be read, with its hours unknown and the reason in the list', async () => {
    const operator = await square();
    const file = operator.file('v.csv', `${HEAD}\n1,A,pub,,,51.61,-0.17,Mo-Fr 18:00+\n`);
    const { said } = await operator.run('import', 'venues', file);
    expect(said).toContain('1 read, 1 added');
    expect(operator.rows('SELECT * FROM opening_hours')).toEqual([]);
    expect(readFileSync(`${file}.refused.csv`, 'utf8')).toMatch(/review,2,its opening hours were left out: /);
  });

  it('removes an earlier list of refused rows when nothing is refused any more', async () => {
    const operator = await square();
    const file = operator.file('v.csv', `${HEAD}\n1,A,pub,,,51.61,-0.17,\n2,B,pub,,,0,0,\n`);
    await operator.run('import', 'venues', file);
    expect(existsSync(`${file}.refused.csv`)).toBe(true);
    operator.file('v.csv', `${HEAD}\n1,A,pub,,,51.61,-0.17,\n`);
    await operator.run('import', 'venues', file);
    expect(existsSync(`${file}.refused.csv`)).toBe(false);
  });

  it('reads gzip by its content, whatever the name', async () => {
    const operator = await square();
    const file = operator.file('v.csv', gzipSync(`${HEAD}\n1,A,pub,,,51.61,-0.17,\n`));
    expect((await operator.run('import', 'venues', file)).said).toContain('1 added');
  });

  it('gives new ids where ids collide', async () => {
    const { stageVenues } = await import('../../../db/import/venue-staging.node.ts');
    const { openSqlite } = await import('../../../db/sqlite.node.ts');
    const operator = await square();
    await operator.run('import', 'venues', operator.file('v.csv', `${HEAD}\n1,A,pub,,,51.61,-0.17,\n`));
    const [{ id: taken } = { id: '' }] = operator.rows<{ id: string }>('SELECT id FROM venues');
    const drawn = [taken, 'aaaaaaaaa', 'aaaaaaaaa', 'bbbbbbbbb', 'ccccccccc', 'ddddddddd'];
    const register = openSqlite(operator.database);
    const staging = stageVenues(
      register.connection,
      { next: () => drawn.shift() ?? 'none' },
      { kind: 'pub', agePolicy: 'all_ages' },
    );
    for (const ref of ['2', '3', '4']) staging.add({ ...aJudgedVenue, ref }, 1);
    staging.makeIdsUnique();
    const ids = register.connection.prepare('SELECT id FROM temp.staged_venues').pluck().all();
    expect(new Set([...ids, taken]).size).toBe(4);
    register.close();
  });
});

const aJudgedVenue = {
  ...{
    source: 'csv',
    ref: '1',
    name: 'A',
    kind: 'pub',
    age_policy: 'all_ages',
    address: '',
    town: '',
    postcode: '',
  },
  ...{ lat: null, lon: null, cell: null, authority_code: null, ward_code: null, phone: '', website: '' },
  ...{ facilities: '[]', uprn: null, fhrsid: null, review: '', hours_stated: 0 as const },
  ...{ weekly: null, bank_holidays: null, known_until: null, exceptions: '[]' },
};

describe.skipIf(!hasSharedData)('the real files of Barnet and London', () => {
  const newFolder = useTemporaryFolders();

  it('reads 1,483 food businesses of Barnet, two of them just over the border', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    const file = sharedData('fhrs', 'FHRS502en-GB.xml');
    const importFile = () =>
      operator.run('import', 'venues', file, '--authority', BARNET, ...refused(operator));
    expect((await importFile()).said).toContain('1483 read, 1483 added, 0 updated, 0 unchanged, 0 refused');
    expect((await importFile()).said).toContain('1483 read, 0 added, 0 updated, 1483 unchanged, 0 refused');
    expect(count(operator.rows('SELECT kind AS key, count(*) AS n FROM venues GROUP BY kind'))).toEqual({
      education: 163,
      hotel: 19,
      pub: 122,
      restaurant: 475,
      shop: 640,
      supermarket: 64,
    });
    expect(operator.rows("SELECT name FROM venues WHERE review LIKE '%outside%' ORDER BY name")).toEqual([
      { name: 'Osidge Jmi School' },
      { name: 'Tuana' },
    ]);
    const [{ n } = { n: 0 }] = operator.rows<{ n: number }>(
      "SELECT count(DISTINCT ward_code) AS n FROM venues WHERE authority_code = 'E09000003'",
    );
    expect(n).toBe(24);
  });

  it('reads 111 open pubs, one of which is at 0, 0 on the grid', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    const file = sharedData('open-pubs', 'open_pubs_barnet.csv');
    const { said } = await operator.run(
      'import',
      'venues',
      file,
      '--authority',
      BARNET,
      ...refused(operator),
    );
    expect(said).toContain('111 read, 110 added, 0 updated, 0 unchanged, 1 refused');
    expect(readFileSync(join(operator.folder, 'refused.csv'), 'utf8')).toContain(
      '"its coordinates are 0, 0",21434,The Railway Bell',
    );
    expect(operator.rows("SELECT address, postcode FROM venues WHERE source_ref = '19173'")).toEqual([
      { address: 'The Ridgeway London', postcode: 'NW7 1RL' },
    ]);
  });

  it('reads 3,070 pubs of London, 16 without a name, and the hours of those that can be read', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    const file = sharedData('osm-pubs', 'london-pubs.csv');
    const importFile = () => operator.run('import', 'venues', file, ...refused(operator));
    expect((await importFile()).said).toContain('3070 read, 3054 added, 0 updated, 0 unchanged, 16 refused');
    expect((await importFile()).said).toContain('3070 read, 0 added, 0 updated, 3054 unchanged, 16 refused');
    const [known] = operator.rows<{ n: number }>(
      "SELECT count(*) AS n FROM opening_hours WHERE source = 'osm'",
    );
    const [unknown] = operator.rows<{ n: number }>(
      "SELECT count(*) AS n FROM venues WHERE review LIKE '%its opening hours were left out%'",
    );
    expect((known?.n ?? 0) + (unknown?.n ?? 0)).toBe(728);
    expect(known?.n).toBeGreaterThan(600);
    // Three lie just outside the simplified outlines of the boroughs.
    expect(operator.rows('SELECT count(*) AS n FROM venues WHERE authority_code IS NULL')).toEqual([
      { n: 3 },
    ]);
  });
});

function count(rows: readonly unknown[]): Record<string, number> {
  return Object.fromEntries((rows as { key: string; n: number }[]).map(({ key, n }) => [key, n]));
}

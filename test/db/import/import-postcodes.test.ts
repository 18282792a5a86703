import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anOperator, refused, withAreas, type Operator } from '../../helpers/operator.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const CODE_POINT =
  '"N12 0QG",10,526380,192270,"E92000001","E19000003","E18000007","","E09000003","E05000068"';

describe('an import of postcodes', () => {
  const newFolder = useTemporaryFolders();

  it('reads Code-Point Open by its ten columns, padded postcodes and all', async () => {
    const operator = await anOperator(newFolder());
    const file = operator.file(
      'n.csv',
      [
        CODE_POINT,
        CODE_POINT.replace('N12 0QG', 'N1  0AA'),
        CODE_POINT.replace('N12 0QG",10,526380,192270', 'N12 9ZZ",90,0,0'),
      ].join('\r\n'),
    );
    expect((await operator.run('import', 'postcodes', file)).said).toContain(
      '3 read, 2 added, 0 updated, 0 unchanged, 1 refused',
    );
    expect(readFileSync(`${file}.refused.csv`, 'utf8')).toMatch(/refused,3,no location,N12 9ZZ,90,0,0/);
    expect(
      operator.rows(
        'SELECT postcode, round(lat, 3) AS lat, quality, authority_code, ward_code FROM postcodes',
      ),
    ).toEqual([
      { postcode: 'N10AA', lat: 51.615, quality: 10, authority_code: 'E09000003', ward_code: null },
      { postcode: 'N120QG', lat: 51.615, quality: 10, authority_code: 'E09000003', ward_code: null },
    ]);
    expect(operator.rows("SELECT outcode, postcodes FROM outcodes WHERE outcode IN ('N1', 'N12')")).toEqual([
      { outcode: 'N1', postcodes: 1 },
      { outcode: 'N12', postcodes: 1 },
    ]);
  });

  it('reads a folder, passing over the headings that lie in it, and refuses a postcode it had before', async () => {
    const operator = await anOperator(newFolder());
    const folder = join(operator.folder, 'CSV');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'Code-Point_Open_Column_Headers.csv'),
      'PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nPostcode,Positional,\n',
    );
    writeFileSync(join(folder, 'n.csv'), CODE_POINT);
    writeFileSync(join(folder, 'nw.csv'), CODE_POINT);
    const { said } = await operator.run('import', 'postcodes', folder);
    expect(said).toContain('Code-Point_Open_Column_Headers.csv holds only headings and was passed over');
    expect(said).toContain('2 read, 1 added, 0 updated, 0 unchanged, 1 refused');
    expect(readFileSync(`${folder}.refused.csv`, 'utf8')).toContain(
      'the same postcode is on line 1 of n.csv',
    );
    const alone = join(folder, 'Code-Point_Open_Column_Headers.csv');
    expect((await operator.run('import', 'postcodes', alone)).said).toMatch(
      /holds only Code-Point's headings/,
    );
  });

  it.each(['lad25cd', 'oslaua', 'LAD31CD'])(
    'finds the columns of the postcode directory by pattern (%s)',
    async (lad) => {
      const operator = await anOperator(newFolder());
      const rows = [
        `pcd,pcds,doterm,${lad},lat,long,osgrdind`,
        '"N12 0QG","N12 0QG","","E09000003",51.6135,-0.1765,1',
        '"N12 0QH","N12 0QH","201503","E09000003",51.6135,-0.1765,1',
        '"N12 0QJ","N12 0QJ","","E09000003",99.999999,0.000000,9',
        '"N12 0QK","N12 0QK","","E99999999",50.0,-8.5,1',
        '"N12","N12","","E09000003",51.6135,-0.1765,1',
      ];
      const file = operator.file('onspd.csv', rows.join('\n'));
      expect((await operator.run('import', 'postcodes', file)).said).toContain(
        '5 read, 1 added, 0 updated, 0 unchanged, 4 refused',
      );
      const reasons = readFileSync(`${file}.refused.csv`, 'utf8').split('\r\n').slice(1, 5);
      expect(reasons.map((line) => line.split(',')[2])).toEqual([
        'terminated',
        'no location',
        '"its coordinates are not on UK land: 50',
        '"""N12"" is not a UK postcode"',
      ]);
      expect(operator.rows('SELECT quality, authority_code FROM postcodes')).toEqual([
        { quality: 10, authority_code: 'E09000003' },
      ]);
    },
  );

  it('says which column is missing', async () => {
    const operator = await anOperator(newFolder());
    const { code, said } = await operator.run(
      'import',
      'postcodes',
      operator.file('p.csv', 'postcode,lat\nN12 0QG,51\n'),
    );
    expect(code).toBe(1);
    expect(said).toMatch(/p\.csv has no column for the longitude \(long\) \(found: postcode, lat\)/);
  });
});

describe.skipIf(!hasSharedData)('the real postcodes', () => {
  const newFolder = useTemporaryFolders();
  const importOf = (operator: Operator, ...path: string[]) =>
    operator.run('import', 'postcodes', sharedData('postcodes', ...path), ...refused(operator));

  it('are 31,368 of N and NW from Code-Point Open, then unchanged', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    expect((await importOf(operator, 'code-point-open')).said).toContain(
      '31368 read, 31368 added, 0 updated, 0 unchanged, 0 refused',
    );
    expect((await importOf(operator, 'code-point-open')).said).toContain(
      '0 added, 0 updated, 31368 unchanged',
    );
    expect(operator.rows("SELECT postcodes FROM outcodes WHERE outcode = 'N12'")).toEqual(
      operator.rows("SELECT count(*) AS postcodes FROM postcodes WHERE postcode LIKE 'N12___'"),
    );
  });

  it('are 8,828 of Barnet, of which all but a few border ones get the ward that was published', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    expect((await importOf(operator, 'barnet-postcodes.csv')).said).toContain('8828 read, 8828 added');
    const published = new Map(
      readFileSync(sharedData('postcodes', 'barnet-postcodes.csv'), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
        .map((cells) => [cells[0]?.replace(' ', ''), cells[8]]),
    );
    const differing = operator
      .rows<{ postcode: string; ward_code: string }>('SELECT postcode, ward_code FROM postcodes')
      .filter(({ postcode, ward_code }) => published.get(postcode) !== ward_code);
    expect(differing.length).toBeLessThan(10);
  });

  it('are 103 of 208 in the directory’s sample: the others are terminated or have no location', async () => {
    const operator = await anOperator(newFolder());
    expect((await importOf(operator, 'onspd-2024-sample.csv')).said).toContain(
      '208 read, 103 added, 0 updated, 0 unchanged, 105 refused',
    );
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anOperator, refused, withAreas } from '../../helpers/operator.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const BARNET = 'E09000003';

describe.skipIf(!hasSharedData)('the example register of the LGA', () => {
  const newFolder = useTemporaryFolders();
  const FILE = sharedData('premises-licences', 'example-premises-licences.csv');

  it('is 1,256 entries of 1,252 licences, each as the register has it, and unchanged the second time', async () => {
    const operator = await withAreas(await anOperator(newFolder()));
    const run = () => operator.run('import', 'licences', FILE, '--authority', BARNET, ...refused(operator));
    expect((await run()).said).toContain('1256 read, 1252 added, 0 updated, 0 unchanged, 4 refused');
    const names = operator.rows<{ premises_name: string }>(
      "SELECT premises_name FROM premises_licences WHERE number IN ('55818', '36453', '37742') ORDER BY number, postcode",
    );
    expect(names.map((each) => each.premises_name)).toEqual([
      'Off Licence',
      'Off Licence Asiana Hypermarket',
      'Brewdog',
      'Nottingham Trent University',
    ]);
    expect(
      operator.rows("SELECT count(*) AS n FROM premises_licences WHERE premises_name LIKE '%Café%'"),
    ).toEqual([{ n: 14 }]);
    expect(
      operator.rows('SELECT status, alcohol, count(*) AS n FROM premises_licences GROUP BY 1, 2 ORDER BY 2'),
    ).toEqual([
      { status: 'in_force', alcohol: 'both', n: expect.any(Number) as number },
      { status: 'in_force', alcohol: 'none', n: expect.any(Number) as number },
      { status: 'in_force', alcohol: 'off', n: expect.any(Number) as number },
      { status: 'in_force', alcohol: 'on', n: expect.any(Number) as number },
      { status: 'in_force', alcohol: 'unknown', n: 10 },
    ]);
    expect(
      operator.rows("SELECT starts_on, hours_text, activities FROM premises_licences WHERE number = '55818'"),
    ).toMatchObject([{ starts_on: '2010-02-01', hours_text: 'm-su 0800-0230' }]);
    const before = operator.content();
    expect((await run()).said).toContain('1256 read, 0 added, 0 updated, 1252 unchanged, 4 refused');
    expect(operator.content()).toBe(before);
  });

  it('has every column that the importer reads in its JSON schema', async () => {
    const { LICENCE_COLUMNS } = await import('../../../db/import/licence-columns.ts');
    const schema = JSON.parse(
      readFileSync(sharedData('premises-licences', 'PremisesLicences.json'), 'utf8'),
    ) as { fields: { name: string }[] };
    const names = new Set(schema.fields.map(({ name }) => name));
    expect(LICENCE_COLUMNS.filter(({ name }) => !names.has(name))).toEqual([]);
  });
});

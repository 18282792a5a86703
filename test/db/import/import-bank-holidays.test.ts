import { describe, expect, it } from 'vitest';
import { anOperator, refused } from '../../helpers/operator.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const events = (...days: [date: string, title: string][]) => ({
  events: days.map(([date, title]) => ({ date, title, notes: '', bunting: true })),
});

function file(england: ReturnType<typeof events>): string {
  const none = events(['2040-01-02', 'New Year’s Day']);
  return JSON.stringify({ 'england-and-wales': england, scotland: none, 'northern-ireland': none });
}

describe('an import of bank holidays', () => {
  const newFolder = useTemporaryFolders();

  it('takes in all three divisions, and removes a day that was announced and then moved', async () => {
    const operator = await anOperator(newFolder());
    const days =
      "SELECT date, title FROM bank_holidays WHERE date >= '2040' AND division = 'england-and-wales'";
    const first = file(
      events(
        ['2040-05-07', 'Early May bank holiday'],
        ['2040-05-28', 'Spring bank holiday'],
        ['2040-12-25', 'Christmas Day'],
      ),
    );
    expect((await operator.run('import', 'bank-holidays', operator.file('a.json', first))).said).toBe(
      '5 read, 5 added, 0 updated, 0 unchanged, 0 refused',
    );
    const moved = file(
      events(
        ['2040-05-07', 'Early May holiday'],
        ['2040-06-04', 'Spring bank holiday'],
        ['2040-12-25', 'Christmas Day'],
      ),
    );
    expect((await operator.run('import', 'bank-holidays', operator.file('b.json', moved))).said).toBe(
      '5 read, 1 added, 1 updated, 3 unchanged, 0 refused\n1 days are no longer bank holidays and were removed',
    );
    expect(operator.rows(days)).toEqual([
      { date: '2040-05-07', title: 'Early May holiday' },
      { date: '2040-06-04', title: 'Spring bank holiday' },
      { date: '2040-12-25', title: 'Christmas Day' },
    ]);
  });

  it('asks for everything published to be published anew, but only where a day changed', async () => {
    const operator = await anOperator(newFolder());
    await operator.run('publish');
    const due = () => operator.rows('SELECT scope FROM publications WHERE changed <> published').length;
    const path = operator.file('a.json', file(events(['2040-05-07', 'Early May bank holiday'])));
    await operator.run('import', 'bank-holidays', path);
    expect(due()).toBe(operator.rows('SELECT scope FROM publications').length);
    await operator.run('publish');
    await operator.run('import', 'bank-holidays', path);
    expect(due()).toBe(0);
  });

  it.each([
    ['2028-06-01T12:00:00Z', false],
    ['2028-09-01T12:00:00Z', true],
  ])('at %s, with Christmas 2028 the last day known, warns: %s', async (at, warns) => {
    const operator = await anOperator(newFolder(), at);
    const path = operator.file(
      'a.json',
      file(events(['2028-12-25', 'Christmas Day'], ['2028-12-26', 'Boxing Day'])),
    );
    const { code, said } = await operator.run('import', 'bank-holidays', path);
    expect(code).toBe(0);
    expect(said.includes('England and Wales is 2028-12-26, less than 120 days away')).toBe(warns);
  });

  it('refuses an event without a date, and a day listed twice', async () => {
    const operator = await anOperator(newFolder());
    const path = operator.file(
      'a.json',
      file(events(['2040-02-30', 'No such day'], ['2040-05-07', 'May'], ['2040-05-07', 'May'])),
    );
    expect((await operator.run('import', 'bank-holidays', path)).said).toContain(
      '5 read, 3 added, 0 updated, 0 unchanged, 2 refused',
    );
  });
});

describe.skipIf(!hasSharedData)('GOV.UK’s own file', () => {
  const newFolder = useTemporaryFolders();

  it('has 140 days for England and Wales and is then known until 2028', async () => {
    const operator = await anOperator(newFolder());
    const path = sharedData('bank-holidays', 'bank-holidays.json');
    const { said } = await operator.run('import', 'bank-holidays', path, ...refused(operator));
    expect(said).toMatch(/^471 read, \d+ added, 0 updated, \d+ unchanged, 0 refused$/);
    expect(
      operator.rows(
        "SELECT count(*) AS n, max(date) AS last FROM bank_holidays WHERE division = 'england-and-wales'",
      ),
    ).toEqual([{ n: 140, last: '2028-12-26' }]);
  });
});

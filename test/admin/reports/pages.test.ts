import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS } from '../../../admin/access.ts';
import { everyDay } from '../../helpers/builders.ts';
import { countQueries } from '../../helpers/counted-queries.ts';
import { openOffice } from '../../helpers/office.ts';
import { BARNET } from '../../helpers/register.ts';
import { fillReportRegister } from '../../helpers/report-register.ts';

const BASE = `/admin/councils/${BARNET}/reports`;
const ROUTES = Object.keys(ACCESS)
  .filter((route) => route.includes('/reports'))
  .map((route) => route.replace('GET ', '').replace(':authority', BARNET));
const MOST_QUERIES = 12;

async function aDesk(venues = 0) {
  const office = await openOffice();
  if (venues > 0)
    await fillReportRegister(office.db, { authorityCode: BARNET, today: '2026-06-10', venues, seed: 7 });
  await office.addOfficer('pat@example.org', ['partner']);
  const partner = await office.signIn('pat@example.org');
  const page = async (path: string, status = 200) => {
    const answer = await partner.get(BASE + path.replace(/^\/(?=$|\?)/, ''));
    expect([path, answer.status]).toEqual([path, status]);
    return answer.text();
  };
  return { office, partner, page };
}

/** Without markup. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
}

describe('reports', () => {
  it('are honest where there is nothing to tell', async () => {
    const { page } = await aDesk();
    const dashboard = wordsOf(await page('/'));
    expect(dashboard).toContain('No mystery visits recorded yet');
    expect(dashboard).toContain('Nobody has signed up yet');
    expect(dashboard).toContain('No premises licences are on the register yet');
    expect(dashboard).toContain('Nothing is open anywhere in Barnet then');
    expect(dashboard).not.toMatch(/NaN|undefined|Infinity|%/);
    for (const path of [
      '/coverage',
      '/coverage/place',
      '/visits',
      '/training',
      '/prospects',
      '/committee',
      '/sheet',
    ]) {
      expect(wordsOf(await page(path))).not.toMatch(/NaN|undefined|Infinity|\d%/);
    }
    expect(wordsOf(await page('/sheet'))).toContain('No place is listed now');
  });

  it('say the moment that they are of, and an earlier day as it was', async () => {
    const { office, page } = await aDesk();
    office.clock.set('2026-06-10T09:00:00Z');
    await office.addHaven({ name: 'The Paper Lantern' });
    office.clock.set('2026-06-10T17:20:00Z');
    expect(wordsOf(await page('/havens'))).toContain('As the register stands at 6:20pm on 10 June 2026');
    const before = wordsOf(await page('/havens?on=2026-06-09'));
    expect(before).toContain('As the register stood at the end of 9 June 2026');
    expect(before).toContain('0 places');
    expect(before).not.toContain('Sheet for schools');
    expect(wordsOf(await page('/changes?since=2026-06-10'))).toMatch(
      /1 change .*The Paper Lantern .*Newly shown/,
    );
  });

  it('tell why something is no longer shown by its state, never by what was written', async () => {
    const { office, page } = await aDesk();
    office.clock.set('2026-06-01T09:00:00Z');
    const suspended = await office.addHaven({ id: 'aaaaaaaaa', name: 'Suspended Arms' });
    await office.addHaven({ id: 'bbbbbbbbb', name: 'Closed Arms' });
    office.clock.set('2026-06-10T09:00:00Z');
    await office.decide(suspended, 'suspended');
    await office.db.writeAll([
      office.db.query
        .insertInto('closures')
        .values({
          id: 'c',
          venue_id: 'bbbbbbbbb',
          starts_at: '2026-06-10T08:00:00.000Z',
          ends_at: null,
          reason: 'Private words',
        })
        .compile(),
    ]);
    office.clock.set('2026-06-10T17:20:00Z');
    const changes = wordsOf(await page('/changes?since=2026-06-05'));
    expect(changes).toMatch(/Suspended Arms Safe Haven|Suspended Arms safe_haven/);
    expect(changes).toMatch(/Suspended Arms .{0,60}No longer shown .{0,20}Suspended 10 June 2026/);
    expect(changes).toMatch(/Closed Arms .{0,60}No longer shown .{0,20}Closed for now/);
    expect(changes).not.toContain('Private words');
  });

  it('hold nothing about a person, on any page or in any file, for a partner', async () => {
    const { page } = await aDesk(40);
    for (const route of ROUTES) {
      const text = await page(route.slice(BASE.length));
      expect(text).not.toMatch(/Private|person\/|pat@/);
    }
  });

  it('ask the register a dozen times at most, however large it is', async () => {
    const { office, page } = await aDesk(40);
    const queries = countQueries(office.db);
    const asked: [route: string, queries: number][] = [];
    for (const route of [
      ...ROUTES,
      `${BASE}?on=2026-03-01&since=2025-11-01`,
      `${BASE}/prospects/list?page=9`,
    ]) {
      queries();
      await page(route.slice(BASE.length));
      asked.push([route, queries()]);
    }
    expect(asked.filter(([, count]) => count > MOST_QUERIES)).toEqual([]);
    expect(asked.every(([, count]) => count > 0)).toBe(true);
  });

  it('say what is wrong with a day, keep it, and stand in today’s', async () => {
    const { page } = await aDesk();
    const wrong = await page(
      '/?on-day=31&on-month=2&on-year=2026&since-day=&since-month=5&since-year=2026',
      422,
    );
    expect(wordsOf(wrong)).toContain('The day to look at must be a real date');
    expect(wordsOf(wrong)).toContain('The day to compare with must include a day');
    expect(wrong).toContain('value="31"');
    expect(wordsOf(wrong)).toContain('As the register stands at');
    expect(wordsOf(await page('/?on=2026-06-11', 422))).toContain('must be on or before 10 June 2026');
    expect(wordsOf(await page('/?on=2026-03-01&since=2026-03-02', 422))).toContain(
      'must be on or before 1 March 2026',
    );
    const right = wordsOf(await page('/?on-day=1&on-month=mar&on-year=2026'));
    expect(right).toContain('the end of 1 March 2026');
    expect(right).toContain('since 1 December 2025');
  });

  it('answer whatever an address asks for without failing', { timeout: 120_000 }, async () => {
    const { office, partner } = await aDesk(12);
    const names = [
      'on',
      'since',
      'on-day',
      'at',
      'scheme',
      'ward',
      'town',
      'age',
      'by',
      'hours',
      'page',
      'order',
    ];
    const more = [
      'stage',
      'source',
      'month',
      'kind',
      'outcome',
      'round',
      'quarter',
      'from',
      'group',
      'state',
      'training',
    ];
    const value = fc.oneof(
      fc.constantFrom(
        '2026-03-01',
        '0000-01-01',
        '9999-12',
        '2026-Q1',
        'sa-01',
        'none',
        '__proto__',
        '-1',
        '1e9',
        "'",
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
    );
    const query = fc.array(fc.tuple(fc.constantFrom(...names, ...more), value), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ROUTES), query, async (route, fields) => {
        const answer = await partner.get(`${route}?${new URLSearchParams(fields).toString()}`);
        expect([200, 422]).toContain(answer.status);
        await answer.text();
      }),
      { numRuns: 300 },
    );
    expect(office.failures).toEqual([]);
  });

  it('give files that spreadsheets open and never run', async () => {
    const { office, partner, page } = await aDesk();
    const names = ['=1+1', '+44', '-2+3', '@SUM(A1)', '\tTab', '\rReturn', 'A "quoted", name', 'Café'];
    for (const [n, name] of names.entries()) {
      await office.addHaven({ id: `venue000${n}`, source_ref: `${n}`, name, town: name, address: name });
    }
    const csv = await page('/havens/csv');
    expect(csv).toMatch(/^name,kind,address,town,postcode,ward,schemes,open,/);
    const cells = csv.split('\r\n').slice(1, -1).flatMap(cellsOf);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+$/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1");
    expect(cells).toContain('A "quoted", name');
    for (const file of ['/accreditations/csv', '/changes/csv', '/coverage/csv?by=town']) {
      expect(await page(file)).not.toMatch(/(^|[,"\n])[=@]/m);
    }
    // A text that is read loses the mark by which a spreadsheet knows its letters.
    const bytes = await (await partner.get(`${BASE}/havens/csv`)).bytes();
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await page('/havens')).toContain('A &quot;quoted&quot;, name');
  });

  it('print a sheet for schools: where, when, what to say, who may come in, and where to check', async () => {
    const { office, page } = await aDesk();
    await office.addHaven({
      name: 'The Paper Lantern',
      opening: everyDay(['18:00', '02:00']),
      kind: 'pub',
      age_policy: 'under_16_accompanied',
    });
    await office.addHaven({
      id: 'library01',
      source_ref: '2',
      name: 'Paper Library',
      schemes: ['ask_for_angela'],
    });
    const all = wordsOf(await page('/sheet'));
    expect(all).toContain('Correct on 10 June 2026. Places change: check the finder at havens.example');
    expect(all).toContain('In danger? Call 999.');
    expect(all).toContain('Say safe_haven');
    expect(all).toMatch(
      /The Paper Lantern Pub, 1 Example Street, N12.0QG Every day: 6pm to 2am the next day/,
    );
    expect(all).toMatch(/Mainly serves alcohol\. Under 16s need an adult with them here/);
    expect(all).toContain('Paper Library');
    const under18 = wordsOf(await page('/sheet?age=any'));
    expect(under18).not.toContain('The Paper Lantern');
    expect(under18).toContain('Paper Library');
    const angela = wordsOf(await page('/sheet?scheme=ask_for_angela&on=2026-01-01'));
    expect(angela).not.toContain('The Paper Lantern');
    expect(angela).toContain('Correct on 10 June 2026');
  });
});

/** Cells of one line of CSV. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

import { expect, it } from 'vitest';
import { filterCases } from '../../../api/domain/report-filter.ts';
import { CASE_GROUPS } from '../../../api/domain/report-cases.ts';
import { readReport } from '../../../api/usecases/read-report.ts';
import type { Browser } from '../../helpers/browser-of.ts';
import { openOffice } from '../../helpers/office.ts';
import { chooseSeed, pick, seededRandom } from '../../helpers/random-hours.ts';
import { BARNET } from '../../helpers/register.ts';
import { fillReportRegister } from '../../helpers/report-register.ts';
import { figuresOn, rowsBehind } from './figures-on.ts';

const BASE = `/admin/councils/${BARNET}/reports`;
const TODAY = '2026-06-10';
const VENUES = 60;
const FIGURES_A_PAGE = 45;
const seed = chooseSeed();

async function aFilledOffice() {
  const office = await openOffice();
  await fillReportRegister(office.db, { authorityCode: BARNET, today: TODAY, venues: VENUES, seed });
  await office.addOfficer('pat@example.org', ['partner']);
  return { office, partner: await office.signIn('pat@example.org') };
}

const PAGES = [
  '',
  '?on=2026-03-01&since=2025-11-15',
  '/coverage',
  '/coverage?at=fr-22&scheme=ask_for_angela&age=any',
  '/coverage?by=town',
  '/coverage/place?town=Edgware&by=town',
  '/training',
  '/training?on=2026-01-31',
  '/visits',
  '/visits?kind=inspection',
  '/visits?kind=advisory&on=2026-05-01',
  '/prospects',
  '/prospects?on=2025-09-01',
  '/committee',
  '/committee?on=2026-04-30&since=2026-04-30',
];

it(
  `every figure leads to exactly as many rows, on every page (HOURS_SEED=${seed})`,
  { timeout: 120_000 },
  async () => {
    const { partner } = await aFilledOffice();
    const random = seededRandom(seed);
    const wrong: string[] = [];
    let followed = 0;
    let rows = 0;
    for (const path of PAGES) {
      const figures = figuresOn(await pageAt(partner, BASE + path));
      expect(figures.length > 4 ? path : `few figures on ${path}`).toBe(path);
      const some =
        figures.length <= FIGURES_A_PAGE
          ? figures
          : figures.filter(() => random() < FIGURES_A_PAGE / figures.length);
      for (const { value, href } of some) {
        const behind = rowsBehind(await pageAt(partner, href));
        followed += 1;
        rows += behind ?? 0;
        if (behind !== value) wrong.push(`${path}: ${value} leads to ${behind} rows at ${href}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(followed).toBeGreaterThan(200);
    expect(rows).toBeGreaterThan(500);
  },
);

it('a file holds the rows of its list, each in a line', async () => {
  const { partner } = await aFilledOffice();
  for (const [list, file] of [
    ['/havens?scheme=safe_haven', '/havens/csv?scheme=safe_haven'],
    ['/accreditations?group=hidden', '/accreditations/csv?group=hidden'],
    ['/changes?since=2025-08-01', '/changes/csv?since=2025-08-01'],
    ['/visits/list?kind=mystery', '/visits/csv?kind=mystery'],
    ['/visits/list?trainingThen=met', '/visits/csv?trainingThen=met'],
    ['/training/modules?share=some', '/training/modules/csv?share=some'],
    ['/accreditations?endsBy=2026-09-08', '/accreditations/csv?endsBy=2026-09-08'],
    ['/prospects/list?stage=waiting', '/prospects/csv?stage=waiting'],
  ] as const) {
    const rows = rowsBehind(await pageAt(partner, BASE + list));
    const lines = (await pageAt(partner, BASE + file)).split('\r\n');
    expect(rows).toBeGreaterThan(0);
    expect([file, lines.length - 2]).toEqual([file, rows]);
  }
});

it('every venue under a scheme is in one stage, one state and one ward', async () => {
  const { office } = await aFilledOffice();
  for (const on of [TODAY, '2026-02-01', '2025-10-10']) {
    const { cases, wards } = await readReport({ authorityCode: BARNET, on, ...office });
    const parts = CASE_GROUPS.map((group) => filterCases(cases, { group }, wards).length);
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(cases.length);
    const byWard = [...wards, 'none'].map((ward) => filterCases(cases, { ward }, wards).length);
    expect(byWard.reduce((sum, each) => sum + each, 0)).toBe(cases.length);
  }
});

it('the list of all havens is the public’s list, at whatever minute', async () => {
  const { office, partner } = await aFilledOffice();
  const random = seededRandom(seed);
  for (const at of ['2026-06-10T17:00:00Z', '2026-06-12T02:13:00Z', '2026-07-01T22:59:00Z']) {
    office.clock.set(at);
    await office.db.writeAll([
      office.db.query
        .updateTable('sessions')
        .set({
          seen_at: new Date(office.clock.now()).toISOString(),
          begun_at: new Date(office.clock.now()).toISOString(),
          expires_at: '2027-01-01T00:00:00.000Z',
        })
        .compile(),
    ]);
    await office.republish();
    for (const scheme of [undefined, pick(random, ['safe_haven', 'ask_for_angela'])]) {
      const query = scheme === undefined ? '' : `&scheme=${scheme}`;
      const answer = await office.request(`/api/v1/havens?area=${BARNET}&per_page=1${query}`);
      const { total } = (await answer.json()) as { total: number };
      const rows = rowsBehind(await pageAt(partner, `${BASE}/havens?${query}`));
      expect(total).toBeGreaterThan(0);
      expect([at, scheme, rows]).toEqual([at, scheme, total]);
    }
  }
});

async function pageAt(browser: Browser, path: string): Promise<string> {
  const answer = await browser.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

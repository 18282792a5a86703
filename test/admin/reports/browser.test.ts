import { describe, expect, it } from 'vitest';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useOfficeInBrowser } from '../../helpers/office-in-browser.ts';
import { BARNET } from '../../helpers/register.ts';
import { fillReportRegister } from '../../helpers/report-register.ts';

const BASE = `/admin/councils/${BARNET}/reports`;
const POINT = 4 / 3;
const PAGES = [
  ...[
    '',
    '/havens',
    '/sheet',
    '/accreditations',
    '/changes?since=2025-08-01',
    '/training',
    '/visits',
    '/visits/list',
  ],
  ...[
    '/coverage',
    '/coverage/place',
    '/coverage/open?at=fr-22',
    '/prospects',
    '/prospects/list',
    '/committee',
  ],
  '?on-day=31&on-month=2&on-year=2026',
];

const { openAs } = useOfficeInBrowser(async (office) => {
  await fillReportRegister(office.db, {
    authorityCode: BARNET,
    today: '2026-06-10',
    venues: 24,
    seed: 11,
    wards: 3,
  });
  await office.addOfficer('pat@example.org', ['partner']);
});

describe('reports in a browser', () => {
  for (const width of [320, 1280]) {
    it(`are read by everyone at ${width} pixels`, { timeout: 300_000 }, async () => {
      const { page, complaints } = await openAs('pat@example.org', { width });
      for (const path of PAGES) {
        const answer = await page.goto(BASE + path);
        expect([200, 422]).toContain(answer?.status());
        await expectNoViolations(page);
      }
      expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
    });
  }

  it('are chosen by day and hour without JavaScript', async () => {
    const { page } = await openAs('pat@example.org', { width: 1280, javaScript: false });
    await page.goto(BASE);
    await page.getByText('Choose other days').click();
    await page.fill('#on', '1');
    await page.fill('#on-month', '3');
    await page.fill('#on-year', '2026');
    await page.getByRole('button', { name: 'Show these days' }).click();
    await page.getByText('As the register stood at the end of 1 March 2026').waitFor();
    await page.getByRole('link', { name: 'All havens' }).first().click();
    await page.getByText('As the register stood at the end of 1 March 2026').waitFor();
    await page.goto(`${BASE}/coverage`);
    await page.getByText('Choose an hour').click();
    await page.selectOption('#at', 'su-03');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toContain(
      'At 3am on Sunday (Saturday night)',
    );
  });

  it('print what is said and none of the ways to go on', async () => {
    const { page } = await openAs('pat@example.org', { width: 794 });
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${BASE}/committee`);
    const seen = (selector: string) => page.locator(selector).first().isVisible();
    expect(await seen('.govuk-service-navigation')).toBe(false);
    expect(await seen('.frame-footer')).toBe(false);
    expect(await seen('main .govuk-button')).toBe(false);
    expect(await seen('main table.heat')).toBe(true);
    // A4 less its margins: nothing runs off the paper.
    await page.setViewportSize({ width: 680, height: 1000 });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);

    await page.goto(`${BASE}/sheet`);
    expect(await seen('header')).toBe(false);
    const sizes = await page.$$eval('.sheet :is(p, dd, dt, h3, .sheet__hours li)', (all) =>
      all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
    );
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16 * POINT - 0.1);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

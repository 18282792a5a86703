import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../db/reference-data.ts';
import { expectNoViolations } from '../../helpers/axe.ts';
import type { Office } from '../../helpers/office.ts';
import { useOfficeInBrowser } from '../../helpers/office-in-browser.ts';
import { BARNET } from '../../helpers/register.ts';

const SETTINGS = `/admin/councils/${BARNET}/settings`;
const SCHEME = `${SETTINGS}/schemes/hate_crime_reporting_centre`;
const WIDTHS = [320, 1280];
const LONG_AGO = '2020-01-01T09:00:00.000Z';

/** A register with something on each page: old helplines, mail that did not go, a venue, what would go. */
async function fill(office: Office): Promise<void> {
  const { db } = office;
  await loadReferenceData({ db, clock: office.clock });
  await office.addOfficer('ade@example.org', ['administrator']);
  for (const width of WIDTHS) await office.addOfficer(`gone-${width}@example.org`, []);
  const venue = await office.addHaven({ id: 'lantern01', name: 'The Paper Lantern' });
  const mail = (id: number, state: string, given = {}) =>
    db.query
      .insertInto('outbox')
      .values({
        ...{ id, reference: `r/${id}`, recipient: 'a-very-long-address-of-somebody@council.example.org' },
        ...{ kind: 'decision', subject: 'About The Paper Lantern', body: 'x', state, settled_at: LONG_AGO },
        ...{ created_at: LONG_AGO, due_at: LONG_AGO, expires_at: LONG_AGO },
        last_error: '550 5.1.1 <a-very-long-address-of-somebody@council.example.org>: user unknown',
        ...given,
      })
      .compile();
  await db.writeAll([
    db.query.updateTable('helplines').set({ checked_on: '2025-06-01' }).where('position', '<', 5).compile(),
    mail(901, 'unclear'),
    mail(902, 'failed', { kind: 'sign_in_code', body: '' }),
    db.query
      .insertInto('concerns')
      .values({
        ...{ id: 'concern01', key: null, venue_id: venue, authority_code: BARNET, reason: 'closed' },
        ...{
          received_at: '2025-12-01T10:00:00.000Z',
          state: 'closed',
          closed_at: '2025-12-01T10:00:00.000Z',
        },
      })
      .compile(),
  ]);
}

const { openAs } = useOfficeInBrowser(fill);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

const PAGES = [
  SETTINGS,
  `${SETTINGS}/helplines`,
  `${SETTINGS}/mail`,
  `${SETTINGS}/trail`,
  `${SETTINGS}/trail?of=register&from=nonsense&action=reference.added`,
  `${SETTINGS}/retention`,
  SCHEME,
  `${SCHEME}/listed`,
  '/admin/me',
];

describe.each(WIDTHS)('at %i pixels', (width) => {
  it('every page is free of what axe knows to be wrong, and fits', { timeout: 120_000 }, async () => {
    const { page, complaints } = await openAs('ade@example.org', { width });
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
      for (const summary of await page.locator('main details > summary').all()) await summary.click();
      await expectNoViolations(page);
    }
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });

  it(
    'so are forms that came back, and what is shown before something is done',
    { timeout: 120_000 },
    async () => {
      const { page } = await openAs('ade@example.org', { width });
      await page.goto(`${SETTINGS}/helplines/police_101`);
      await page.getByLabel('Phone number').fill('one oh one');
      await press(page, 'Save');
      await heading(page, 'There is a problem');
      expect(await page.getByLabel('Phone number').inputValue()).toBe('one oh one');
      await expectNoViolations(page);

      await page.goto(`${SETTINGS}/retention/own`);
      await page.getByLabel('Concerns that are closed').fill('3');
      await press(page, 'Save');
      await page.getByText('Concerns that are closed: 1').waitFor();
      await expectNoViolations(page);

      await page.goto(`${SCHEME}/add`);
      await page.getByLabel('CCTV covers').selectOption('One of group 2');
      await press(page, 'See what changes');
      await heading(page, 'There is a problem');
      await expectNoViolations(page);
      await page.getByLabel('What else, 1 of 3').fill('Lockable door');
      await page.getByLabel('How it is asked for, 1 of 3').selectOption('One of group 2');
      await press(page, 'See what changes');
      await heading(page, /What changes in/);
      await page.getByText('Lockable door').waitFor();
      await expectNoViolations(page);

      await page.goto(`${SETTINGS}/personal-data`);
      await page.getByLabel('Their e-mail address').fill(`gone-${width}@example.org`);
      await press(page, 'Find them');
      await heading(page, 'Erase them');
      await expectNoViolations(page);
      await press(page, 'Erase this person');
      await page.getByText('They are erased.').waitFor();
      await expectNoViolations(page);
    },
  );
});

describe.each([true, false])('with JavaScript: %s', (javaScript) => {
  it('a helpline is put right, and the public reads it', async () => {
    const { page } = await openAs('ade@example.org', { width: 360, javaScript });
    const number = javaScript ? '0800 555 0101' : '0800 555 0102';
    await page.goto(`${SETTINGS}/helplines/victim_support`);
    await page.getByLabel('Phone number').fill(number);
    await page.getByLabel('I have checked every line').check();
    await press(page, 'Save');
    await page.getByText('The public page says so now').waitFor();
    await page.goto('/help');
    await page.getByRole('link', { name: number }).waitFor();
    expect(await page.getByText('Checked on 10 June 2026').count()).toBe(1);
  });

  it('a scheme’s words are changed by way of the preview', { timeout: 60_000 }, async () => {
    const { page } = await openAs('ade@example.org', { width: 360, javaScript });
    const words = `Say “I would like to report a hate incident ${javaScript ? 'now' : 'please'}.”`;
    await page.goto(`${SCHEME}/add`);
    await page.getByLabel('What a person says there').fill(words);
    await press(page, 'See what changes');
    await press(page, 'Go back and change it');
    expect(await page.getByLabel('What a person says there').inputValue()).toBe(words);
    await press(page, 'See what changes');
    await press(page, /Save version/);
    await page.getByText('The version is saved.').waitFor();
    expect(await page.getByText(words).count()).toBeGreaterThan(0);
  });

  it('one’s data is downloaded, a name is changed', async () => {
    const { page } = await openAs('ade@example.org', { width: 360, javaScript });
    await page.goto('/admin/me');
    const download = page.waitForEvent('download');
    await press(page, 'Download your data');
    expect((await download).suggestedFilename()).toBe('my-data.json');
    await page.getByLabel('Name', { exact: true }).fill('Ade <Vellum>');
    await press(page, 'Save your name');
    await page.getByRole('link', { name: 'Ade <Vellum>' }).waitFor();
  });

  it('mail that is unclear is sent again, the trail says so and is taken away as a file', async () => {
    const { page } = await openAs('ade@example.org', { width: 360, javaScript });
    await page.goto(`${SETTINGS}/mail`);
    if (javaScript) {
      await press(page, /Send again/);
      await page.getByText('It is sent again.').waitFor();
    }
    await page.goto(`${SETTINGS}/trail?of=register`);
    await page
      .getByText(/Mail sent again: /)
      .first()
      .waitFor();
    const download = page.waitForEvent('download');
    await press(page, /Download these events/);
    expect((await download).suggestedFilename()).toMatch(/^audit-trail-register-.*\.csv$/);
  });
});

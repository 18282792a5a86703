import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { selectStaff } from '../../../db/staff.ts';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useOfficeInBrowser } from '../../helpers/office-in-browser.ts';
import { joinBy } from '../../helpers/staffed-venue.ts';

const VENUES = ['venuewith', 'venuebare'] as const;

const { office, openAs } = useOfficeInBrowser(async (given) => {
  for (const id of VENUES) await given.addHaven({ id, name: `The Paper ${id}` });
  await given.addManager('mo@example.org', VENUES);
});

/** A tap, and the page that it leads to. */
async function tap(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().click();
  await page.waitForLoadState();
}

describe.each([
  { how: 'with JavaScript', javaScript: true, venueId: VENUES[0] },
  { how: 'without JavaScript', javaScript: false, venueId: VENUES[1] },
])('a bar manager on a phone, $how', ({ javaScript, venueId }) => {
  it(
    'makes the link, confirms who joined, names the leads, and says how many there are',
    { timeout: 90_000 },
    async () => {
      const check = (shown: Page) => (javaScript ? expectNoViolations(shown) : Promise.resolve());
      const { page, complaints } = await openAs('mo@example.org', { width: 360, javaScript });
      await page.goto(`/admin/venues/${venueId}/training`);
      await check(page);
      await tap(page, 'button', 'Make the link for your staff');
      await tap(page, 'button', 'Make the link');
      await page.getByRole('img', { name: /QR code/ }).waitFor();
      await check(page);
      await tap(page, 'button', 'Staff-room sheet to print');
      await page.getByRole('heading', { name: 'Learn to help someone who feels unsafe' }).waitFor();
      await check(page);
      // One sheet of A4, whatever the printer.
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

      for (const name of ['Kit Invented', 'Lou Invented', 'Max Invented'])
        await joinBy(office().db, venueId, name);
      await page.goto(`/admin/venues/${venueId}/training`);
      await tap(page, 'button', 'Say whether 3 people work here');
      await check(page);
      await tap(page, 'button', 'They all work here');
      expect(await page.getByRole('alert').innerText()).toContain('Who works here counts');
      await check(page);

      await tap(page, 'link', 'Lead and deputy');
      await page.getByLabel('Lead').selectOption({ label: 'Kit Invented (Door)' });
      await page.getByLabel('Deputy').selectOption({ label: 'Lou Invented (Door)' });
      await check(page);
      await tap(page, 'button', 'Save');

      await tap(page, 'link', 'Add someone');
      await page.getByLabel('Name').fill('Nia Invented');
      await tap(page, 'button', /^Add$/);
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await check(page);
      await page.getByRole('radio', { name: 'Yes' }).check();
      await page.getByRole('radio', { name: 'Today' }).check();
      await tap(page, 'button', /^Add$/);

      await tap(page, 'link', 'How many meet the public');
      await page.getByRole('checkbox', { name: /Max Invented/ }).check();
      await page.getByLabel('How many of the staff meet the public?').fill('3');
      await page.getByRole('radio', { name: 'Yes' }).check();
      await check(page);
      await tap(page, 'button', 'Confirm');
      expect(await page.getByRole('main').innerText()).toContain('Who has left (1)');
      expect((await selectStaff(office().db, venueId)).map(({ duty, leftOn }) => [duty, leftOn])).toEqual([
        ['lead', null],
        ['deputy', null],
        [null, '2026-06-10'],
        [null, null],
      ]);

      await tap(page, 'link', 'Import a list');
      await page
        .getByLabel('Or paste the rows')
        .fill('name\tjob\tjoined on\nOla Invented\tBar\t01/02/2026\nKit Invented\tManager\t\n');
      await check(page);
      await tap(page, 'button', 'Look at it first');
      await check(page);
      await tap(page, 'button', 'Add 1 and change 1');
      expect(await page.getByRole('main').innerText()).toContain('Ola Invented');
      await check(page);
      await tap(page, 'link', 'Ola Invented');
      await check(page);
      await page.goto(`/admin/venues/${venueId}`);
      await check(page);
      // A form that came back with errors is a 422, which a browser's console tells of.
      expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
    },
  );
});

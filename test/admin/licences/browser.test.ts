import { describe, expect, it } from 'vitest';
import { expectNoViolations } from '../../helpers/axe.ts';
import { addLicenceRow, seedLicences } from '../../helpers/licences.ts';
import type { Office } from '../../helpers/office.ts';
import { useOfficeInBrowser } from '../../helpers/office-in-browser.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';

const LICENCES = `/admin/councils/${BARNET}/licences`;
const LANTERN = '/admin/licences/licence01';

async function fill(office: Office): Promise<void> {
  await office.addOfficer('officer@example.org', ['officer']);
  await office.addOfficer('partner@example.org', ['partner']);
  const box = { updated_at: '2026', boundary: '{}', west: 0, south: 0, east: 0, north: 0 };
  await office.db.writeAll(
    ['Brunswick Park', 'West Finchley'].map((name, at) =>
      office.db.query
        .insertInto('wards')
        .values({ code: `E0500000${at}`, name, authority_code: BARNET, ...box })
        .compile(),
    ),
  );
  const venueId = await office.addHaven({ id: 'v1', name: 'The Paper Lantern' });
  for (const [at, name] of ['The Swan', 'Café Example', 'The Three Horseshoes'].entries()) {
    await addVenue(office.db, { id: `w${at}`, name, postcode: `N${1 + at} ${at}AA` });
  }
  await seedLicences(office.db, {
    authorityCode: BARNET,
    count: 52,
    wards: ['E05000000', 'E05000001'],
  });
  await addLicenceRow(
    office.db,
    {
      id: 'licence01',
      number: '23/07475/LIPN',
      ward_code: 'E05000000',
      venue_id: venueId,
      status: 'under_review',
      status_text: 'Review requested by the police',
      supervisor: 'Bob Sample',
      supervisor_before: 'Ann Example',
      supervisor_since: '2026-05-01',
      register_link: 'https://licences.example.org/a/very/long/address/that/does/not/end/soon/23-07475-LIPN',
      hours_text: 'm-su 0800-0230 for the sale of alcohol, 0800-0300 for late night refreshment',
      activities: '["Live music","Recorded music","Performances of dance"]',
      starts_on: '2010-02-01',
    },
    'No supply of alcohol may be made at a time when there is no designated premises supervisor.',
    'The venue takes part in Ask for Angela, and all staff have WAVE training.',
    'Training is refreshed every six months, and records of it are kept for 12 months.',
  );
  await addLicenceRow(office.db, {
    id: 'licence02',
    number: '24/1',
    premises_name: 'The Paper Lantern (upstairs)',
    postcode: 'N12 0QG',
  });
  const officer = await office.signIn('officer@example.org');
  await officer.post(`${LANTERN}/checked`, { version: '1' });
}

const { openAs } = useOfficeInBrowser(fill);

const PAGES = [
  LICENCES,
  `${LICENCES}?status=under_review&text=lantern&ward=E05000000`,
  `${LICENCES}?text=nothing-has-this`,
  `${LICENCES}/lists/not-signed-up`,
  `${LICENCES}/lists/condition-not-met?on=yes`,
  `${LICENCES}/lists/look-again`,
  `${LICENCES}/matching`,
  `${LICENCES}/new`,
  LANTERN,
  `${LANTERN}/edit`,
  `${LANTERN}/match`,
  '/admin/licences/licence02/match?text=swan',
  `${LANTERN}/conditions`,
  `${LANTERN}/conditions/licence01-2`,
];

describe.each([320, 1280])('at %i pixels', (width) => {
  it('every page is free of what axe knows to be wrong, and fits', { timeout: 120_000 }, async () => {
    const { page, complaints } = await openAs('officer@example.org', { width });
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      for (const filters of await page.locator('details.filters').all())
        await filters.locator('summary').click();
      await expectNoViolations(page);
    }
    expect(complaints).toEqual([]);
  });

  it('a partner’s page of a licence is so too', async () => {
    const { page } = await openAs('partner@example.org', { width });
    await page.goto(LANTERN);
    await expectNoViolations(page);
    expect(await page.getByRole('link', { name: 'Change' }).count()).toBe(0);
  });

  it('a form that came back is so too', async () => {
    const { page } = await openAs('officer@example.org', { width });
    await page.goto(`${LICENCES}/new`);
    await page.getByLabel('Name of the premises').fill('The <Swan>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await page.getByLabel('Name of the premises').inputValue()).toBe('The <Swan>');
    await expectNoViolations(page);
  });
});

describe.each([true, false])('with JavaScript: %s', (javaScript) => {
  it('an officer enters a licence, gives it its conditions, and finds its venue', async () => {
    const { page } = await openAs('officer@example.org', { width: 360, javaScript });
    const number = javaScript ? 'J/1' : 'N/1';
    await page.goto(`${LICENCES}/new`);
    await page.getByLabel('Licence number').fill(number);
    await page.getByLabel('Status', { exact: true }).selectOption('In force');
    await page.getByLabel('Name of the premises').fill('Swan Inn');
    await page.getByLabel('Postcode (optional)').fill('n1 0aa');
    await page.getByLabel('To take away', { exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The licence is on the register.').waitFor();

    await page.getByRole('button', { name: 'Choose its venue' }).click();
    await page.getByLabel('The Swan').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The match is saved.').waitFor();

    await page.getByRole('button', { name: 'Add conditions' }).click();
    await page.getByLabel('Annex 3: after a hearing').check();
    await page
      .getByLabel('Text', { exact: true })
      .fill('1. WAVE training is given.\n2. It is refreshed every six months.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Training every 6 months').waitFor();
    await page.goto(`${LICENCES}/lists/condition-not-met?text=${number}`);
    expect(await page.getByRole('link', { name: 'Swan Inn', exact: true }).count()).toBe(1);
  });
});

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useBrowserPages } from '../../helpers/browser-pages.ts';
import { PDF, PNG } from '../../helpers/evidence-files.ts';
import { addVenue } from '../../helpers/register.ts';
import { useServedOffice } from '../../helpers/served-office.ts';
import { addPostcodes } from '../../helpers/sign-ups.ts';

/** From the first e-mail to "sent", in a real browser. */
const office = useServedOffice();
const openPage = useBrowserPages();

const SCREENS = [
  { name: 'a phone', width: 360, postcode: 'N20 9HH' },
  { name: 'a phone without JavaScript', width: 360, javaScript: false, postcode: 'N20 9QJ' },
  { name: 'a laptop', width: 1280, postcode: 'N20 0AA' },
  { name: 'a narrow phone, or a laptop at 400 %', width: 320, postcode: 'N20 0AB' },
];

beforeAll(async () => {
  const postcodes = SCREENS.map(({ postcode }) => postcode);
  await addPostcodes(office().db, postcodes);
  await office().addOfficer('officer@example.org', ['officer']);
});

describe.each(SCREENS)('on $name', ({ name, width, postcode, javaScript = true }) => {
  const slug = name.toLowerCase().replace(/\W+/g, '-');
  const email = `${slug}@example.org`;
  let shot = 0;

  /** Each page as it is met: looked at by axe, and kept as a picture where someone wants to see it. */
  async function look(page: Page, what: string): Promise<void> {
    shot += 1;
    const folder = process.env['SHOTS'];
    const path = `${folder}/${slug}-${String(shot).padStart(2, '0')}-${what}.png`;
    if (folder !== undefined) await page.screenshot({ path, fullPage: true });
    if (width !== 360) await expectNoViolations(page);
  }
  /** Presses a button and waits for the page that it leads to. */
  async function press(page: Page, button: string | RegExp): Promise<void> {
    const pressed = page.getByRole('button', { name: button, exact: true }).click();
    await Promise.all([page.waitForEvent('load'), pressed]);
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto('/admin/sign-up');
    await page.getByLabel('E-mail address').fill(email);
    await press(page, 'Send me a code');
    await page.getByLabel('6-digit code').fill(await office().newestCode(email));
    await press(page, 'Continue');
    await page.getByRole('heading', { name: 'Sign up a venue', level: 1 }).waitFor();
  }

  it('a manager finds the premises, answers every step and sends', { timeout: 120_000 }, async () => {
    const { db } = office();
    const venueId = `griffin${shot}${width}${javaScript ? 'j' : 'n'}`;
    await addVenue(db, {
      id: venueId,
      name: `The Griffin ${slug}`,
      kind: 'pub',
      address: '1 High Road',
      postcode,
      lat: 51.6299,
      lon: -0.1741,
      opening: null,
    });
    const { page, complaints } = await openPage({ origin: office().origin, width, javaScript });
    await signIn(page);
    await look(page, 'start');
    await press(page, 'Start now');

    await look(page, 'premises');
    await page.getByLabel('Postcode or town').fill(postcode.toLowerCase());
    await page.getByLabel('Name of the venue (optional)').fill(slug);
    await press(page, 'Search');
    await look(page, 'premises-found');
    await page.getByLabel(`The Griffin ${slug}`).check();
    await press(page, 'Continue');

    await look(page, 'schemes');
    await press(page, 'Save and continue');
    await look(page, 'schemes-error');
    await page.getByLabel('Safe Haven', { exact: true }).check();
    await page.getByLabel('Ask for Angela', { exact: true }).check();
    await press(page, 'Save and continue');

    await look(page, 'tasks');
    await page.getByRole('link', { name: 'Name and address' }).click();
    await page.getByLabel('Building and street').waitFor();
    await look(page, 'about');
    await press(page, 'Save and continue');
    await look(page, 'place');
    await press(page, 'Save and continue');
    await page.getByLabel('Your own name').fill('Ada Example');
    await page.getByLabel('Website (optional)').fill('www.griffin.example');
    await look(page, 'contact');
    await press(page, 'Save and continue');
    await page.getByLabel('Somewhere to sit').check();
    await look(page, 'offer');
    await press(page, 'Save and continue');

    await page.getByLabel('Opens, Monday').fill('noon');
    await page.getByLabel('Closes, Monday').fill('11pm');
    await press(page, /every day/);
    await page.getByLabel('Closes, Friday').fill('2am');
    await look(page, 'hours');
    await press(page, 'Save and continue');
    await page.getByRole('textbox').fill('12');
    await look(page, 'staff');
    await press(page, 'Save and continue');

    await look(page, 'checklist');
    for (const box of await page
      .getByRole('group', { name: 'You need all of these' })
      .getByRole('checkbox')
      .all())
      await box.check();
    await look(page, 'checklist-ticked');
    await press(page, 'Save and continue');
    await look(page, 'checklist-errors');
    await page
      .getByLabel('In a few words, A list of staff who are trained, or will be')
      .fill('The manager keeps it in the office');
    await page
      .getByRole('checkbox', { name: 'At least two members of staff are there at all times' })
      .check();
    await page
      .getByLabel('In a few words, At least two members of staff are there at all times')
      .fill('The rota always has two.\nThree on Fridays.');
    await press(page, /document or link.*Public liability insurance/);
    await look(page, 'item');
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'certificate.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) });
    await press(page, 'Add the file');
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'photo of it.png', mimeType: 'image/png', buffer: Buffer.from(PNG) });
    await press(page, 'Add the file');
    await page.getByLabel('Address of a page').fill('griffin.example/insurance');
    await press(page, 'Add the link');
    await look(page, 'item-added');
    await press(page, 'Done: back to the checklist');
    await look(page, 'checklist-filled');
    await press(page, 'Save and continue');

    await page.getByRole('heading', { name: 'What your venue has, for Ask for Angela' }).waitFor();
    const needed = page.getByRole('group', { name: 'You need all of these' });
    expect(await needed.getByRole('checkbox', { name: 'A list of staff who are trained' }).isChecked()).toBe(
      true,
    );
    for (const words of [
      'Training is part of every new starter’s induction',
      'A log of what happened when someone asked for help',
      'A policy for looking after people who are unwell, drunk or at risk',
    ]) {
      await page.getByRole('checkbox', { name: words }).check();
      await page.getByLabel(`In a few words, ${words}`).fill('As the scheme asks');
    }
    await page.getByRole('checkbox', { name: 'Posters in the toilets' }).check();
    await look(page, 'checklist-second');
    await press(page, 'Save and continue');

    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    await look(page, 'check');
    await press(page, 'Continue to the pledge');
    await look(page, 'pledge');
    const pledgeAddress = page.url();
    await press(page, 'Send to Barnet');
    await look(page, 'pledge-error');
    await page.getByLabel('I make this pledge').check();
    await press(page, 'Send to Barnet');
    await page.getByRole('heading', { name: 'Your application has been sent' }).waitFor();
    await look(page, 'sent');

    const states = await db.query
      .selectFrom('accreditations')
      .select(['scheme_key', 'state'])
      .where('venue_id', '=', venueId)
      .orderBy('scheme_key')
      .execute();
    expect(states).toEqual([
      { scheme_key: 'ask_for_angela', state: 'submitted' },
      { scheme_key: 'safe_haven', state: 'submitted' },
    ]);
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
    // In an old tab: it is sent, and nothing is sent or changed a second time.
    await page.goto(pledgeAddress);
    await page.getByText('this has been sent in').first().waitFor();
    await look(page, 'back');
  });
});

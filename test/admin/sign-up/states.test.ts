import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { faults } from '../../helpers/axe.ts';
import { useBrowserPages } from '../../helpers/browser-pages.ts';
import { addVenue } from '../../helpers/register.ts';
import { useServedOffice } from '../../helpers/served-office.ts';
import { addPostcodes } from '../../helpers/sign-ups.ts';

/** The pages that a sign-up shows when something is in its way: nothing that axe finds, nothing wider than its window. */
const office = useServedOffice();
const openPage = useBrowserPages();

beforeAll(async () => {
  const { db } = office();
  await addPostcodes(db, ['N20 9HH', 'N20 0AA']);
  await db.writeAll([
    db.query
      .insertInto('outcodes')
      .values({ outcode: 'N20', lat: 51.629, lon: -0.174, postcodes: 9 })
      .compile(),
  ]);
  const place = { postcode: 'N20 9HH', address: '1 High Road', opening: null };
  await addVenue(db, { id: 'known0001', name: 'The Griffin', standing: 'registered', ...place });
  await addVenue(db, { id: 'prospect1', name: 'Griffin Cafe', ...place });
  await office().addManager('boss@example.org', ['known0001']);
});

describe.each([320, 1280])('at %i pixels', (width) => {
  let shot = 0;
  let found: string[] = [];
  beforeEach(() => {
    found = [];
  });
  async function look(page: Page, what: string): Promise<void> {
    shot += 1;
    const folder = process.env['SHOTS'];
    const path = `${folder}/state-${width}-${String(shot).padStart(2, '0')}-${what}.png`;
    if (folder !== undefined) await page.screenshot({ path, fullPage: true });
    found.push(...(await faults(page)));
  }
  async function press(page: Page, button: string | RegExp): Promise<void> {
    const pressed = page.getByRole('button', { name: button }).click();
    await Promise.all([page.waitForEvent('load'), pressed]);
  }
  async function signedIn(email: string): Promise<Page> {
    const { page } = await openPage({ origin: office().origin, width });
    await page.goto('/admin/sign-up');
    await page.getByLabel('E-mail address').fill(email);
    await press(page, 'Send me a code');
    await page.getByLabel('6-digit code').fill(await office().newestCode(email));
    await press(page, 'Continue');
    return page;
  }
  async function begun(email: string): Promise<{ page: Page; base: string }> {
    const page = await signedIn(email);
    await press(page, /^Start/);
    return { page, base: new URL(page.url()).pathname.replace(/\/premises$/, '') };
  }

  it('premises: nothing found, an unknown place, one that is taken, and asking for access', async () => {
    const { page, base } = await begun(`taken-${width}@example.org`);
    await page.goto(`${base}/premises?place=N20+0AA`);
    await look(page, 'nothing-found');
    await page.goto(`${base}/premises?place=atlantis`);
    await look(page, 'unknown-place');
    await page.goto(`${base}/premises?place=N20+9HH`);
    await page.getByRole('radio', { name: 'The Griffin', exact: true }).check();
    await press(page, 'Continue');
    await look(page, 'taken');
    await press(page, 'Ask for access');
    await look(page, 'taken-error');
    await page.getByLabel('What do you do there?').fill('I run the bar in the evenings');
    await press(page, 'Ask for access');
    await look(page, 'asked');
    const boss = await signedIn('boss@example.org');
    await boss.goto('/admin/venues/known0001/access-requests');
    await look(boss, 'access-requests');
    expect(found).toEqual([]);
  });

  it('steps: one of these, a postcode nobody knows, a second window, a list to go on with, what is missing', async () => {
    const { page, base } = await begun(`steps-${width}@example.org`);
    await page.goto(`${base}/premises?place=N20+0AA`);
    await press(page, 'Enter them by hand');
    await page.getByLabel('Safe Haven', { exact: true }).check();
    await page.getByText('What Safe Haven asks of you').click();
    await look(page, 'schemes-open');
    await press(page, 'Save and continue');
    await page.getByRole('link', { name: 'Name and address' }).click();
    await page.getByLabel('Name of the venue').fill('Griffin');
    await page.getByLabel('What kind of place is it?').selectOption('cafe');
    await page.getByLabel('Building and street').fill('1 High Road');
    await page.getByLabel('Postcode').fill('N20 9HH');
    await press(page, 'Save and continue');
    await look(page, 'same-place');
    await page.getByLabel('No, it is none of these').check();
    await press(page, 'Continue');
    const other = await page.context().newPage();
    for (const [each, words] of [
      [other, 'The Griffin Rooms'],
      [page, 'Griffin House'],
    ] as const) {
      await each.goto(`${base}/step/about`);
      await each.getByLabel('Name of the venue').fill(words);
    }
    await press(other, 'Save and continue');
    await press(page, 'Save and continue');
    await look(page, 'meanwhile');
    await page.getByLabel('Postcode').fill('N20 8ZZ');
    await press(page, 'Save and come back later');
    await look(page, 'saved');
    await page.goto(`${base}/step/place`);
    await look(page, 'unknown-postcode');
    await page.getByLabel('At an exact position').check();
    await page.getByLabel('Position, or a link from a map').fill('by the church');
    await press(page, 'Save and continue');
    await look(page, 'pin-error');
    await page.goto(`${base}/check`);
    await look(page, 'missing');
    await page.goto('/admin/sign-up');
    await look(page, 'start-again');
    expect(found).toEqual([]);
  });

  it('after sending: what the council asks, and evidence that was not enough', async () => {
    const { db, clock } = office();
    const email = `asked-${width}@example.org`;
    const { page, base } = await begun(email);
    const id = base.slice(base.lastIndexOf('/') + 1);
    const venueId = `asked${width}`;
    await addVenue(db, {
      id: venueId,
      name: 'The Paper Lantern',
      postcode: 'N20 7AA',
      standing: 'registered',
    });
    const personId = await office().addManager(email, [venueId]);
    const step = { venueId, schemeKey: 'safe_haven', actor: 'person/officer', db, clock };
    for (const to of ['draft', 'submitted', 'in_assessment', 'more_information_needed'] as const)
      await decideAccreditation({
        ...step,
        to,
        reason: 'Which insurer is it?\nPlease send the certificate.',
      });
    await db.writeAll([
      db.query
        .updateTable('sign_ups')
        .set({
          state: 'sent',
          venue_id: venueId,
          schemes: '["safe_haven"]',
          sent_at: '2026-06-01T10:00:00.000Z',
          version: 2,
        })
        .where('id', '=', id)
        .compile(),
      db.query
        .insertInto('evidence')
        .values({
          id: `evid${width}`,
          sign_up_id: id,
          venue_id: venueId,
          scheme_key: 'safe_haven',
          item: 'public_liability_insurance',
          kind: 'text',
          text: 'We have one',
          file_id: null,
          added_by: personId,
          added_at: '2026-06-01T10:00:00.000Z',
          verdict: 'not_enough',
          verdict_note: 'Please give the policy number.',
          verdict_by: 'person/officer',
          verdict_at: '2026-06-02T10:00:00.000Z',
          removed_at: null,
        })
        .compile(),
    ]);
    await page.goto('/admin/sign-up');
    await look(page, 'questioned');
    await page.goto(base);
    await look(page, 'questions');
    await page.goto(`${base}/checklist/safe_haven`);
    await look(page, 'not-enough');
    await page.goto(`${base}/check`);
    await look(page, 'check-again');
    expect(found).toEqual([]);
  });
});

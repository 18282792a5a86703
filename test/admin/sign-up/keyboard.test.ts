import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { useBrowserPages } from '../../helpers/browser-pages.ts';
import { addVenue } from '../../helpers/register.ts';
import { useServedOffice } from '../../helpers/served-office.ts';
import { addPostcodes } from '../../helpers/sign-ups.ts';

const office = useServedOffice();
const openPage = useBrowserPages();

const MOST_STEPS = 80;

beforeAll(async () => {
  await addPostcodes(office().db, ['N20 9HH']);
  await addVenue(office().db, { id: 'griffin01', name: 'The Griffin', postcode: 'N20 9HH', opening: null });
});

/** Goes on with the Tab key until it is there. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by keyboard: ${String(target)}`);
}

async function type(page: Page, label: string, words: string): Promise<void> {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}

/** Enter, and the page that it leads to. */
async function enter(page: Page): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await arrived;
}

async function press(page: Page, button: string | RegExp): Promise<void> {
  await reach(page, page.getByRole('button', { name: button }));
  await enter(page);
}

it('a manager signs a venue up without a mouse', { timeout: 120_000 }, async () => {
  const { page } = await openPage({ origin: office().origin, width: 1280 });
  await page.goto('/admin/sign-up');
  await type(page, 'E-mail address', 'keys@example.org');
  await enter(page);
  await type(page, '6-digit code', await office().newestCode('keys@example.org'));
  await enter(page);
  await press(page, 'Start now');

  await type(page, 'Postcode or town', 'N20 9HH');
  await enter(page);
  await reach(page, page.getByLabel('The Griffin'));
  await page.keyboard.press('Space');
  await press(page, 'Continue');
  await reach(page, page.getByLabel('Safe Haven', { exact: true }));
  await page.keyboard.press('Space');
  await enter(page);

  await reach(page, page.getByRole('link', { name: 'Name and address' }));
  await enter(page);
  await press(page, 'Save and continue');
  await press(page, 'Save and continue');
  await type(page, 'Your own name', 'Kay Board');
  await enter(page);
  await reach(page, page.getByLabel('Toilet'));
  await page.keyboard.press('Space');
  await enter(page);
  await type(page, 'Opens, Monday', '9am');
  await type(page, 'Closes, Monday', '5pm');
  // Enter saves, it does not press one of the buttons of the grid.
  await enter(page);
  await type(page, 'How many of your staff meet the public?', '6');
  await enter(page);

  await page.getByRole('heading', { name: 'What your venue has, for Safe Haven' }).waitFor();
  const seat = page.getByRole('checkbox', { name: 'A seat where someone can wait' });
  await reach(page, seat);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('By the window');
  await enter(page);
  const evidence = await office().db.query.selectFrom('evidence').select(['item', 'text']).execute();
  expect(evidence).toEqual([{ item: 'seat', text: 'By the window' }]);

  // Words that were folded away with their tick are not what the manager says.
  await page.goBack();
  await page.reload();
  await page.getByRole('checkbox', { name: 'A seat where someone can wait' }).uncheck();
  await press(page, 'Save and come back later');
  expect(await office().db.query.selectFrom('evidence').select('item').execute()).toEqual([]);
});

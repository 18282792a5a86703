import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faults } from '../helpers/axe.ts';
import { finderOn } from './finder-on-page.ts';
import { NORTH_FINCHLEY, usePhones, type PhoneOptions } from './open-phone.ts';

const openPhone = usePhones();

/** Far from every place of the register. */
const OUT_OF_TOWN = { latitude: 51.62, longitude: -0.6, accuracy: 900 };

async function aHavenPath(page: Page): Promise<string> {
  await page.goto('/havens');
  return (await page.locator('.places h3 a').nth(4).getAttribute('href')) ?? '';
}

const PAGES = [
  '/near?place=North+Finchley',
  '/near?place=Atlantis',
  '/near?place=finchley',
  '/havens',
  '/help',
  '/under-18',
  '/cover-your-tracks',
  '/embed?area=E09000003',
  '/embed?limit=99&accent=ffcc00',
  '/embed/frame?area=E09000003',
  '/embed/poster',
  '/privacy',
  '/accessibility',
  '/offline',
  '/no/such/page',
];

const SCREENS: readonly (PhoneOptions & { name: string; dark?: boolean })[] = [
  { name: 'a phone', width: 360 },
  { name: 'a narrow phone, or a laptop at 400 %', width: 320 },
  { name: 'a phone in the dark', width: 360, dark: true },
  { name: 'a laptop', width: 1280 },
];

describe.each(SCREENS)('on $name', ({ width = 360, dark = false }) => {
  const open = async (options: PhoneOptions = {}) => {
    const phone = await openPhone({ width, ...options });
    await phone.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    return phone;
  };

  it('every page is free of what axe knows to be wrong, and fits', async () => {
    const { page } = await open();
    const found: string[] = [];
    const haven = await aHavenPath(page);
    for (const path of [...PAGES, haven, `${haven}/concern`, `${haven}/concern/sent`]) {
      await page.goto(path);
      found.push(...(await faults(page)));
    }
    expect(found).toEqual([]);
  }, 90_000);

  it('so is the form about a place that did not help, where something is missing', async () => {
    const { page } = await open();
    await page.goto(`${await aHavenPath(page)}/concern`);
    await page.getByRole('button', { name: 'Send to the council' }).click();
    await page.getByRole('heading', { name: 'That was not sent yet' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('so is the finder before and after it found places', async () => {
    const { page } = await open({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.waitFor();
    expect(await faults(page)).toEqual([]);
    await finder.find.click();
    await finder.names();
    expect(await faults(page)).toEqual([]);
  });

  it('so is the finder where it found none', async () => {
    const { page } = await open({ position: OUT_OF_TOWN });
    await page.goto('/');
    await finderOn(page).find.click();
    await page.getByRole('link', { name: /101/ }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('so is the finder that was refused the position, knows no such place, or several', async () => {
    const { page } = await open();
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.click();
    await finder.all.getByText('did not share its position').waitFor();
    expect(await faults(page)).toEqual([]);
    await finder.search('Atlantis');
    await finder.all.getByText('could not find that place').waitFor();
    expect(await faults(page)).toEqual([]);
    await finder.search('finchley');
    await finder.choices.first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

it('the finder’s words without JavaScript are as accessible', async () => {
  const { page } = await openPhone({ javaScript: false });
  await page.goto('/');
  expect(await page.getByRole('link', { name: /Call 999/ }).count()).toBe(1);
  expect(await page.getByRole('link', { name: 'Leave this page' }).count()).toBe(1);
  expect(await page.getByRole('textbox', { name: 'Postcode, town centre or station' }).count()).toBe(1);
});

import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { BARNET } from '../../db/reference/barnet.ts';

const COUNCIL = `/admin/councils/${BARNET.code}`;

async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

interface NewVenue {
  readonly name: string;
  readonly postcode: string;
}

/** From a manager's first page to "sent": a bar that is on no list applies for Ask for Angela. */
export async function signUp(page: Page, { name, postcode }: NewVenue): Promise<void> {
  await page.getByRole('link', { name: 'Sign up a venue' }).first().click();
  await press(page, 'Start now');
  await press(page, 'Enter your premises by hand');
  await page.getByLabel('Ask for Angela', { exact: true }).check();
  await press(page, 'Save and continue');
  await page.getByRole('link', { name: 'Name and address' }).click();
  await page.getByLabel('Name of the venue').fill(name);
  await page.getByLabel('What kind of place is it?').selectOption({ label: 'Bar' });
  await page.getByLabel('Building and street').fill('1 Foil Street');
  await page.getByLabel('Postcode').fill(postcode);
  await press(page, 'Save and continue');
  await page.getByLabel(`In the middle of ${postcode}: my postcode is right`).check();
  await press(page, 'Save and continue');
  await page.getByLabel('Your own name').fill('Mo Cellophane');
  await press(page, 'Save and continue');
  await page.getByLabel('Somewhere to sit').check();
  await press(page, 'Save and continue');
  await page.getByLabel('Opens, Monday').fill('noon');
  await page.getByLabel('Closes, Monday').fill('2am');
  await press(page, 'Same times every day');
  await press(page, 'Save and continue');
  await page.getByLabel('How many of your staff meet the public?').fill('5');
  await press(page, 'Save and continue');
  await fillChecklist(page);
  await press(page, 'Save and continue');
  await press(page, 'Continue to the pledge');
  await page.getByLabel('I make this pledge').check();
  await press(page, `Send to ${BARNET.name}`);
  await page.getByRole('heading', { name: 'Your application has been sent' }).waitFor();
}

async function fillChecklist(page: Page): Promise<void> {
  const needed = page.getByRole('group', { name: 'You need all of these' }).getByRole('checkbox');
  const oneOf = page.getByRole('group', { name: 'You need at least one of these' }).getByRole('checkbox');
  for (const box of await needed.all()) await box.check();
  await oneOf.last().check();
  const words = page.getByRole('textbox', { name: /^In a few words/ });
  // Without JavaScript those of every box stand open, and words count as a tick.
  for (const field of await words.all()) await field.fill('As the scheme asks.');
}

async function fillDay(page: Page, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
}

/** An officer takes it out of the queue, sees each piece of evidence, asks for training and records it. */
export async function assess(page: Page, venue: string): Promise<void> {
  await askForTraining(page, venue);
  await buttonOf(page, 'Record training').click();
  await page.getByLabel('How many people are trained').fill('4');
  await page.getByLabel('How many people meet the public').fill('5');
  await fillDay(page, ['11', '6', '2026']);
  await press(page, 'Record the training');
  await page.getByText('an approver decides next').first().waitFor();
}

/** An officer takes it out of the queue, sees each piece of evidence, and asks for training. */
export async function askForTraining(page: Page, venue: string): Promise<void> {
  await page.goto(`${COUNCIL}/queue`);
  await page.getByRole('link', { name: venue }).first().click();
  await buttonOf(page, 'Begin to assess').click();
  await press(page, 'Begin to assess');
  await page.getByText('The assessment has begun.').waitFor();
  for (let left = await unseen(page); left > 0; left -= 1) {
    await page
      .getByRole('link', { name: /^Look at/ })
      .first()
      .click();
    await page.getByLabel('Yes, I have seen it').check();
    await press(page, 'Save');
    expect(await unseen(page)).toBe(left - 1);
  }
  await buttonOf(page, 'Ask for training').click();
  await page.getByLabel('Nobody is trained yet').check();
  await press(page, 'Continue');
  await press(page, 'Ask for training');
  await page.getByText('The managers are told what training is needed.').waitFor();
}

/** Links that look like buttons have the role of one. */
export function buttonOf(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

async function unseen(page: Page): Promise<number> {
  return page.getByRole('link', { name: /^Look at/ }).count();
}

export async function accredit(page: Page, venue: string): Promise<void> {
  await page.goto(`${COUNCIL}/queue`);
  await page.getByRole('link', { name: venue }).first().click();
  await buttonOf(page, 'Accredit').click();
  await press(page, 'Accredit');
  await page.getByText('The venue is accredited.').waitFor();
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { courseOf } from '../../admin/training/courses.ts';

/** The module of Ask for Angela, whose right answers are known here. */
export const ANGELA = courseOf('ask_for_angela');

export const heading = (page: Page) => page.locator('main h1').innerText();

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name }).click();
}

/** Somebody comes in by the link of a venue, and says who they are. */
export async function comeInBy(
  page: Page,
  link: string,
  name: string,
  { job = 'Bar staff', email = '' } = {},
): Promise<void> {
  await page.goto(link);
  await page.getByRole('link', { name: 'Start' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your job here').fill(job);
  if (email !== '') await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel('Yes').check();
  await press(page, 'Save and go on');
  expect(await heading(page)).toBe('Your training');
}

/**
 * Through the module from its own page to its result.
 * @param wrong how many questions are answered wrong
 * @param each looks at each kind of page
 */
export async function takeAngela(
  page: Page,
  wrong = 0,
  each: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('main').getByRole('button').first().click();
  for (const { choices } of ANGELA.lessons) {
    await each(page);
    const best = choices?.find((choice) => choice.best);
    if (best && (await page.locator('#choice-a').count()) > 0) {
      await page.check(`#choice-${best.id}`);
      await press(page, 'See what comes of it');
      await each(page);
      await page.locator('#what-follows').getByText('A good way').waitFor();
    }
    await press(page, /^(Next|On to the questions)$/);
  }
  for (const [index, { answers }] of ANGELA.questions.entries()) {
    if (index < 2) await each(page);
    await page.check(`#choice-${answers.find(({ right }) => right === index >= wrong)?.id}`);
    await press(page, 'Answer');
    if (index < 2) await each(page);
    expect(await page.locator('#what-follows').innerText()).toContain(index < wrong ? 'Not quite' : 'Right');
    await press(page, /^(Next question|See your result)$/);
  }
  await each(page);
}

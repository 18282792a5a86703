import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useBrowserPages, useServedApp, type PageOptions } from '../../helpers/browser-pages.ts';
import { SAMPLE_ERRORS, sampleSite, useBuiltAssets } from './sample-site.tsx';

const asset = useBuiltAssets();
const app = sampleSite(asset);
const origin = useServedApp((request) => app.fetch(request));
const openPage = useBrowserPages();
const open = (options: Omit<PageOptions, 'origin'> = {}) => openPage({ ...options, origin: origin() });

const SCREENS = [
  { name: 'a laptop', width: 1280 },
  { name: 'a phone', width: 360 },
  { name: 'a narrow phone, or a laptop at 400 %', width: 320 },
  { name: 'forced colours', width: 1280, forcedColors: true },
  { name: 'a phone with forced colours', width: 360, forcedColors: true },
  { name: 'a phone without the module', width: 360, withoutModule: true },
];

async function sendForm(page: Page): Promise<void> {
  await page.goto('/form');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
}

describe.each(SCREENS)('on $name', ({ withoutModule = false, ...options }) => {
  it('every component is free of what axe knows to be wrong, fits, and breaks no policy', async () => {
    const { page, complaints } = await open(options);
    // axe itself needs JavaScript: without the module the pages are as they are without any.
    if (withoutModule)
      await page.route('**/admin.js*', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: '' }),
      );
    for (const path of ['/lists', '/form', '/done']) {
      await page.goto(path);
      await expectNoViolations(page);
    }
    await sendForm(page);
    await expectNoViolations(page);
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });
});

describe('without JavaScript', () => {
  it('the whole menu, every field and every reveal are there, and the page fits', async () => {
    const { page } = await open({ javaScript: false });
    await page.goto('/form');
    await page.getByRole('link', { name: 'Settings' }).waitFor();
    expect(await page.getByLabel('Phone number').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Menu' }).count()).toBe(0);
    await page.goto('/lists');
    expect(await page.getByRole('button', { name: 'Print this page' }).count()).toBe(0);
    await page.getByText('Filter this list').click();
    expect(await page.getByLabel('Name or postcode').isVisible()).toBe(false);
  });
});

describe('with JavaScript', () => {
  it('the menu folds up on a phone and opens by keyboard', async () => {
    const { page } = await open();
    await page.goto('/form');
    const settings = page.getByRole('link', { name: 'Settings' });
    expect(await settings.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await settings.waitFor();
  });

  it('the skip link is the first stop, and leads past the frame', async () => {
    const { page } = await open({ width: 1280 });
    await page.goto('/form');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  });

  it('a form that came back has focus on what is wrong, and each line leads to its field', async () => {
    const { page } = await open();
    await sendForm(page);
    expect(await page.title()).toBe('Error: Sign a venue up – Havens');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary');
    for (const name of Object.keys(SAMPLE_ERRORS).filter((each) => each !== 'form')) {
      await page.locator(`a[href="#${name}"]`).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(name);
    }
  });

  it('a choice shows what belongs to it, and "none" takes the others back', async () => {
    const { page } = await open();
    await page.goto('/form');
    const phone = page.getByLabel('Phone number');
    expect(await phone.isVisible()).toBe(false);
    await page.getByLabel('Phone', { exact: true }).check();
    await phone.waitFor();
    await page.getByLabel('E-mail').check();
    expect(await phone.isVisible()).toBe(false);

    await page.getByLabel('A toilet').check();
    await page.getByLabel('None of these').check();
    expect(await page.getByLabel('A toilet').isChecked()).toBe(false);
    await page.getByLabel('A phone charger').check();
    expect(await page.getByLabel('None of these').isChecked()).toBe(false);
    await page.getByLabel('Which plugs?').waitFor();
  });

  it('the letters that are left are counted', async () => {
    const { page } = await open();
    await page.goto('/form');
    await page.getByLabel('Why do you want to join?').fill('x'.repeat(501));
    expect(await page.locator('.govuk-character-count__status').innerText()).toBe(
      'You have 1 character too many',
    );
  });

  it('leaving with words that were not sent asks first; sending them does not', async () => {
    const { page } = await open();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto('/form');
    await page.goto('/lists');
    expect(asked).toEqual([]);
    await page.goto('/form');
    await page.getByLabel('What is the venue called?').fill('The Arms');
    await page.goto('/lists');
    expect(asked).toEqual(['beforeunload']);
    await page.goto('/form');
    await page.getByLabel('What is the venue called?').fill('The Arms');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(asked).toEqual(['beforeunload']);
  });

  it('a second click at once does not send a form twice', async () => {
    const { page } = await open();
    let posts = 0;
    await page.route('/form', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posts++;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return route.continue();
    });
    await page.goto('/form');
    await page.getByRole('button', { name: 'Save and continue' }).dblclick();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(posts).toBe(1);
  });

  it('a file that is too large is refused before it is sent, with what was typed still there', async () => {
    const { page } = await open();
    await page.goto('/form');
    await page.getByLabel('What is the venue called?').fill('The Arms');
    const file = (size: number) => ({
      name: 'plan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(size),
    });
    await page.getByLabel('Floor plan').setInputFiles(file(1_048_577));
    await page.getByText('This file is larger than 1 MB').waitFor();
    expect(await page.getByLabel('Floor plan').inputValue()).toBe('');
    await page.getByLabel('Floor plan').setInputFiles(file(1_048_576));
    expect(await page.getByText('This file is larger than').isVisible()).toBe(false);
    expect(await page.getByLabel('What is the venue called?').inputValue()).toBe('The Arms');
  });

  it('a page prints by its button, and on paper without the frame', async () => {
    const { page } = await open();
    await page.goto('/lists');
    await page.evaluate(() => {
      globalThis.print = () => document.body.setAttribute('data-printed', '');
    });
    await page.getByRole('button', { name: 'Print this page' }).click();
    expect(await page.locator('body').getAttribute('data-printed')).toBe('');
    await page.emulateMedia({ media: 'print' });
    for (const part of [
      '.frame-account',
      '.govuk-service-navigation',
      '.filters',
      '.govuk-pagination',
      '.frame-footer',
    ])
      expect(await page.locator(part).first().isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  });
});

describe('a body over the limit', () => {
  it('gets an answer that says so, not a broken connection', async () => {
    const { page } = await open();
    await page.goto('/upload');
    await page
      .getByLabel('Plan')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(8_000_000) });
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Send' }).click();
    expect((await answer).status()).toBe(413);
    await page.getByText('larger than the 64 kB that this page takes').waitFor();
  });
});

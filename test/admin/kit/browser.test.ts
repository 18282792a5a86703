import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useBrowserPages, useServedApp, type PageOptions } from '../../helpers/browser-pages.ts';
import { sampleSite, useBuiltAssets } from './sample-site.tsx';

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
  { name: 'a phone without JavaScript', width: 360, javaScript: false },
];

async function sendForm(page: Page): Promise<void> {
  await page.goto('/form');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['KIT_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describe.each(SCREENS)('on $name', ({ name, ...options }) => {
  it('every component is free of what axe knows to be wrong, fits, and breaks no policy', async () => {
    const { page, complaints } = await open(options);
    for (const path of ['/lists', '/form', '/done']) {
      await page.goto(path);
      await shoot(page, `${name.replace(/\W+/g, '-')}${path.replace('/', '-')}`);
      if (options.javaScript !== false) await expectNoViolations(page);
    }
    await sendForm(page);
    await shoot(page, `${name.replace(/\W+/g, '-')}-errors`);
    if (options.javaScript !== false) await expectNoViolations(page);
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });
});

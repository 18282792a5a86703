import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { usePhones, type Phone, type PhoneOptions } from './open-phone.ts';

const openPhone = usePhones();
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

/** The finder has a button, the other pages a link. */
function exitOf(page: Page): Locator {
  const name = /^Leave this page/;
  return page.getByRole('button', { name }).or(page.getByRole('link', { name }));
}

/** A phone on a page that it came to from another one. The way out is answered here, not by the real site. */
async function at(path: string, options: PhoneOptions = {}): Promise<Phone> {
  const phone = await openPhone(options);
  await phone.context.route(`${ELSEWHERE}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
  );
  await phone.page.goto('/privacy');
  await phone.page.goto(path);
  await phone.page.waitForLoadState('load');
  return phone;
}

/** What the other site was told of where it was left from. */
async function toldElsewhere({ requests }: Phone): Promise<(string | undefined)[]> {
  const there = requests.filter((request) => request.url().startsWith(ELSEWHERE));
  return Promise.all(there.map(async (request) => (await request.allHeaders())['referer']));
}

const PAGES = [
  '/',
  '/help',
  '/under-18',
  '/cover-your-tracks',
  '/havens',
  '/near?place=North+Finchley',
  '/no/such/page',
];
const PAGES_WITH_FIELDS = ['/', '/havens', '/near?place=North+Finchley'];

describe.each(PAGES)('leaving %s', (path) => {
  it('takes one tap, and Back does not return to it', async () => {
    const phone = await at(path);
    await exitOf(phone.page).click();
    await phone.page.waitForURL(ELSEWHERE);
    expect(await toldElsewhere(phone)).toEqual([undefined]);
    await phone.page.goBack();
    expect(new URL(phone.page.url()).pathname).toBe('/privacy');
  });

  it('takes Shift pressed three times', async () => {
    const { page } = await at(path);
    await page.getByText('press Shift 3 times').first().waitFor({ state: 'attached' });
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift');
    await page.waitForURL(ELSEWHERE);
    expect(await page.title()).toBe('Weather');
  });
});

it.each(PAGES_WITH_FIELDS)('typing capitals on %s does not leave it', async (path) => {
  const { page } = await at(path);
  await page.getByRole('textbox').or(page.locator('select')).first().focus();
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Shift');
  expect(page.url()).toMatch(new RegExp(`^http://localhost:\\d+${path.replace(/[?+]/g, '\\$&')}$`));
});

it.each(['/', '/help'])(
  'without JavaScript the way out of %s is a plain link, and says nothing either',
  async (path) => {
    const phone = await at(path, { javaScript: false });
    await phone.page.getByText('Leave this page').click();
    await phone.page.waitForURL(ELSEWHERE);
    expect(await toldElsewhere(phone)).toEqual([undefined]);
  },
);

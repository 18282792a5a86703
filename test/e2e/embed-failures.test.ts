import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useHostPages } from '../helpers/host-pages.ts';
import { finderOn } from './finder-on-page.ts';
import { FRIDAY_NIGHT, NORTH_FINCHLEY, usePhones, type Phone, type PhoneOptions } from './open-phone.ts';

const openPhone = usePhones();
const host = useHostPages();
const SNAPSHOT = '**/api/v1/snapshots/**';
const DAY_MS = 86_400_000;

/** The finder on a council's page, on a phone whose network or powers fail as a test says. */
async function onACouncilPage(
  fails: (phone: Phone) => Promise<unknown> = () => Promise.resolve(),
  options: PhoneOptions = { position: NORTH_FINCHLEY },
): Promise<Phone> {
  const phone = await openPhone(options);
  await fails(phone);
  const script = `<script type="module" async src="${phone.server.origin}/embed/v1/haven-finder.js"></script>`;
  const finder =
    '<haven-finder area="E09000003">In danger? Call 999. <a href="/list">List of places</a></haven-finder>';
  await phone.page.goto(host({ body: `<h1>Council</h1>${script}${finder}` }));
  return phone;
}

/** Whatever failed, 999 and other ways to get help are on the screen. */
async function stillHelps(page: Page): Promise<void> {
  const { all } = finderOn(page);
  expect(await all.getByRole('link', { name: /999/ }).first().getAttribute('href')).toBe('tel:999');
  expect(await all.getByRole('link', { name: 'More help' }).isVisible()).toBe(true);
}

const answers =
  (body: string, status = 200) =>
  ({ page }: Phone) =>
    page.route(SNAPSHOT, (route) =>
      route.fulfill({ status, body, headers: { 'Access-Control-Allow-Origin': '*' } }),
    );

/** The true snapshot, changed by a test. */
const changed =
  (change: (json: string) => string) =>
  ({ page }: Phone) =>
    page.route(SNAPSHOT, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    });

const CANNOT = 'We cannot reach our list. We will keep trying.';
const TOO_OLD = 'The list on this phone is too old to show.';

const FAILURES: readonly (readonly [
  what: string,
  fails: (phone: Phone) => Promise<unknown>,
  said: string,
])[] = [
  [
    'the server is dead',
    ({ page }) => page.route('**/api/**', (route) => route.abort('connectionrefused')),
    CANNOT,
  ],
  ['the server answers 404 of something else', answers('<h1>Not found</h1>', 404), CANNOT],
  ['the list comes cut short', changed((json) => json.slice(0, json.length / 2)), CANNOT],
  ['the list is poisoned', changed((json) => json.replace('"format":1', '"format":9')), CANNOT],
  [
    'a proxy answers with a list of last week',
    changed((json) => json.replace(/"valid_until":"[^"]+"/, '"valid_until":"2026-06-05T00:00:00.000Z"')),
    'list',
  ],
];

describe('on a council’s page, where', () => {
  it.each(FAILURES)('%s: no place is shown, and what to do instead is', async (_, fails, said) => {
    const { page } = await onACouncilPage(fails);
    await finderOn(page).find.click();
    await expect.poll(() => finderOn(page).status.innerText()).toContain(said);
    expect([CANNOT, TOO_OLD]).toContain(await finderOn(page).status.innerText());
    expect(await finderOn(page).cards.count()).toBe(0);
    await stillHelps(page);
  });

  it('the server hangs for half a minute: says so within seconds and where else to go, and shows the list when it comes', async () => {
    let goOn = (): void => {};
    const hanging = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { page } = await onACouncilPage((phone) =>
      phone.page.route(SNAPSHOT, async (route) => {
        await hanging;
        await route.continue();
      }),
    );
    await finderOn(page).find.click();
    await expect
      .poll(() => finderOn(page).status.innerText(), { timeout: 5_000 })
      .toContain('go where staff or other people are');
    await stillHelps(page);
    expect(await finderOn(page).all.getByRole('link', { name: 'Call 101' }).isVisible()).toBe(true);
    goOn();
    expect(await finderOn(page).names()).toHaveLength(5);
  });

  it('a file that follows the first is lost once: it comes all the same', async () => {
    const lost = new Set<string>();
    const { page } = await onACouncilPage((phone) =>
      phone.page.route(/haven-more\.js|messages\/pl\.js/, async (route) => {
        const file = new URL(route.request().url()).pathname;
        if (lost.has(file)) return route.fallback();
        lost.add(file);
        return route.abort('connectionreset');
      }),
    );
    await page.locator('haven-finder').getByRole('combobox').selectOption('pl');
    await page.locator('haven-finder [part=base][lang=pl]').waitFor();
    expect(lost.size).toBe(2);
  });

  it('the file is lost twice: what she asks for again is asked for again', async () => {
    let requests = 0;
    const { page } = await onACouncilPage((phone) =>
      phone.page.route(/messages\/pl\.js/, (route) =>
        ++requests > 2 ? route.fallback() : route.abort('connectionreset'),
      ),
    );
    const languages = page.locator('haven-finder').getByRole('combobox');
    await languages.selectOption('pl');
    await expect.poll(() => requests).toBe(2);
    await expect.poll(() => languages.inputValue()).toBe('en');
    await languages.selectOption('pl');
    await page.locator('haven-finder [part=base][lang=pl]').waitFor();
  });

  it('the phone has no position to give: a typed place is as good', async () => {
    const { page } = await onACouncilPage((phone) =>
      phone.page.addInitScript(() => {
        Object.defineProperty(navigator, 'geolocation', { configurable: true, value: undefined });
      }),
    );
    await finderOn(page).find.click();
    await expect.poll(() => finderOn(page).status.innerText()).toContain('Type a place instead.');
    await finderOn(page).search('North Finchley');
    expect(await finderOn(page).names()).toHaveLength(5);
  });

  it('she refuses her position: a typed place is as good', async () => {
    const { page } = await onACouncilPage(undefined, {});
    await finderOn(page).find.click();
    await expect.poll(() => finderOn(page).status.innerText()).toContain('did not share its position');
    await finderOn(page).search('North Finchley');
    expect(await finderOn(page).names()).toHaveLength(5);
  });

  it('the phone only knows roughly where it is: says how roughly, beside the list', async () => {
    const { page } = await onACouncilPage(undefined, { position: { ...NORTH_FINCHLEY, accuracy: 2_400 } });
    await finderOn(page).find.click();
    expect(await finderOn(page).names()).toHaveLength(5);
    await expect
      .poll(() => finderOn(page).all.locator('[part=base]').innerText())
      .toContain('only knows roughly where you are (within about 2,400 metres)');
  });

  it('there is no JavaScript: shows what the page wrote inside', async () => {
    const { page } = await onACouncilPage(undefined, { javaScript: false });
    expect(await page.getByText('In danger? Call 999.').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'List of places' }).isVisible()).toBe(true);
  });

  it('storage is blocked: shows the list all the same', async () => {
    const { page, complaints } = await onACouncilPage((phone) =>
      phone.page.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('blocked', 'SecurityError');
            },
          });
      }),
    );
    await finderOn(page).find.click();
    expect(await finderOn(page).names()).toHaveLength(5);
    expect(complaints).toEqual([]);
  });

  it.each([-1, 1])(
    'the phone’s clock is wrong by %d day: shows what is open by the server’s',
    async (days) => {
      const right = await onACouncilPage();
      await finderOn(right.page).find.click();
      const names = await finderOn(right.page).names();
      const { page } = await onACouncilPage(async (phone) => {
        await phone.page.clock.setSystemTime(Date.parse(FRIDAY_NIGHT) + days * DAY_MS);
        // The server of these tests lives at a set time; its Date is the machine's.
        await phone.page.route(SNAPSHOT, async (route) => {
          const response = await route.fetch();
          const headers = { ...response.headers(), date: new Date(FRIDAY_NIGHT).toUTCString() };
          await route.fulfill({ response, headers });
        });
      });
      await finderOn(page).find.click();
      expect(await finderOn(page).names()).toEqual(names);
    },
  );
});

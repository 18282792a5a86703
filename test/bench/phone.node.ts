import { existsSync } from 'node:fs';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { launchOptions } from '../helpers/browser.ts';
import type { Bench } from './bench.ts';
import { boroughRegister } from './borough-register.node.ts';
import type { ChildServer } from './child-server.node.ts';
import { BASE } from './drawn-havens.ts';
import { SERVER, startServer } from './http.node.ts';
import { NORTH_FINCHLEY } from './near-havens.ts';
import type { Report } from './report.ts';
import { alternate, spreadOf } from './spread.ts';

const ROUNDS = 7;
const CARDS = 5;
/** DevTools' "slow 4G": kilobits as bytes a second, and milliseconds a request waits. */
const PROFILE_A = {
  offline: false,
  latency: 400,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
const SLOWER_AT_TAP = 6;

export const phone: Bench = {
  name: 'phone',
  about: 'time to the list, and from tap to list, on a slow phone with a slow network',
  method:
    `Chromium 412 × 915, cold, processor ${SLOWER} × slower, DevTools profile A (400 ms, 1.6 Mbit/s); navigation to ` +
    `the frame with ${CARDS} cards, position granted and the button tapped by a script as soon as it is there; median ` +
    `of ${ROUNDS} alternated rounds; the limit: the same places as a page that the server renders`,
  async run(report) {
    if (!existsSync(SERVER)) {
      report.note('the server is not built: "npm run build" first');
      return;
    }
    const server = await startServer(await boroughRegister());
    const browser = await chromium.launch(launchOptions());
    try {
      await measureNavigation(report, browser, server);
      await measureTap(report, browser, server);
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function measureNavigation(report: Report, browser: Browser, { origin }: ChildServer): Promise<void> {
  const times = await alternate(ROUNDS, {
    finder: () => timeToList(browser, `${origin}/`),
    plain: () => timeToList(browser, `${origin}/near?place=North+Finchley`),
  });
  report.add({
    what: 'navigation to the list, finder',
    ours: { value: spreadOf(times.finder), unit: 'ms' },
    beside: { what: 'server-rendered list', value: spreadOf(times.plain), unit: 'ms' },
    target: { of: 'ratio', atMost: 1.45 },
  });
}

async function timeToList(browser: Browser, url: string): Promise<number> {
  const { page, devTools } = await openPhone(browser);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', PROFILE_A);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(tapAndWatch, { cards: CARDS, tap: true });
  await page.goto(url, { waitUntil: 'commit' });
  const milliseconds = await listShown(page);
  await page.context().close();
  return milliseconds;
}

async function measureTap(report: Report, browser: Browser, { origin }: ChildServer): Promise<void> {
  const taps = await alternate(ROUNDS, {
    tap: () => onIdleFinder(browser, origin, timeFromTap),
    position: () => onIdleFinder(browser, origin, timeOfPosition),
  });
  report.add({
    what: `tap to the list, snapshot there, processor ${SLOWER_AT_TAP} × slower`,
    ours: { value: spreadOf(taps.tap), unit: 'ms' },
    beside: { what: 'the position alone', value: spreadOf(taps.position), unit: 'ms' },
    target: { of: 'ours', atMost: 100 },
  });
}

async function onIdleFinder(
  browser: Browser,
  origin: string,
  measure: (page: Page) => Promise<number>,
): Promise<number> {
  const { page, devTools } = await openPhone(browser);
  await page.addInitScript(tapAndWatch, { cards: CARDS, tap: false });
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_AT_TAP });
  const milliseconds = await measure(page);
  await page.context().close();
  return milliseconds;
}

async function timeFromTap(page: Page): Promise<number> {
  const tapped = await page.evaluate(() => {
    const now = performance.now();
    document.querySelector('haven-finder')?.shadowRoot?.querySelector<HTMLElement>('[part~=find]')?.click();
    return now;
  });
  return (await listShown(page)) - tapped;
}

/** What no finder can do without: asking the browser where the phone is, to the next frame. */
function timeOfPosition(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const began = performance.now();
    await new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed));
    return new Promise<number>((shown) => requestAnimationFrame(() => shown(performance.now() - began)));
  });
}

async function openPhone(browser: Browser): Promise<{ page: Page; devTools: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 915 },
    isMobile: true,
    hasTouch: true,
    geolocation: { latitude: NORTH_FINCHLEY.lat, longitude: NORTH_FINCHLEY.lon, accuracy: 20 },
    permissions: ['geolocation'],
  });
  // tsx names inner functions through a helper that a page does not have.
  await context.addInitScript('globalThis.__name = (each) => each');
  // Playwright's clock would stop the page's own measuring of time too.
  await context.addInitScript(`Date.now = () => ${(BASE + 18 * 60 + 15) * 60_000}`);
  const page = await context.newPage();
  return { page, devTools: await context.newCDPSession(page) };
}

/** Runs in the page from its start: taps the button once it is there, and notes the frame in which the cards are shown. */
function tapAndWatch({ cards, tap }: { cards: number; tap: boolean }): void {
  let tapped = !tap;
  const look = (): void => {
    const root = document.querySelector('haven-finder')?.shadowRoot;
    const button = root?.querySelector<HTMLElement>('[part~=find]');
    if (!tapped && button) {
      tapped = true;
      button.click();
    }
    const shown = (root ?? document).querySelectorAll('[part~=card], li.card').length;
    if (shown >= cards) performance.mark('list shown');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Milliseconds after navigation began. */
async function listShown(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('list shown').length > 0, undefined, {
    polling: 50,
  });
  return page.evaluate(() => performance.getEntriesByName('list shown')[0]?.startTime ?? NaN);
}

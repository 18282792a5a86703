import type { Browser, Page } from 'playwright-core';
import { openPhone, watch } from './phone-visit.node.ts';
import type { Report } from './report.ts';
import { alternate, spreadOf } from './spread.ts';

const ROUNDS = 7;
const SLOWER = 6;
/** As many as the finder shows by itself. */
const CARDS = 5;

/** From the tap to the list where the page brought the snapshot along. */
export async function measureTap(report: Report, browser: Browser, origin: string): Promise<void> {
  const taps = await alternate(ROUNDS, {
    tap: () => onIdleFinder(browser, origin, timeFromTap),
    position: () => onIdleFinder(browser, origin, timeOfPosition),
  });
  report.add({
    what: `tap to the list, snapshot there, processor ${SLOWER} × slower`,
    ours: { value: spreadOf(taps.tap), unit: 'ms' },
    beside: { what: 'the position alone', value: spreadOf(taps.position), unit: 'ms' },
    target: { of: 'ours', atMost: 100 },
  });
}

async function onIdleFinder(
  browser: Browser,
  origin: string,
  measure: (page: Page, listShown: () => Promise<number>) => Promise<number>,
): Promise<number> {
  const { page, devTools } = await openPhone(browser);
  const listShown = await watch(page, { rows: CARDS, tap: false });
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const milliseconds = await measure(page, listShown);
  await page.context().close();
  return milliseconds;
}

async function timeFromTap(page: Page, listShown: () => Promise<number>): Promise<number> {
  const tapped = await page.evaluate(() => {
    const now = performance.timeOrigin + performance.now();
    document.querySelector('haven-finder')?.shadowRoot?.querySelector<HTMLElement>('[part~=find]')?.click();
    return now;
  });
  return (await listShown()) - tapped;
}

/** What no finder can do without: asking the browser where the phone is, to the next frame. */
function timeOfPosition(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const began = performance.now();
    await new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed));
    return new Promise<number>((shown) => requestAnimationFrame(() => shown(performance.now() - began)));
  });
}

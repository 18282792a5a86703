import type { Browser, CDPSession, Page } from 'playwright-core';
import { BASE } from './drawn-havens.ts';
import { NORTH_FINCHLEY } from './near-havens.ts';
import type { Network } from './phone-networks.node.ts';

const PATIENCE_MS = 60_000;
/** How much slower than this machine a phone's processor is taken to be. */
export const SLOWER = 4;

export interface Visit {
  /** From navigation to the end of the frame in which the rows are shown. */
  readonly milliseconds: number;
  /** What was asked for until then. */
  readonly requests: readonly string[];
}

/** Opens a page with nothing kept of before, taps its button as soon as it is there, and waits for the list. */
export async function visit(browser: Browser, network: Network, url: string, rows: number): Promise<Visit> {
  const { page, devTools } = await openPhone(browser);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  try {
    await network.slow(devTools);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const listShown = await watch(page, { rows, tap: true });
    await page.goto(url, { waitUntil: 'commit' });
    const at = await listShown();
    const until = [...requests];
    const began = await page.evaluate(() => performance.timeOrigin);
    return { milliseconds: at - began, requests: until };
  } finally {
    await page.context().close();
  }
}

export async function openPhone(browser: Browser): Promise<{ page: Page; devTools: CDPSession }> {
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

interface Watched {
  readonly rows: number;
  /** Whether the button is tapped as soon as it is there. */
  readonly tap: boolean;
}

/**
 * Has a page that is not open yet tell when it, or a frame in it, shows the list.
 * @returns waits for that; the instant in epoch milliseconds, by the browser's clock that never jumps
 */
export async function watch(page: Page, watched: Watched): Promise<() => Promise<number>> {
  const { promise, resolve } = Promise.withResolvers<number>();
  await page.exposeBinding('listShown', (_, at: number) => resolve(at));
  await page.addInitScript(tapAndWatch, watched);
  return async () => {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const missing = () => reject(new Error(`no list of ${watched.rows} rows on ${page.url()}`));
    const timer = setTimeout(missing, PATIENCE_MS);
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };
}

declare global {
  function listShown(at: number): void;
}

/** Runs in the page, and in each frame, from its start. */
function tapAndWatch({ rows, tap }: Watched): void {
  let tapped = !tap;
  const look = (): void => {
    const root = document.querySelector('haven-finder, peer-list')?.shadowRoot;
    const button = root?.querySelector<HTMLElement>('[part~=find]');
    if (!tapped && button) {
      tapped = true;
      button.click();
    }
    const shown = (root ?? document).querySelectorAll('[part~=card], li.card').length;
    // A task after the frame: its layout and painting are then done.
    if (shown >= rows) setTimeout(() => globalThis.listShown(performance.timeOrigin + performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

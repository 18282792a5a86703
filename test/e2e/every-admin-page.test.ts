import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS } from '../../admin/access.ts';
import type { Role } from '../../api/domain/people.ts';
import { faults } from '../helpers/axe.ts';
import { launchOptions } from '../helpers/browser.ts';
import { demoIds } from '../helpers/demo-ids.ts';
import { startServer, type RunningServer } from '../helpers/server.ts';
import { signIn } from './signed-in.ts';

/**
 * Every page under /admin that can be opened by its address, with the demo's data, as someone who may: nothing that axe
 * finds (WCAG 2.2 AA), nothing wider than its window at 320 pixels (which is also 1280 at 400 %), everything reached by
 * keyboard. A page that a journey adds is found by itself.
 */
const ROUTES = Object.entries(ACCESS).filter(
  ([route]) => route.startsWith('GET ') && !/\/(auth|csv)\b|\.csv$|sign-in\/code/.test(route),
);
/** What is saved rather than looked at. */
const FILES = /\/(letters|file|data\.json|export|certificate|:sign)$/;
const WIDTHS = [320, 1280];
const AT = '2026-06-10T19:00:00Z';

let server: RunningServer;
let browser: Browser;
const notThere: string[] = [];
const saved: string[] = [];
const pages = new Map<string, Page>();
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startServer({ clock: AT });
  browser = await chromium.launch(launchOptions());
  ids = await demoIds(server.database);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A role's own page, signed in once. */
async function pageOf(role: Role | 'nobody'): Promise<Page> {
  const known = pages.get(role);
  if (known) return known;
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  if (role !== 'nobody') await signIn(page, server, `${role}@demo.example`);
  pages.set(role, page);
  return page;
}

describe('every page of /admin', () => {
  it.each(ROUTES)('%s', { timeout: 60_000 }, async (route, rule) => {
    const role =
      rule.for === 'anyone' ? 'nobody' : rule.for === 'signed-in' ? 'officer' : (rule.for[0] ?? 'nobody');
    const page = await pageOf(role);
    const path = (route.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'nothing');
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const answer = await page.goto(path).catch((error: Error) => {
        // What is to be saved is no page.
        if (/download/i.test(error.message)) return undefined;
        throw error;
      });
      if (!answer || !(answer.headers()['content-type'] ?? '').startsWith('text/html')) {
        saved.push(route);
        return;
      }
      expect(answer.status()).toBeLessThan(500);
      if (answer.status() !== 200) notThere.push(`${answer.status()} ${route}`);
      found.push(...(await faults(page)), ...(await outOfReach(page)));
    }
    expect(found).toEqual([]);
  });

  it('was there: hardly any was refused or not found', () => {
    const missing = [...new Set(notThere)];
    expect(missing.slice(ROUTES.length / 10)).toEqual([]);
    // Nothing else went by unseen.
    expect(saved.filter((route) => !FILES.test(route))).toEqual([]);
  });
});

/** What looks as if it could be pressed and is not in the order of the keyboard, or jumps ahead in it. */
function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex]',
      ),
    ]
      .filter(
        (element) =>
          element.checkVisibility() &&
          // A form's default button is for Enter only: no one sees or hears it.
          !element.matches(':disabled, [type=hidden], [aria-hidden=true], main, .govuk-error-summary'),
      )
      .filter(({ tabIndex }) => tabIndex !== 0)
      .map((element) => `not reached by keyboard: ${element.outerHTML.slice(0, 100)}`),
  );
}

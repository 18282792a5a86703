import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchOptions } from '../helpers/browser.ts';
import { startServer, type RunningServer } from '../helpers/server.ts';

/** A Friday night, half past ten in London. */
export const FRIDAY_NIGHT = '2026-06-12T21:30:00Z';
/** The middle of North Finchley. */
export const NORTH_FINCHLEY = { latitude: 51.6135, longitude: -0.1765, accuracy: 20 };

/** Shorter than a test's own, so that a failure says what was waited for. */
const PATIENCE_MS = 15_000;

export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly server: RunningServer;
  /** Every request that left the page, in order. */
  readonly requests: readonly Request[];
  /** What the page complained of: errors, and what its policy blocked. */
  readonly complaints: readonly string[];
}

export interface PhoneOptions {
  /** Where it is, if it may say so; without it, the position is refused. */
  readonly position?: { latitude: number; longitude: number; accuracy: number };
  readonly javaScript?: boolean;
  readonly width?: number;
  /** True: it has a finger and no mouse. */
  readonly isTouched?: boolean;
  /** The languages it is set to, best first; British English. */
  readonly languages?: readonly string[];
  /** True: our own site may install its service worker. Else it may not, so that tests see each request. */
  readonly keepsSite?: boolean;
}

/**
 * A running server and a browser for the tests of a file, and a phone for each that asks: 360 pixels wide, in a time
 * zone that is not London's, its clock set to the server's.
 * @param env more of the server's environment
 * @param clock UTC ISO text at which the clocks of server and phones start
 */
export function usePhones(
  env: Readonly<Record<string, string>> = {},
  clock: string = FRIDAY_NIGHT,
): (options?: PhoneOptions) => Promise<Phone> {
  let server: RunningServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ clock, env }), chromium.launch(launchOptions())]);
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  return async function openPhone({
    position,
    javaScript = true,
    width = 360,
    isTouched = false,
    keepsSite = false,
    languages = ['en-GB'],
  } = {}) {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      baseURL: server.origin,
      timezoneId: 'Asia/Kolkata',
      locale: languages.join(),
      javaScriptEnabled: javaScript,
      isMobile: isTouched,
      hasTouch: isTouched,
      serviceWorkers: keepsSite ? 'allow' : 'block',
      ...(position && { geolocation: position }),
    });
    // What is not granted is refused, as by a person who says no.
    await context.grantPermissions(position ? ['geolocation'] : []);
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    if (javaScript) await page.clock.install({ time: clock });
    const requests: Request[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => requests.push(request));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return { page, context, server, requests, complaints };
  };
}

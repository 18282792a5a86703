import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchOptions } from './browser.ts';

/** Shorter than a test's own, so that a failure says what was waited for. */
const PATIENCE_MS = 15_000;

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: errors, and what its policy blocked. */
  readonly complaints: readonly string[];
}

export interface PageOptions {
  /** Pixels; 320 is also what 1280 is at 400 %. */
  readonly width?: number;
  readonly javaScript?: boolean;
  readonly forcedColors?: boolean;
  readonly origin: string;
}

/** A real browser for the tests of a file, and a page for each that asks, in a context of its own. */
export function useBrowserPages(): (options: PageOptions) => Promise<OpenedPage> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser?.close());

  return async function openPage({ width = 360, javaScript = true, forcedColors = false, origin }) {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      baseURL: origin,
      timezoneId: 'Asia/Kolkata',
      locale: 'en-GB',
      javaScriptEnabled: javaScript,
      forcedColors: forcedColors ? 'active' : 'none',
    });
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return { page, context, complaints };
  };
}

/** Serves an app over real HTTP on a free port of this machine, until the test file ends. */
export function useServedApp(fetch: (request: Request) => Response | Promise<Response>): () => string {
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer(getRequestListener(fetch));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return () => origin;
}

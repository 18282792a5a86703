import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll } from 'vitest';
import { useBuiltAssets } from '../admin/kit/sample-site.tsx';
import type { Browser } from './browser-of.ts';
import { useBrowserPages, type OpenedPage, type PageOptions } from './browser-pages.ts';
import { openOffice, type Office } from './office.ts';

export interface OfficeInBrowser {
  office(): Office;
  /** A page of a real browser in which this person is signed in. */
  openAs(email: string, options?: Omit<PageOptions, 'origin'>): Promise<OpenedPage>;
}

/**
 * The whole app over real HTTP, with its built stylesheet and module, for the browser tests of a file.
 * @param fill puts into the register what the tests look at
 */
export function useOfficeInBrowser(fill: (office: Office) => Promise<void>): OfficeInBrowser {
  const asset = useBuiltAssets();
  const openPage = useBrowserPages();
  let office: Office;
  let server: Server;
  let origin = '';

  beforeAll(async () => {
    let app: Office['app'] | undefined;
    const answer = async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith('/assets/')) return app?.fetch(request) ?? new Response('', { status: 503 });
      const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
      return new Response(await asset(pathname.slice(1)), { headers: { 'Content-Type': type } });
    };
    server = createServer(getRequestListener(answer));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    // The app takes forms of its own origin only, so it has to know it before it is made.
    origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
    const files = ['assets/admin.css', 'assets/admin.js'];
    const assets = Object.fromEntries(
      await Promise.all(files.map(async (path) => [path, (await asset(path)) ?? ''] as const)),
    );
    office = await openOffice({ kept: true, assets, env: { PUBLIC_ORIGIN: origin } });
    app = office.app;
    await fill(office);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  // Once a person: signing in is limited, and takes its time.
  const browsers = new Map<string, Promise<Browser>>();
  const signedIn = (email: string): Promise<Browser> => {
    const browser = browsers.get(email) ?? office.signIn(email, { 'Test-Client': email });
    browsers.set(email, browser);
    return browser;
  };

  return {
    office: () => office,
    async openAs(email, options = {}) {
      const { cookies } = await signedIn(email);
      const opened = await openPage({ ...options, origin });
      await opened.context.addCookies(
        [...cookies].map(([name, value]) => ({ name, value, url: origin, httpOnly: true })),
      );
      return opened;
    },
  };
}

import type { appOver } from './app-over.ts';
import { Browser } from './browser-of.ts';

/** Browsers in which the demo's people are signed in, one a role: made when first asked for. */
export function demoBrowsers(
  app: () => ReturnType<typeof appOver>,
  origin: string,
): (role: string) => Promise<Browser> {
  const known = new Map<string, Browser>();
  return async (role) => {
    const browser = known.get(role) ?? new Browser(app().app, origin);
    if (known.has(role)) return browser;
    const email = `${role}@demo.example`;
    await browser.post('/admin/sign-in', { email });
    await browser.post('/admin/sign-in/code', { code: await app().newestCode(email) });
    known.set(role, browser);
    return browser;
  };
}

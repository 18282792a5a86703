import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { ENDPOINTS } from '../../api/contract/endpoints.ts';
import { openSite } from '../site/open-site.ts';

/** Pages and files that anyone may ask for. A new one must be added here, by someone who has thought about it. */
const PUBLIC_PAGES = [
  '/',
  '/near',
  '/havens',
  '/havens/:idOrSlug',
  '/help',
  '/privacy',
  '/accessibility',
  '/favicon.svg',
  '/robots.txt',
  '/.well-known/security.txt',
];

/** What is no route of its own: middleware, and the preflight of every API path. */
const SHARED = ['ALL /*', 'OPTIONS /api/v1/*'];

async function routes(): Promise<string[]> {
  const app = createApp(await openSite());
  return [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))];
}

describe('the routes of the whole app', () => {
  it('are public by name, or need sign-in', async () => {
    const allowed = new Set(
      [...ENDPOINTS.map(({ route }) => route), ...PUBLIC_PAGES].map((path) => `GET ${path}`),
    );
    const odd = (await routes()).filter(
      (route) => !allowed.has(route) && !SHARED.includes(route) && !/^\w+ \/admin\//.test(route),
    );
    expect(odd).toEqual([]);
  });

  it('of the API are those of its contract, none more and none less', async () => {
    const api = (await routes()).filter((route) => /^GET \/(api\/|healthz|readyz)/.test(route));
    expect(api.toSorted()).toEqual(ENDPOINTS.map(({ route }) => `GET ${route}`).toSorted());
  });

  it('answer nobody under /admin without signing in', async () => {
    const app = createApp(await openSite());
    for (const path of [
      '/admin',
      '/admin/',
      '/admin/venues',
      '/admin/..%2fhavens',
      '/admin/settings/people',
    ]) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        expect((await app.request(path, { method })).status).toBe(401);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { ACCESS, NEUTRAL_PARAMETERS } from '../../admin/access.ts';
import { ENDPOINTS, type Endpoint } from '../../api/contract/endpoints.ts';
import { SUBJECT_KINDS } from '../../db/subjects.ts';
import { openSite } from '../site/open-site.ts';

/** Pages and files that anyone may ask for. A new one must be added here, by someone who has thought about it. */
const PUBLIC_PAGES = [
  '/',
  '/near',
  '/havens',
  '/havens/:idOrSlug',
  '/havens/:idOrSlug/concern',
  '/havens/:idOrSlug/concern/sent',
  '/certificates',
  '/certificates/:code',
  '/help',
  '/under-18',
  '/cover-your-tracks',
  '/embed',
  '/embed/frame',
  '/embed/poster',
  '/embed/:version/:file{.+}',
  '/oembed',
  '/privacy',
  '/accessibility',
  '/join',
  '/join/:token',
  '/join/:token/you',
  '/join/mail/:key',
  '/join/me',
  '/join/me/:module',
  '/join/me/:module/result',
  '/join/me/:module/:step',
  '/favicon.svg',
  '/basemap.pmtiles',
  '/offline',
  '/site.webmanifest',
  '/robots.txt',
  '/.well-known/security.txt',
];

/** Forms that anyone may send, from our own pages only. */
const PUBLIC_FORMS = [
  '/cover-your-tracks',
  '/havens/:idOrSlug/concern',
  '/certificates/:code',
  '/join',
  '/join/:token/you',
  '/join/mail/:key',
  '/join/me/next',
  '/join/me/:module',
  '/join/me/:module/:step',
];

/** What any site may send: that it showed the finder. Nothing in it says who, and it changes a number only. */
const FROM_ANYWHERE = ['/embed/loads/:site/:part'];

/** What is no route of its own: middleware, and the preflight of every API path. */
const SHARED = [
  'ALL /join/*',
  'ALL /*',
  'OPTIONS /basemap.pmtiles',
  'OPTIONS /api/v1/*',
  'OPTIONS /api/v1/havens/:id/concerns',
];

async function routes(): Promise<string[]> {
  const app = createApp(await openSite());
  return [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))];
}

function routeOf({ method = 'get', route }: Endpoint): string {
  return `${method.toUpperCase()} ${route}`;
}

describe('the routes of the whole app', () => {
  it('are public by name, or need sign-in', async () => {
    const allowed = new Set([
      ...ENDPOINTS.map(routeOf),
      ...PUBLIC_PAGES.map((path) => `GET ${path}`),
      ...[...PUBLIC_FORMS, ...FROM_ANYWHERE].map((path) => `POST ${path}`),
    ]);
    const odd = (await routes()).filter(
      (route) => !allowed.has(route) && !SHARED.includes(route) && !/^\w+ \/admin(\/|$)/.test(route),
    );
    expect(odd).toEqual([]);
  });

  it('of the API are those of its contract, none more and none less', async () => {
    const api = (await routes()).filter((route) => /^(GET|POST) \/(api\/|healthz|readyz)/.test(route));
    expect(api.toSorted()).toEqual(ENDPOINTS.map(routeOf).toSorted());
  });

  it('under /admin are granted by name, and nothing is granted that is not there', async () => {
    const admin = (await routes()).filter((route) => /^(?!ALL )\w+ \/admin(\/|$)/.test(route));
    expect(admin.toSorted()).toEqual(Object.keys(ACCESS).toSorted());
  });

  it('under /admin name things only by parameters whose owner the guard can find', async () => {
    const neutral = new Set(NEUTRAL_PARAMETERS);
    const unknown = Object.keys(ACCESS).flatMap((route) =>
      [...route.matchAll(/:(\w+)/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => !(SUBJECT_KINDS as readonly string[]).includes(name) && !neutral.has(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('answer nobody under /admin without signing in', async () => {
    const app = createApp(await openSite());
    const origin = 'https://havens.example';
    for (const path of ['/admin', '/admin/venues', '/admin/..%2fhavens', '/admin/settings/people']) {
      expect((await app.request(origin + path)).status).toBe(303);
      for (const method of ['POST', 'DELETE', 'PUT', 'PATCH']) {
        const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' };
        expect((await app.request(origin + path, { method, headers })).status).toBe(401);
      }
    }
  });
});

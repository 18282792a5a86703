import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { Problem } from '../../api/http/problems.ts';
import { snapshotReader } from '../../api/usecases/read-snapshots.ts';
import { UnavailableError } from '../../db/errors.ts';
import { openSite, type Site } from '../site/open-site.ts';

async function problem(answer: Response): Promise<Problem> {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  return (await answer.json()) as Problem;
}

/** The app over a register that fails each read in the way given. */
function failing(site: Site, error: Error) {
  const query = site.db.query.withPlugin({
    transformQuery() {
      throw error;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const db = { ...site.db, query };
  return createApp({ ...site, db, snapshots: snapshotReader(db) });
}

describe('an address that is not there', () => {
  it('is a problem for the API, and a page for people', async () => {
    const site = await openSite();
    const api = await problem(await site.request('/api/v1/heavens?lat=51.6135'));
    expect(api).toMatchObject({ status: 404, code: 'request.unknown_path', instance: '/api/v1/heavens' });
    const page = await site.request('/nowhere');
    expect(page.status).toBe(404);
    expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
  });
});

describe('methods', () => {
  it.each([
    '/api/v1/havens',
    '/api/v1/havens/nearest',
    '/api/v1/snapshots/area/E09000003.json',
    '/healthz',
    '/help',
  ])('%s takes GET and HEAD, and says so to others with 405', async (path) => {
    const app = createApp(await openSite());
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await app.request(path, { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('Allow')).toMatch(/^GET, HEAD(, OPTIONS)?$/);
    }
  });

  it('answers HEAD like GET, without a body', async () => {
    const app = createApp(await openSite());
    const answer = await app.request('/api/v1/havens', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/json');
    expect(await answer.text()).toBe('');
  });

  it('lets any site ask from a browser, and nobody send cookies', async () => {
    const app = createApp(await openSite());
    const answer = await app.request('/api/v1/havens', { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS');
    expect(answer.headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });
});

describe('a failure', () => {
  it('is a 500 without details, and is logged with its cause', async () => {
    const site = await openSite();
    const error = new TypeError('no such column: secret');
    const app = failing(site, error);
    for (const path of ['/api/v1/havens', '/havens']) {
      const answer = await app.request(path);
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toContain('secret');
    }
    expect(site.failures).toEqual([error, error]);
  });

  it('is a 503 that says when to ask again where the register cannot be read', async () => {
    const site = await openSite();
    const app = failing(site, new UnavailableError('busy', new Error('SQLITE_BUSY')));
    for (const path of ['/api/v1/havens', '/readyz', '/api/v1/havens/nearest?lat=51.6&lon=0']) {
      const answer = await app.request(path);
      expect(answer.headers.get('Retry-After')).toBe('30');
      expect(await problem(answer)).toMatchObject({ status: 503, code: 'register.unavailable' });
    }
    expect((await app.request('/healthz')).status).toBe(200);
  });
});

describe('headers', () => {
  const PAGES = ['/', '/near?place=N12', '/havens', '/help', '/nowhere'];
  const OPEN = [
    '/api/v1/havens',
    '/api/v1/havens.csv',
    '/api/v1/nowhere',
    '/api/v1/havens?page=x',
    '/readyz',
  ];

  it.each(PAGES)('of %s keep it to ourselves', async (path) => {
    const { headers } = await (await openSite()).request(path);
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
    expect(headers.get('Permissions-Policy')).toContain('geolocation=(self)');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it.each(OPEN)('of %s let any site read it', async (path) => {
    const { headers } = await (await openSite()).request(path);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('ETag');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  });

  it.each([...PAGES, ...OPEN])('of %s set no cookie and give no referrer', async (path) => {
    const { headers } = await (await openSite()).request(path);
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  });
});

describe('whatever is sent', () => {
  const path = fc.constantFrom(
    '/',
    '/near',
    '/havens',
    '/havens/x',
    '/help',
    '/admin/x',
    '/readyz',
    '/api/v1/havens',
    '/api/v1/havens.csv',
    '/api/v1/havens.geojson',
    '/api/v1/havens/nearest',
    '/api/v1/havens/k3f9x2m4q',
    '/api/v1/places',
    '/api/v1/helplines',
    '/api/v1/snapshots/area/E09000003.json',
    '/api/v1/snapshots/cell/11-1022-680.json',
  );
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom(
      '%E0%A4%A',
      '%00',
      '%',
      '%zz',
      '../..',
      '%2e%2e%2f',
      '<script>alert(1)</script>',
      "'--",
      '\\',
      '🦉',
    ),
    fc.constant('a'.repeat(10_000)),
    fc.double().map(String),
    fc.integer().map(String),
  );
  const name = fc.constantFrom(
    ...[
      'lat',
      'lon',
      'limit',
      'at',
      'scheme',
      'open',
      'under18',
      'area',
      'ward',
      'kind',
      'bbox',
      'page',
      'per_page',
    ],
    ...['q', 'place', 'choice', '__proto__', 'constructor', 'x[]'],
  );
  const query = fc
    .array(fc.tuple(name, junk), { maxLength: 6 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
  const url = fc
    .tuple(path, fc.option(junk, { freq: 2 }), query)
    .map(([known, more, asked]) => `${known}${more ? `/${more}` : ''}?${asked}`);
  const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE');

  it('never gets a 5xx or its own markup back, in 2,000 requests', async () => {
    const site = await openSite();
    await site.addHaven();
    const app = createApp(site);
    await fc.assert(
      fc.asyncProperty(url, method, async (address, verb) => {
        const answer = await app.request(new Request(`http://localhost${address}`, { method: verb }));
        expect(answer.status).toBeLessThan(500);
        expect(await answer.text()).not.toContain('<script>alert(1)');
      }),
      { numRuns: 2_000 },
    );
    expect(site.failures).toEqual([]);
  });
});

import { request, type IncomingHttpHeaders } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../api/app.ts';
import { CompressedBodies } from '../../api/compressed-bodies.node.ts';
import { compressAnswers } from '../../api/compression.node.ts';
import { nearestFromMemory } from '../../api/front-nearest.node.ts';
import { snapshotsFromMemory } from '../../api/front-snapshots.node.ts';
import { createFront } from '../../api/front.node.ts';
import { routePattern } from '../../api/http/methods.ts';
import type { RequestEntry } from '../../api/http/request-log.ts';
import { createHttpServer, drain, listen } from '../../api/server.node.ts';
import { filesFromMemory, readStaticFiles } from '../../api/static-files.node.ts';
import { snapshotReader } from '../../api/usecases/read-snapshots.ts';
import { everyDay } from '../helpers/builders.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';
import { openSite } from '../site/open-site.ts';

const temporaryFolder = useTemporaryFolders();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The app behind the real HTTP server, with a folder of built files. */
async function startHere(given?: Hono) {
  const site = await openSite();
  const folder = join(temporaryFolder(), 'public');
  mkdirSync(join(folder, 'embed/v1'), { recursive: true });
  const script = 'customElements.define("haven-finder", class {});\n'.repeat(100);
  writeFileSync(join(folder, 'embed/v1/haven-finder.js'), script);
  writeFileSync(join(folder, 'embed/v1/haven-finder.js.gz'), gzipSync(script));
  const bodies = new CompressedBodies();
  const snapshots = snapshotReader(site.db, site.changeToken);
  const deps = { ...site, snapshots, compress: compressAnswers(bodies) };
  const files = readStaticFiles(folder, site.config);
  const logged: RequestEntry[] = [];
  const app = given ?? createApp(deps);
  const front = createFront([
    filesFromMemory(files),
    snapshotsFromMemory(deps, bodies),
    nearestFromMemory(deps),
  ]);
  const routeOf = (method: string, path: string) => routePattern(app, method, path);
  const server = createHttpServer({
    app,
    front,
    routeOf,
    log: { request: (entry) => void logged.push(entry) },
  });
  const port = await listen(server, 0, '127.0.0.1');
  stops.push(() => drain(server));

  function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      })
        .on('error', reject)
        .end();
    });
  }
  const askApp = (path: string) => Promise.resolve(app.request(`http://127.0.0.1:${port}${path}`));
  return { site, server, bodies, logged, script, ask, askApp };
}

/** What an answer says, however it was encoded. */
function textOf({ headers, body }: Answer): string {
  return (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString();
}

const SNAPSHOT = '/api/v1/snapshots/area/E09000003.json';
const COMPRESSED = [
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const;

describe('a snapshot over a socket', () => {
  it.each(COMPRESSED)(
    'comes in %s, from the first request to the best compression',
    async (encoding, decompress) => {
      const { site, bodies, ask } = await startHere();
      for (let n = 0; n < 20; n++) await site.addHaven({ id: `venue${n}` });
      const plain = await ask(SNAPSHOT);
      const sizes: number[] = [];
      for (let round = 0; round < 3; round++) {
        const { headers, body } = await ask(SNAPSHOT, { 'Accept-Encoding': encoding });
        expect(headers['content-encoding']).toBe(encoding);
        expect(headers['vary']).toBe('Accept-Encoding');
        expect(headers['etag']).toBe(plain.headers['etag']);
        expect(decompress(body).equals(plain.body)).toBe(true);
        sizes.push(body.length);
        await bodies.settled();
      }
      expect(sizes[0]).toBeLessThan(plain.body.length);
      expect(sizes[2]).toBeLessThanOrEqual(sizes[0] ?? 0);
    },
  );

  it('is the new one at once after a change, in every encoding, and 304 while there is none', async () => {
    const { site, ask } = await startHere();
    const id = await site.addHaven();
    const headers = { 'Accept-Encoding': 'br' };
    const first = await ask(SNAPSHOT, headers);
    const tag = String(first.headers['etag']);
    const again = await ask(SNAPSHOT, { ...headers, 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    await site.decide(id, 'suspended');
    const changed = await ask(SNAPSHOT, { ...headers, 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(textOf(changed)).not.toContain('Lantern');
  });

  it('is compressed once, however many ask at the same time', async () => {
    const { site, ask } = await startHere();
    await site.addHaven();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => ask(SNAPSHOT, { 'Accept-Encoding': 'br' })),
    );
    expect(new Set(answers.map(textOf)).size).toBe(1);
  });

  it('is the same from memory and from the app, header for header', async () => {
    const { site, ask } = await startHere();
    await site.addHaven();
    const fromApp = await ask(SNAPSHOT);
    const fromMemory = await ask(SNAPSHOT);
    const names = ({ headers }: Answer) => Object.keys(headers).toSorted();
    expect(names(fromMemory)).toEqual(names(fromApp));
    expect(fromMemory.headers['etag']).toBe(fromApp.headers['etag']);
    expect(fromMemory.body.equals(fromApp.body)).toBe(true);
  });

  it('has its length but no body for HEAD', async () => {
    const { site, ask } = await startHere();
    await site.addHaven();
    const { body } = await ask(SNAPSHOT);
    const head = await ask(SNAPSHOT, {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-length']).toBe(String(body.length));
  });
});

describe('the nearest havens over a socket', () => {
  const questions = [
    'lat=51.6135&lon=-0.1765',
    'lat=51.6135&lon=-0.1765&limit=2&open=now&under18=1&scheme=safe_haven,ask_for_angela',
    'lat=51.6135&lat=0&lon=-0.1765&limit=&at=2026-06-11T03:00%2B01:00&x=%E0%A4%A',
    'lat=57&lon=-3',
    'lat=91&lon=0',
    'lat=51.6135&lon=-0.1765&at=1999-01-01T00:00Z',
    '',
  ];

  it.each(questions)('are the same from memory and from the app for %s', async (query) => {
    const { site, ask, askApp } = await startHere();
    for (let n = 0; n < 5; n++) await site.addHaven({ id: `venue${n}`, lat: 51.61 + n / 1000 });
    await site.addHaven({ id: 'shut', opening: everyDay(['02:00', '09:00']) });
    const path = `/api/v1/havens/nearest?${query}`;
    await ask(path); // now every cell it needs is in memory
    const { status, headers, body } = await ask(path);
    const fromApp = await askApp(path);
    expect(status).toBe(fromApp.status);
    expect(body.toString()).toBe(await fromApp.text());
    for (const [name, value] of fromApp.headers) expect(headers[name]).toBe(value);
  });
});

describe('other answers over a socket', () => {
  it.each([
    '/api/v1/havens',
    '/api/v1/havens.csv',
    '/api/v1/havens.geojson',
    '/api/v1/openapi.json',
    '/help',
  ])('%s is the same compressed as plain', async (path) => {
    const { site, ask } = await startHere();
    for (let n = 0; n < 20; n++) await site.addHaven({ id: `venue${n}` });
    const plain = await ask(path);
    for (const [encoding, decompress] of COMPRESSED) {
      const { status, headers, body } = await ask(path, { 'Accept-Encoding': encoding });
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['vary']).toContain('Accept-Encoding');
      expect(decompress(body).equals(plain.body)).toBe(true);
    }
  });

  it('is 304 for a page that has not changed, in whichever encoding it was had', async () => {
    const { ask } = await startHere();
    for (const headers of [{}, { 'Accept-Encoding': 'br' }]) {
      const { headers: answered } = await ask('/help', headers);
      const again = await ask('/help', { ...headers, 'If-None-Match': String(answered['etag']) });
      expect(again.status).toBe(304);
    }
  });

  it('serves embed files to any site, as the build compressed them', async () => {
    const { ask, script } = await startHere();
    const path = '/embed/v1/haven-finder.js';
    const { headers, body } = await ask(path, { 'Accept-Encoding': 'br, gzip' });
    expect(body.toString()).toBe(script);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['cache-control']).toMatch(/^public, max-age=300, stale-while-revalidate=/);
    expect(gunzipSync((await ask(path, { 'Accept-Encoding': 'gzip' })).body).toString()).toBe(script);
    expect((await ask(path, { 'If-None-Match': String(headers['etag']) })).status).toBe(304);
  });

  it.each([
    '/embed/v1/../../../package.json',
    '/embed/v1/%2e%2e/%2e%2e/package.json',
    '/embed/v1/haven-finder.js.gz',
    '/%',
    '//',
    '/\\',
  ])('gives nothing away at %s', async (path) => {
    const { ask } = await startHere();
    const { status, body } = await ask(path);
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toContain('"dependencies"');
  });
});

describe('the request log', () => {
  it('holds the route, status, time and bytes of each answer, and nothing of who asked or where', async () => {
    const { site, ask, logged } = await startHere();
    await site.addHaven();
    await ask('/api/v1/havens/nearest?lat=51.61352&lon=-0.17654');
    await ask('/api/v1/havens/nearest?lat=51.61352');
    await site.addPlace('North Finchley');
    await ask('/near?place=North+Finchley');
    await ask('/api/v1/havens/k3f9x2m4q');
    await ask('/51.61352,-0.17654');
    await ask('/embed/v1/haven-finder.js');
    await ask(SNAPSHOT);
    await vi.waitFor(() => expect(logged).toHaveLength(7));
    expect(logged.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      'GET /api/v1/havens/nearest 200',
      'GET /api/v1/havens/nearest 400',
      'GET /near 200',
      'GET /api/v1/havens/:idOrSlug 200',
      'GET  404',
      'GET /embed/v1/haven-finder.js 200',
      'GET /api/v1/snapshots/area/:file 200',
    ]);
    expect(logged.every(({ bytes, ms }) => bytes > 100 && ms >= 0)).toBe(true);
    expect(JSON.stringify(logged)).not.toMatch(/51\.6|0\.176|North|127\.0/);
  });
});

describe('draining', () => {
  it('lets a request under way finish, and takes no new one', async () => {
    let begun = false;
    const app = new Hono().get('/slow', async (c) => {
      begun = true;
      await sleep(150);
      return c.text('finished');
    });
    const { server, ask } = await startHere(app);
    const underWay = ask('/slow');
    await vi.waitUntil(() => begun);
    const drained = drain(server);
    await expect(ask('/slow')).rejects.toThrow(/ECONNREFUSED/);
    expect((await underWay).body.toString()).toBe('finished');
    await drained;
  });
});

import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBasemap } from '../../../api/basemap/read-basemap.ts';
import { readConfig } from '../../../api/config.ts';
import { openArchiveFile } from '../../../api/open-archive.node.ts';
import { basemapPreflight, basemapRoute } from '../../../api/routes/basemap.ts';
import { bundledWorker } from '../../helpers/bundled-worker.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { openSite } from '../../site/open-site.ts';

const FILE = sharedData('pmtiles', 'london-central-z12.pmtiles');
const KEY = 'area.pmtiles';
const URL_OF = 'http://localhost/basemap.pmtiles';

type Ask = (method: string, headers: Record<string, string>) => Promise<Response>;
interface Runtime {
  readonly ask: Ask;
  readonly stop: () => Promise<void>;
}

async function onNode(): Promise<Runtime> {
  const basemap = await readBasemap(readConfig({ BASEMAP: FILE }), openArchiveFile);
  const given = { config: readConfig({}), basemap: () => Promise.resolve(basemap) };
  const app = new Hono();
  app.get('/basemap.pmtiles', basemapRoute(given));
  app.options('/basemap.pmtiles', basemapPreflight(given));
  return {
    ask: async (method, headers) => app.request(URL_OF, { method, headers }),
    stop: () => Promise.resolve(),
  };
}

// What main.worker.ts composes, with a real bucket under it.
const WORKER = `
import { Hono } from 'hono';
import { lastingBasemap } from '/api/basemap/lasting-basemap.ts';
import { readBasemap } from '/api/basemap/read-basemap.ts';
import { readConfig } from '/api/config.ts';
import { openArchiveObject } from '/api/open-archive.worker.ts';
import { basemapPreflight, basemapRoute } from '/api/routes/basemap.ts';

export default {
  async fetch(request, env) {
    const config = readConfig({ BASEMAP: env.KEY });
    const told = [];
    const basemap = lastingBasemap(
      () => readBasemap(config, (key) => openArchiveObject(env.BASEMAPS, key)),
      (error) => told.push(error.message),
    );
    const app = new Hono();
    app.get('/basemap.pmtiles', basemapRoute({ config, basemap }));
    app.options('/basemap.pmtiles', basemapPreflight({ config }));
    app.get('/told', async (c) => { await basemap(); return c.json(told); });
    app.onError((error, c) => c.json({ code: error.code }, error.status));
    return app.fetch(request);
  },
};`;

async function onWorkers(key = KEY): Promise<Runtime & { readonly told: () => Promise<unknown> }> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ modules: true, script: await bundledWorker(WORKER), compatibilityDate: '2026-10-23' },
      ...{ r2Buckets: ['BASEMAPS'], bindings: { KEY: key } },
    }),
  );
  const bucket = (await miniflare.getR2Bucket('BASEMAPS')) as unknown as {
    put(key: string, value: Uint8Array): Promise<unknown>;
  };
  await bucket.put(KEY, readFileSync(FILE));
  await bucket.put('broken.pmtiles', readFileSync(FILE).subarray(0, 9_000));
  return {
    ask: async (method, headers) =>
      (await miniflare.dispatchFetch(URL_OF, { method, headers })) as unknown as Response,
    told: async () => (await miniflare.dispatchFetch('http://localhost/told')).json(),
    stop: () => miniflare.dispose(),
  };
}

describe.runIf(hasSharedData).each<[string, () => Promise<Runtime>]>([
  ['a file on Node', onNode],
  ['an object in R2, in workerd', onWorkers],
])('the archive of map tiles, from %s', (_, start) => {
  let runtime: Runtime;
  const bytes = hasSharedData ? readFileSync(FILE) : Buffer.alloc(0);
  const get = (headers: Record<string, string> = {}) => runtime.ask('GET', headers);
  const body = async (response: Response) => Buffer.from(await response.arrayBuffer());
  beforeAll(async () => {
    runtime = await start();
  });
  afterAll(() => runtime.stop());

  it('answers a stretch with 206 and exactly its bytes', async () => {
    for (const [range, from, to] of [
      ['bytes=0-126', 0, 127],
      ['bytes=16384-20000', 16_384, 20_001],
      [`bytes=${bytes.length - 5}-${bytes.length + 9}`, bytes.length - 5, bytes.length],
      ['bytes=-7', bytes.length - 7, bytes.length],
    ] as const) {
      const response = await get({ Range: range });
      expect(response.status).toBe(206);
      expect(response.headers.get('Content-Range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
      expect(response.headers.get('Content-Length')).toBe(String(to - from));
      expect(await body(response)).toEqual(bytes.subarray(from, to));
    }
  });

  it('answers 416 with its length to a stretch after its end', async () => {
    const response = await get({ Range: `bytes=${bytes.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get('Content-Range')).toBe(`bytes */${bytes.length}`);
    expect(await response.text()).toBe('');
  });

  it('answers whole without a range, and to a range of another version', async () => {
    const whole = await get();
    expect(whole.status).toBe(200);
    expect(whole.headers.get('Accept-Ranges')).toBe('bytes');
    expect(await body(whole)).toEqual(bytes);
    const other = await get({ Range: 'bytes=0-9', 'If-Range': '"another"' });
    expect(other.status).toBe(200);
    await other.arrayBuffer();
    const etag = whole.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect((await get({ Range: 'bytes=0-9', 'If-Range': etag })).status).toBe(206);
  });

  it('answers 304 to who has this version', async () => {
    const etag = (await runtime.ask('HEAD', {})).headers.get('ETag') ?? '';
    expect((await get({ 'If-None-Match': etag, Range: 'bytes=0-9' })).status).toBe(304);
    expect((await get({ 'If-None-Match': '"another"', Range: 'bytes=0-9' })).status).toBe(206);
  });

  it('tells its length to HEAD and sends nothing', async () => {
    const response = await runtime.ask('HEAD', {});
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(await response.text()).toBe('');
  });

  it('may be read by any site, which may send ranges', async () => {
    const response = await get({ Range: 'bytes=0-9', Origin: 'https://council.example' });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Content-Range');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    const preflight = await runtime.ask('OPTIONS', { Origin: 'https://council.example' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Range');
  });
});

describe.runIf(hasSharedData)('an archive on Workers that cannot be served', () => {
  it.each([
    ['broken.pmtiles', /^BASEMAP=broken\.pmtiles is cut short: it should have 321673 bytes and has 9000\. /],
    ['missing.pmtiles', /^BASEMAP=missing\.pmtiles is not in the bucket\. /],
  ])('%s leaves plain ground and a line in the log', async (key, line) => {
    const runtime = await onWorkers(key);
    expect((await runtime.ask('GET', {})).status).toBe(404);
    expect(await runtime.told()).toEqual([expect.stringMatching(line)]);
    await runtime.stop();
  });
});

describe('a register without an archive', () => {
  it('says so where one is asked for', async () => {
    const response = await (await openSite()).request('/basemap.pmtiles');
    expect(response.status).toBe(404);
  });
});

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COURSES } from '../../admin/training/courses.ts';
import type { NearestAnswer } from '../../api/contract/havens.ts';
import type { Snapshot } from '../../api/domain/snapshot.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const WRANGLER = join(ROOT, 'node_modules/.bin/wrangler');

/** Nothing is reported home, and no colours in what we read. */
const ENV = { ...process.env, CI: '1', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' };

describe('the same app on Workers, by wrangler on real workerd and D1', () => {
  const newFolder = useTemporaryFolders(afterAll);
  let worker: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    if (!existsSync(join(ROOT, 'dist/public/embed/v1/haven-finder.js')))
      throw new Error('run npm run build first');
    const state = newFolder();
    const apply = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state];
    execFileSync(WRANGLER, apply, { cwd: ROOT, env: ENV, stdio: 'ignore' });
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const serve = [
      'dev',
      '--var',
      'DEMO:on',
      '--var',
      `PUBLIC_ORIGIN:${origin}`,
      '--ip',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--persist-to',
      state,
    ];
    worker = spawn(WRANGLER, serve, { cwd: ROOT, env: ENV, stdio: 'ignore', detached: true });
    await vi.waitUntil(() => isUp(origin), { timeout: 60_000, interval: 500 });
  }, 120_000);

  afterAll(() => {
    if (worker?.pid !== undefined) process.kill(-worker.pid, 'SIGKILL');
  });

  it('publishes the demo as an area snapshot, and answers 304 to who has it', async () => {
    const url = `${origin}/api/v1/snapshots/area/E09000003.json`;
    const response = await fetch(url);
    const snapshot = (await response.json()) as Snapshot;
    expect(snapshot.scope).toBe('area/E09000003');
    expect(snapshot.havens.id.length).toBeGreaterThan(50);
    const again = await fetch(url, { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('finds the nearest havens over cells, open first', async () => {
    const response = await fetch(`${origin}/api/v1/havens/nearest?lat=51.6135&lon=-0.1765&limit=5`);
    const { havens } = (await response.json()) as NearestAnswer;
    expect(havens).toHaveLength(5);
    expect(havens.every(({ distance_metres }) => distance_metres < 5_000)).toBe(true);
    const opens = havens.map(({ open }) => open);
    expect(opens).toEqual(opens.toSorted((a, b) => Number(b) - Number(a)));
  });

  it.each(['/', '/near?place=North+Finchley', '/havens', '/help', '/offline'])(
    'serves the page %s',
    async (path) => {
      const response = await fetch(origin + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(await response.text()).toContain('999');
    },
  );

  it('signs people in with a code from the outbox, and out', async () => {
    const send = aBrowser(origin);
    await send('/admin/sign-in', { email: 'officer@demo.example' });
    const mail = await (await send('/admin/mail')).text();
    const code = /Your code is (\d{6})/.exec(mail)?.[1] ?? '';
    expect((await send('/admin/sign-in/code', { code })).headers.get('Location')).toBe('/admin');
    expect(await (await send('/admin')).text()).toContain('Ola Card');
    await send('/admin/sign-out', {});
    expect((await send('/admin')).status).toBe(303);
  });

  it('teaches staff who come by their venue’s link, with the same modules as on Node', async () => {
    const manager = aBrowser(origin);
    await manager('/admin/sign-in', { email: 'manager@demo.example' });
    const mail = await (await manager('/admin/mail')).text();
    await manager('/admin/sign-in/code', { code: /Your code is (\d{6})/.exec(mail)?.[1] ?? '' });
    const venue = /\/admin\/venues\/([0-9a-z]{9})/.exec(await (await manager('/admin')).text())?.[1] ?? '';
    const page = `/admin/venues/${venue}/training/link`;
    if (!(await (await manager(page)).text()).includes('/join/')) await manager(page, { was: '' });
    const link = /\/join\/[0-9a-z]{18,}/.exec(await (await manager(page)).text())?.[0] ?? '';
    const phone = aBrowser(origin);
    const form = await (await phone(`${link}/you`)).text();
    const key = /name="key" value="([^"]+)"/.exec(form)?.[1] ?? '';
    await phone(`${link}/you`, { key, name: 'Ada Sample', job: 'Bar staff', email: '', public: 'yes' });
    for (const { key: module, lessons } of COURSES) {
      expect((await phone(`/join/me/${module}`, {})).headers.get('Location')).toBe(`/join/me/${module}/1`);
      expect(await (await phone(`/join/me/${module}/1`)).text()).toContain(`<h1>${lessons[0]?.title}</h1>`);
    }
  });

  it('lets any site load the finder', async () => {
    const response = await fetch(`${origin}/embed/v1/haven-finder.js`);
    expect(response.headers.get('Content-Type')).toMatch(/javascript/);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  });

  it('has the service worker, the manifest with its icons, and what a map is drawn from', async () => {
    const keeper = await fetch(`${origin}/sw.js`);
    expect(keeper.headers.get('Content-Type')).toMatch(/javascript/);
    const manifest = (await (await fetch(`${origin}/site.webmanifest`)).json()) as {
      icons: { src: string }[];
    };
    for (const { src } of manifest.icons) expect((await fetch(origin + src)).status).toBe(200);
    expect(await (await fetch(`${origin}/api/v1/map?area=E09000003`)).json()).toMatchObject({
      basemap: { kind: 'none' },
      areas: [{ code: 'E09000003' }],
    });
  });

  it('runs what time does when the cron fires', async () => {
    expect((await fetch(`${origin}/cdn-cgi/local/scheduled`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  it('answers an unknown address of the API with a problem', async () => {
    const response = await fetch(`${origin}/api/v1/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  });
});

/** Keeps cookies, sends forms, follows no redirect by itself. */
function aBrowser(origin: string) {
  const jar = new Map<string, string>();
  return async (path: string, fields?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(origin + path, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), Origin: origin },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    return answer;
  };
}

async function isUp(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

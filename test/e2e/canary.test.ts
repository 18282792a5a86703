import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tracesIn } from '../helpers/canary.ts';
import { finderOn } from './finder-on-page.ts';
import { usePhones, type Phone } from './open-phone.ts';

const openPhone = usePhones();

/** A street corner where the demo has no place, so that no form of it is in the register to begin with. */
const CANARY = { lat: 51.621_937, lon: -0.190_283 };
const traces = (text: string) => tracesIn(text, CANARY);

/** Everything the page keeps that could outlive it. */
function storageOf({ page }: Phone): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify({
      cookies: document.cookie,
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      history: history.state as unknown,
      name: window.name,
    }),
  );
}

/** The server's whole folder: the register, its write-ahead log, whatever else it wrote. */
function filesOf(databasePath: string): string {
  const folder = dirname(databasePath);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

async function sentBy({ requests }: Phone): Promise<string> {
  const all = await Promise.all(
    requests.map(async (request) =>
      [request.method(), request.url(), JSON.stringify(await request.allHeaders()), request.postData()].join(
        ' ',
      ),
    ),
  );
  return all.join('\n');
}

async function walkAround({ page }: Phone): Promise<void> {
  const finder = finderOn(page);
  await page.goto('/');
  await finder.find.click();
  await finder.names();
  await page.clock.fastForward('12:00');
  await page.getByRole('checkbox').check();
  await finder.names();
  await finder.cards.first().getByRole('heading').getByRole('link').click();
  await page.waitForURL(/\/havens\//);
  await page.goBack();
}

describe('a position planted in the phone', () => {
  it('is in nothing that leaves it, nothing the server writes, and nothing that is kept', async () => {
    const phone = await openPhone({
      position: { latitude: CANARY.lat, longitude: CANARY.lon, accuracy: 12 },
    });
    const { page, context, server, requests } = phone;
    const before = filesOf(server.databasePath);
    expect(traces(before)).toEqual([]);

    await walkAround(phone);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

    const sent = await sentBy(phone);
    expect(requests.length).toBeGreaterThan(3);
    expect(traces(sent)).toEqual([]);
    expect(new Set(requests.map((request) => new URL(request.url()).origin))).toEqual(
      new Set([server.origin]),
    );
    expect(traces(page.url())).toEqual([]);

    const kept = await storageOf(phone);
    expect(JSON.parse(kept)).toEqual({
      cookies: '',
      local: [],
      session: [],
      databases: [],
      caches: [],
      workers: 0,
      history: null,
      name: '',
    });
    expect(await context.cookies()).toEqual([]);

    await expect.poll(() => server.output()).toMatch(/"route":"\/havens\/:idOrSlug"/);
    expect(traces(server.output())).toEqual([]);
    expect(traces(filesOf(server.databasePath))).toEqual([]);
  });

  it('is not in the log even where someone sends it to the nearest endpoint', async () => {
    const { server } = await openPhone();
    const query = `lat=${CANARY.lat}&lon=${CANARY.lon}`;
    const answer = await fetch(`${server.origin}/api/v1/havens/nearest?${query}`);
    expect(answer.status).toBe(200);
    await fetch(`${server.origin}/near?place=${encodeURIComponent(`${CANARY.lat},${CANARY.lon}`)}`);
    await fetch(`${server.origin}/nowhere/${CANARY.lat}/${CANARY.lon}`);
    await expect.poll(() => server.output()).toContain('/api/v1/havens/nearest');
    expect(traces(server.output())).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tracesIn } from '../helpers/canary.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';
import { finderOn } from './finder-on-page.ts';
import { mapOn } from './map-on-page.ts';
import { usePhones, type Phone } from './open-phone.ts';

/** With streets where there is an archive to draw them from. */
const openPhone = usePhones(
  hasSharedData ? { BASEMAP: sharedData('pmtiles', 'london-central-z12.pmtiles') } : {},
);

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
      history: history.state as unknown,
      name: window.name,
    }),
  );
}

/** All that the service worker keeps: addresses, headers and bodies. */
function cachesOf({ page }: Phone): Promise<string> {
  return page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        kept.push(
          name,
          request.url,
          JSON.stringify([...(response?.headers ?? [])]),
          (await response?.text()) ?? '',
        );
      }
    }
    return kept.join('\n');
  });
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

/** Looks at a place on the map, comes closer, moves about. */
async function walkOverMap({ page }: Phone): Promise<void> {
  const { map, markers, openButton } = mapOn(page);
  await openButton.click();
  await markers.first().click();
  await map.focus();
  for (const key of ['+', '+', 'ArrowLeft', 'ArrowUp', '-']) await page.keyboard.press(key);
  const closer = finderOn(page).all.getByRole('button', { name: 'Zoom to the list' });
  if (await closer.isVisible()) await closer.click();
  await page.waitForLoadState('networkidle');
}

async function walkAround(phone: Phone): Promise<void> {
  const { page } = phone;
  const finder = finderOn(page);
  await page.goto('/');
  await finder.find.click();
  await finder.names();
  await page.clock.fastForward('12:00');
  await page.getByRole('checkbox').check();
  await finder.names();
  await walkOverMap(phone);
  await finder.cards.first().getByRole('heading').getByRole('link').click();
  await page.waitForURL(/\/havens\//);
  await page.goBack();
}

describe('a position planted in the phone', () => {
  it('is in nothing that leaves it, nothing the server writes, and nothing that is kept', async () => {
    const phone = await openPhone({
      position: { latitude: CANARY.lat, longitude: CANARY.lon, accuracy: 12 },
      keepsSite: true,
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
      history: null,
      name: '',
    });
    expect(await context.cookies()).toEqual([]);
    const keptOffline = await cachesOf(phone);
    expect(keptOffline).toContain('/offline');
    expect(traces(keptOffline)).toEqual([]);

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

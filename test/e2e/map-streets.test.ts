import { afterEach, describe, expect, it, vi } from 'vitest';
import { hostPolicy } from '../../api/site/embed/host-lines.tsx';
import { tracesIn } from '../helpers/canary.ts';
import { useHostPages } from '../helpers/host-pages.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';
import { finderOn } from './finder-on-page.ts';
import { mapOn } from './map-on-page.ts';
import { usePhones, type Phone } from './open-phone.ts';

/** Two ends of the borough, and of the archive. */
const HERE = { latitude: 51.5722, longitude: -0.194, accuracy: 20 };
const THERE = { latitude: 51.603_917, longitude: -0.239_283, accuracy: 20 };

const NO_STREETS = 'This map has no streets. Directions open in your map app.';

/** All that was asked for once the map was opened, as it left the phone. */
async function askedFor({ requests }: Phone, pattern: RegExp): Promise<string[]> {
  const wanted = requests.filter((request) => pattern.test(request.url()));
  const lines = await Promise.all(
    wanted.map(async (request) => `${request.url()} ${(await request.allHeaders())['range'] ?? ''}`),
  );
  return lines.toSorted();
}

/** Nothing more is asked for. */
async function settled({ requests, page }: Phone): Promise<void> {
  await page.waitForLoadState('networkidle');
  let before = -1;
  await vi.waitUntil(
    () => {
      const still = requests.length === before;
      before = requests.length;
      return still;
    },
    { interval: 400, timeout: 8_000 },
  );
}

describe.runIf(hasSharedData)('streets from an archive of our own', () => {
  const openPhone = usePhones({ BASEMAP: sharedData('pmtiles', 'london-central-z12.pmtiles') });

  async function openAt(position: typeof HERE): Promise<Phone> {
    const phone = await openPhone({ position });
    await phone.page.goto('/');
    await mapOn(phone.page).open();
    await settled(phone);
    return phone;
  }

  it('are drawn, and their makers credited with a link', async () => {
    const { page, complaints } = await openAt(HERE);
    const inks = await mapOn(page)
      .map.locator('canvas')
      .evaluateAll((canvases) =>
        canvases.map((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
          return new Set(data).size;
        }),
      );
    expect(inks.filter((colours) => colours > 20).length).toBeGreaterThan(0);
    const credit = finderOn(page).all.getByRole('link', { name: '© OpenStreetMap contributors' });
    expect(await credit.getAttribute('href')).toBe('https://www.openstreetmap.org/copyright');
    await finderOn(page).all.getByText('The map starts with the whole area').waitFor();
    expect(complaints).toEqual([]);
  });

  it('are asked for alike wherever she is, until she moves the map', async () => {
    const pattern = /basemap|\/map|streets/;
    const first = await openAt(HERE);
    const second = await openAt(THERE);
    const [here, there] = [await askedFor(first, pattern), await askedFor(second, pattern)];
    expect(here.length).toBeGreaterThan(3);
    expect(there).toEqual(here);
    // Choosing a place moves nothing either.
    await mapOn(second.page).markers.last().click({ force: true });
    await settled(second);
    expect(await askedFor(second, pattern)).toEqual(here);
  });

  it('never put her position in a request, not even when she looks closer', async () => {
    const phone = await openAt(THERE);
    await finderOn(phone.page).all.getByRole('button', { name: 'Zoom to the list' }).click();
    await settled(phone);
    const sent = (await askedFor(phone, /./)).join('\n');
    expect(sent).toMatch(/basemap\.pmtiles bytes=/);
    expect(tracesIn(sent, { lat: THERE.latitude, lon: THERE.longitude })).toEqual([]);
    expect(new Set(phone.requests.map((request) => new URL(request.url()).origin)).size).toBe(1);
  });

  it('leave plain ground and the places where they cannot be had', async () => {
    const phone = await openPhone({ position: HERE });
    await phone.page.route('**/basemap.pmtiles', (route) => route.fulfill({ status: 503 }));
    await phone.page.goto('/');
    await mapOn(phone.page).open();
    await settled(phone);
    expect(await mapOn(phone.page).markers.count()).toBeGreaterThan(3);
    await finderOn(phone.page).all.getByText(NO_STREETS).waitFor();
    expect(phone.complaints.filter((line) => !line.includes('503'))).toEqual([]);
  });
});

const TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>';
const ALLOWED = { 'Access-Control-Allow-Origin': '*' };

/** Where /embed tells another site to allow pictures from. */
async function documentedImages(origin: string): Promise<string[]> {
  const html = await (await fetch(`${origin}/embed`)).text();
  return /img-src ([^;<]*)/.exec(html)?.[1]?.split(' ') ?? [];
}

/** The first place of the list is within the map. */
async function inSight({ page }: Phone): Promise<boolean> {
  const { map, markers } = mapOn(page);
  const [frame, pin] = await Promise.all([map.boundingBox(), markers.first().boundingBox()]);
  if (!frame || !pin) return false;
  const [x, y] = [pin.x + pin.width / 2, pin.y + pin.height];
  return x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height;
}

describe('streets from another site', () => {
  const host = useHostPages();
  const openPhone = usePhones({
    BASEMAP: 'https://tiles.example.org/{z}/{x}/{y}.png',
    BASEMAP_NOTICE: '© OpenStreetMap contributors, drawn by Example',
  });
  const asked: string[] = [];
  const referrers: (string | undefined)[] = [];
  afterEach(() => {
    asked.length = 0;
    referrers.length = 0;
  });

  async function openAt(position: typeof HERE): Promise<Phone> {
    const phone = await openPhone({ position });
    await phone.context.route('https://tiles.example.org/**', async (route) => {
      asked.push(route.request().url());
      referrers.push((await route.request().allHeaders())['referer']);
      await route.fulfill({
        contentType: 'image/svg+xml',
        headers: ALLOWED,
        body: TILE,
      });
    });
    await phone.page.goto('/');
    // Each press of a key moves the map at once.
    await phone.page.emulateMedia({ reducedMotion: 'reduce' });
    await mapOn(phone.page).open();
    await settled(phone);
    return phone;
  }

  it('are not asked for before a tap beside words that say who then knows', async () => {
    const phone = await openAt(HERE);
    const finder = finderOn(phone.page);
    expect(asked).toEqual([]);
    await finder.all.getByText('Streets come from tiles.example.org').waitFor();
    await finder.all.getByRole('button', { name: 'Show streets' }).click();
    await settled(phone);
    expect(asked.length).toBeGreaterThan(0);
    expect(referrers.every((referrer) => referrer === undefined)).toBe(true);
    await finder.all.getByRole('link', { name: /drawn by Example/ }).waitFor();
    expect(await finder.all.getByText(NO_STREETS).count()).toBe(0);
    expect(phone.complaints).toEqual([]);
  });

  it('that do not come are said not to be there, until some do', async () => {
    const phone = await openAt(HERE);
    const finder = finderOn(phone.page);
    let isDown = true;
    await phone.context.route('https://tiles.example.org/**', (route) =>
      isDown ? route.fulfill({ status: 503 }) : route.fallback(),
    );
    await finder.all.getByRole('button', { name: 'Show streets' }).click();
    await finder.all.getByText(`${NO_STREETS} Streets come from tiles.example.org`).waitFor();
    expect(await finder.all.getByRole('link', { name: /drawn by Example/ }).count()).toBe(0);
    expect(await mapOn(phone.page).markers.count()).toBeGreaterThan(3);
    isDown = false;
    await finder.all.getByRole('button', { name: 'Zoom in' }).click();
    await finder.all.getByText('The map starts with the whole area').waitFor();
    expect(await finder.all.getByText(NO_STREETS).count()).toBe(0);
  });

  it.each([
    ['that /embed documents they come', true],
    ['without the tiles’ address the map says that it has none', false],
  ])('on another website, under the policy %s', async (_, isNamed) => {
    const phone = await openPhone({ position: HERE });
    const { page, server } = phone;
    const tiles = await documentedImages(server.origin);
    expect(tiles).toEqual([server.origin, 'https://tiles.example.org']);
    await phone.context.route('https://tiles.example.org/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'image/svg+xml', headers: ALLOWED, body: TILE });
    });
    const policy = hostPolicy(server.origin, isNamed ? tiles.slice(1) : []);
    await page.goto(
      host({
        headers: { 'Content-Security-Policy': `default-src 'none'; ${policy} data:` },
        body: `<script type="module" src="${server.origin}/embed/v1/haven-finder.js"></script>
          <haven-finder area="E09000003">Call 999</haven-finder>`,
      }),
    );
    await mapOn(page).open();
    const finder = finderOn(page);
    await finder.all.getByRole('button', { name: 'Show streets' }).click();
    await finder.all.getByText(isNamed ? 'The map starts with the whole area' : NO_STREETS).waitFor();
    await settled(phone);
    expect(asked.length > 0).toBe(isNamed);
    expect(await finder.all.getByText(NO_STREETS).count()).toBe(isNamed ? 0 : 1);
    expect(phone.complaints.length > 0).toBe(!isNamed);
  });

  /** The deepest zoom of the tiles that were asked for since it was last called; 0 where none were. */
  function deepest(): number {
    const zooms = asked.splice(0).map((url) => Number(/org\/(\d+)\//.exec(url)?.[1]));
    return Math.max(0, ...zooms);
  }

  /** The map with streets, moved by her own hand until her places are out of sight. */
  async function movedAway(): Promise<{ phone: Phone; whole: number }> {
    const phone = await openAt(HERE);
    await finderOn(phone.page).all.getByRole('button', { name: 'Show streets' }).click();
    await settled(phone);
    const whole = deepest();
    await mapOn(phone.page).map.focus();
    for (const key of [...'++++', ...Array<string>(12).fill('ArrowDown')])
      await phone.page.keyboard.press(key);
    await settled(phone);
    expect(deepest()).toBeGreaterThan(whole);
    expect(await inSight(phone)).toBe(false);
    return { phone, whole };
  }

  it('come no closer by themselves when a place that is out of sight is chosen from the list', async () => {
    const { phone, whole } = await movedAway();
    await finderOn(phone.page).cards.first().getByRole('button', { name: 'Show on map' }).click();
    await settled(phone);
    expect(await inSight(phone)).toBe(true);
    expect(deepest()).toBeLessThanOrEqual(whole);
  });

  it('come no closer by themselves when the keyboard reaches a place that is out of sight', async () => {
    const { phone, whole } = await movedAway();
    await mapOn(phone.page).markers.first().focus();
    await settled(phone);
    expect(await inSight(phone)).toBe(true);
    expect(deepest()).toBeLessThanOrEqual(whole);
  });

  it('are asked for alike wherever she is, and never closer than the whole area', async () => {
    const seen: string[][] = [];
    for (const position of [HERE, THERE]) {
      const phone = await openAt(position);
      await finderOn(phone.page).all.getByRole('button', { name: 'Show streets' }).click();
      await settled(phone);
      seen.push(asked.splice(0).toSorted());
    }
    expect(seen[0]?.length).toBeGreaterThan(0);
    expect(seen[1]).toEqual(seen[0]);
    expect(tracesIn(seen.flat().join('\n'), { lat: THERE.latitude, lon: THERE.longitude })).toEqual([]);
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { faults } from '../helpers/axe.ts';
import { finderOn } from './finder-on-page.ts';
import { mapOn } from './map-on-page.ts';
import { NORTH_FINCHLEY, usePhones } from './open-phone.ts';

const openPhone = usePhones();
const position = NORTH_FINCHLEY;

const hosts: Server[] = [];
afterAll(() => hosts.forEach((host) => host.close()));

describe('the map, without a basemap', () => {
  it('loads on a tap and not a byte before, from here alone', async () => {
    const { page, requests, complaints, server } = await openPhone({ position });
    const asked = () => requests.map((request) => request.url()).filter((url) => /map|streets/.test(url));
    await page.goto('/');
    await finderOn(page).find.click();
    await finderOn(page).names();
    await mapOn(page).openButton.waitFor();
    expect(asked()).toEqual([]);
    await mapOn(page).openButton.click();
    await mapOn(page).markers.first().waitFor();
    expect(asked()).toEqual([
      `${server.origin}/embed/v1/haven-map.js`,
      `${server.origin}/api/v1/map?area=E09000003`,
    ]);
    expect(complaints).toEqual([]);
  });

  it('has a numbered marker for each place of the list, open ones in another shape than the rest', async () => {
    const { page } = await openPhone({ position });
    await page.goto('/');
    const { markers, open } = mapOn(page);
    await open();
    const names = await finderOn(page).names();
    const labels = await markers.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    // The cards have the same numbers, for eyes and ears alike.
    expect(labels.map((label) => label?.replace(/, (not )?open$/, ''))).toEqual(names);
    expect(labels.map((label) => parseInt(label ?? ''))).toEqual(names.map((_, n) => n + 1));
    const shapes = await markers.evaluateAll((all) =>
      all.map((each) => [
        each.getAttribute('aria-label')?.endsWith(', open'),
        each.querySelector('path')?.getAttribute('d'),
      ]),
    );
    const paths = (isOpen: boolean) =>
      new Set(shapes.filter(([is]) => is === isOpen).map(([, path]) => path));
    for (const path of paths(true)) expect(paths(false).has(path)).toBe(false);
  });

  it('is in step with the list: a marker that is chosen leads to its card', async () => {
    const { page } = await openPhone({ position });
    await page.goto('/');
    const { markers, open } = mapOn(page);
    await open();
    const [, second = ''] = await finderOn(page).names();
    await markers.nth(1).click();
    expect(await markers.nth(1).getAttribute('aria-pressed')).toBe('true');
    await finderOn(page).all.getByText(`${second}, open`).waitFor();
    await finderOn(page).all.getByRole('button', { name: 'Show in the list' }).click();
    await expect
      .poll(() =>
        page.evaluate(() => document.querySelector('haven-finder')?.shadowRoot?.activeElement?.textContent),
      )
      .toBe(second);
  });

  it('is reached from a card, whose number goes when the map is closed', async () => {
    const { page } = await openPhone({ position });
    await page.goto('/');
    const { markers, open } = mapOn(page);
    const { all, find, names } = finderOn(page);
    const onMap = all.getByRole('button', { name: 'Show on map' });
    await find.click();
    const before = await names();
    expect(await onMap.count()).toBe(0);
    await open();
    expect(await names()).toEqual(before.map((name, n) => `${n + 1}. ${name}`));
    await onMap.nth(2).click();
    const third = markers.nth(2);
    expect(await third.getAttribute('aria-pressed')).toBe('true');
    const focused = (element: Element) => (element.getRootNode() as ShadowRoot).activeElement === element;
    expect(await third.evaluate(focused)).toBe(true);
    const { y = -1, height = 0 } = (await third.boundingBox()) ?? {};
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan(740);
    await all.getByRole('button', { name: 'Hide map' }).click();
    expect(await names()).toEqual(before);
    expect(await onMap.count()).toBe(0);
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await openPhone({ position, width: 1280 });
    await page.goto('/');
    const { map, markers, open } = mapOn(page);
    await open();
    const spot = async () => (await markers.first().boundingBox()) ?? { x: 0, y: 0 };
    await map.focus();
    const before = await spot();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await spot()).x).toBeLessThan(before.x - 40);
    await page.keyboard.press('-');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => markers.first().getAttribute('aria-pressed')).toBe('true');
    // Far away from every place, the next marker that the keyboard reaches is brought into sight.
    await map.focus();
    for (let press = 0; press < 30; press += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await expect
      .poll(async () => {
        const [frame, at] = [await map.boundingBox(), await spot()];
        return frame && at.x > frame.x && at.x < frame.x + frame.width;
      })
      .toBe(true);
  });

  it('moves nothing by itself for who asked for less motion', async () => {
    const { page } = await openPhone({ position });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/');
    const { map, open } = mapOn(page);
    await open();
    // Without motion it is all over before the tap returns.
    const [before, after] = await map.evaluate((element) => {
      const at = () => element.querySelector('button')?.getBoundingClientRect().x;
      const was = at();
      element.parentElement?.querySelector<HTMLElement>('[aria-label="Zoom out"]')?.click();
      return [was, at()];
    });
    expect(Math.abs((after ?? 0) - (before ?? 0))).toBeGreaterThan(5);
  });

  it('goes when the finder is taken out of the page, and is drawn anew when it is put back', async () => {
    const { page, complaints } = await openPhone({ position });
    await page.goto('/');
    const { map, markers, open } = mapOn(page);
    await open();
    await page.evaluate(() => {
      const finder = document.querySelector('haven-finder');
      const room = finder?.shadowRoot?.querySelector('haven-map-room');
      Object.assign(globalThis, { finder, room, place: finder?.parentElement });
      finder?.remove();
    });
    const left = await page.evaluate(() => {
      const { room } = globalThis as unknown as { room: HTMLElement };
      return room.shadowRoot?.querySelectorAll('.leaflet-pane').length;
    });
    expect(left).toBe(0);
    await page.evaluate(() => {
      const { finder, place } = globalThis as unknown as { finder: Element; place: Element };
      place.prepend(finder);
    });
    await markers.first().waitFor();
    expect(await map.count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('has no fault that axe finds, with a place chosen, at 320 pixels and in forced colours', async () => {
    const { page } = await openPhone({ position, width: 320 });
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/');
    const { markers, open } = mapOn(page);
    await open();
    await markers.first().click();
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });
    expect(await faults(page)).toEqual([]);
  });

  it('works on a page where nobody may write HTML as text', async () => {
    const { page, server, complaints } = await openPhone({ position });
    const policy = [
      "require-trusted-types-for 'script'",
      `script-src ${server.origin}`,
      `connect-src ${server.origin}`,
      "default-src 'none'",
    ].join('; ');
    const host = createServer((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy });
      answer.end(`<!doctype html><html lang="en"><title>A council</title>
        <script type="module" src="${server.origin}/embed/v1/haven-finder.js"></script>
        <haven-finder area="E09000003" lat="51.6135" lon="-0.1765" place="our office"></haven-finder>`);
    }).listen(0);
    hosts.push(host);
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
    const { markers, openButton } = mapOn(page);
    await openButton.click();
    await markers.nth(2).click();
    expect(await markers.nth(2).getAttribute('aria-pressed')).toBe('true');
    expect(complaints).toEqual([]);
  });
});

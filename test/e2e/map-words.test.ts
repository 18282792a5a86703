import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NORTH_FINCHLEY, usePhones } from './open-phone.ts';

const openPhone = usePhones();
/** North of the first place of the list, so that its pin is where the words usually are. */
const ABOVE_A_PIN = { latitude: 51.6144, longitude: -0.1762, accuracy: 20 };

async function openMap(page: Page, query: string): Promise<void> {
  await page.goto(`/${query}`);
  await page.locator('haven-finder [part~="find"]').click();
  await page.locator('haven-finder [part~="map-button"]').click();
  await page.locator('.here-words').waitFor();
}

describe.each([
  ['from left to right', ''],
  ['from right to left', '?lang=ar'],
])('on the map, %s', (_, query) => {
  it.each([
    ['with places around', NORTH_FINCHLEY],
    ['with a place right below', ABOVE_A_PIN],
  ])('no marker covers the words of where she is, %s', async (__, position) => {
    const { page } = await openPhone({ position });
    await openMap(page, query);
    const found = await page.locator('.here-words').evaluate((element) => {
      const own = element.getBoundingClientRect();
      const map = element.closest('.map');
      const edge = map?.getBoundingClientRect() ?? new DOMRect();
      const pins = [...(map?.querySelectorAll('.marker svg') ?? [])].map((pin) =>
        pin.getBoundingClientRect(),
      );
      const covering = pins.filter(
        ({ left, right, top, bottom }) =>
          left < own.right && right > own.left && top < own.bottom && bottom > own.top,
      );
      return {
        inside: own.left >= edge.left && own.right <= edge.right && own.bottom <= edge.bottom,
        covering: covering.length,
        pins: pins.length,
      };
    });
    expect(found).toEqual({ inside: true, covering: 0, pins: 5 });
  });

  it('every pin, and the ring, stand on their place', async () => {
    const { page } = await openPhone({ position: NORTH_FINCHLEY });
    await openMap(page, query);
    // Leaflet moves an empty box to the place; what is drawn hangs on it.
    const off = await page.locator('.marker svg, .here').evaluateAll((all) =>
      all.map((each) => {
        const { left, width } = each.getBoundingClientRect();
        const place = each.closest('.leaflet-marker-icon')?.getBoundingClientRect().x ?? NaN;
        return Math.abs(left + width / 2 - place);
      }),
    );
    expect(off).toHaveLength(6);
    expect(Math.max(...off)).toBeLessThan(1);
  });
});

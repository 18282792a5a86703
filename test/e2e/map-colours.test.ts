import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { contrastRatio, TEXT_CONTRAST } from '../../api/domain/contrast.ts';
import { mapOn } from './map-on-page.ts';
import { NORTH_FINCHLEY, usePhones } from './open-phone.ts';

const openPhone = usePhones();
const EDGE_CONTRAST = 3;

/** Computed colours of each marker: of its number, of what the number stands on, of its edge, and of the ground around. */
async function coloursOf(page: Page) {
  const found = await mapOn(page).markers.evaluateAll((all) =>
    all.map((each) => {
      const [shape, number] = [each.querySelector('svg'), each.querySelector('span')];
      const map = each.closest('.map');
      if (!shape || !number || !map) throw new Error('A marker lacks its shape, its number or its map');
      const { fill, stroke } = getComputedStyle(shape);
      return [getComputedStyle(number).color, fill, stroke, getComputedStyle(map).backgroundColor];
    }),
  );
  return found.map((colours) => {
    const [number = '', on = '', edge = '', ground = ''] = colours.map(hex);
    return { number, on, edge, ground };
  });
}

/** `rgb(23, 86, 95)` as `#17565f`. */
function hex(rgb: string): string {
  const parts = rgb.match(/\d+/g)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

// axe reads no colours in drawings.
describe.each([
  ['by day', '/', 'light'],
  ['in the dark', '/', 'dark'],
  [
    'in a frame with a pale accent',
    '/embed/frame?accent=%23ffe08a&text=%23ffffff&background=%23101820',
    'light',
  ],
  ['in a frame with a dark accent', '/embed/frame?accent=%23003366', 'dark'],
] as const)('on the map %s', (_, path, colorScheme) => {
  it('each number can be read on its marker, and each marker be told from the ground', async () => {
    const { page } = await openPhone({ position: NORTH_FINCHLEY });
    await page.emulateMedia({ colorScheme });
    await page.goto(path);
    await mapOn(page).open();
    const markers = await coloursOf(page);
    expect(markers.length).toBeGreaterThan(2);
    for (const { number, on, edge, ground } of markers) {
      expect(contrastRatio(number, on)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      const told = Math.max(contrastRatio(on, ground), contrastRatio(edge, ground));
      expect(told).toBeGreaterThanOrEqual(EDGE_CONTRAST);
    }
  });
});

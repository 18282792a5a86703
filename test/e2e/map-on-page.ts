import type { Locator, Page } from 'playwright-core';
import { finderOn } from './finder-on-page.ts';

/** The finder's map as a person meets it. */
export interface MapOnPage {
  readonly map: Locator;
  readonly markers: Locator;
  readonly openButton: Locator;
  /** Searches from the phone's position and opens the map on a tap. */
  open(): Promise<void>;
}

export function mapOn(page: Page): MapOnPage {
  const finder = finderOn(page);
  const map = finder.all.getByRole('group', { name: 'Map of the places in this list' });
  const openButton = finder.all.getByRole('button', { name: 'Show map' });
  return {
    map,
    openButton,
    markers: map.getByRole('button'),
    async open() {
      await finder.find.click();
      await finder.names();
      await openButton.click();
      await map.getByRole('button').first().waitFor();
    },
  };
}

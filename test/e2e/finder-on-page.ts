import type { Locator, Page } from 'playwright-core';

/** The finder as a person meets it: by what its parts say, not by how it is built. */
export interface FinderOnPage {
  readonly all: Locator;
  readonly find: Locator;
  readonly place: Locator;
  readonly status: Locator;
  readonly cards: Locator;
  readonly choices: Locator;
  /** `Open now near you`, `Nothing open near North Finchley`. */
  readonly heading: Locator;
  search(place: string): Promise<void>;
  /** Names of the places shown, once some are. */
  names(): Promise<string[]>;
}

export function finderOn(page: Page): FinderOnPage {
  const all = page.locator('haven-finder');
  const cards = all.getByRole('listitem');
  const place = page.getByRole('textbox', { name: /postcode, town centre or station/ });
  return {
    all,
    find: page.getByRole('button', { name: 'Find the nearest place that is open' }),
    place,
    status: all.locator('#status'),
    cards,
    choices: all.locator('[part~="choice"]'),
    heading: all.getByRole('heading', { level: 2, name: /^(Open now|Nothing open) near / }),
    async search(text) {
      await place.fill(text);
      await page.getByRole('button', { name: 'Show places' }).click();
    },
    async names() {
      await cards.first().waitFor();
      // With their numbers, while the map is shown.
      const names = await cards.getByRole('heading').allInnerTexts();
      return names.map((name) => name.replace(/\s+/g, ' '));
    },
  };
}

import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page as it is, and whether it is wider than its window (WCAG 1.4.10). */
export async function faults(page: Page): Promise<string[]> {
  // After a click a heading can be there before the stylesheet is.
  await page.waitForLoadState('load');
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(
    (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: rules }),
    RULES,
  )) as AxeResults;
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`,
  );
  return [...found, ...(wider > 0 ? [`wider than its window by ${wider} pixels`] : [])].map(
    (fault) => `${page.url()} ${fault}`,
  );
}

/** Fails with each fault's rule and elements. */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([]);
}

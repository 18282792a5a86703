import type { Page } from 'playwright-core';

/** A tap, and the page that it leads to. */
async function tap(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().click();
  await page.waitForLoadState();
}

/** @returns the path by which staff join */
export async function makeLink(page: Page, id: string): Promise<string> {
  await page.goto(`/admin/venues/${id}/training`);
  await tap(page, 'button', 'Make the link for your staff');
  await tap(page, 'button', 'Make the link');
  return new URL(await page.locator('.join-address').innerText()).pathname;
}

/** From the page of the venue's training, by what the lists call them. */
export async function chooseLeads(page: Page, lead: string, deputy: string): Promise<void> {
  await tap(page, 'link', 'Lead and deputy');
  await page.getByLabel('Lead').selectOption({ label: lead });
  await page.getByLabel('Deputy').selectOption({ label: deputy });
  await tap(page, 'button', 'Save');
}

/** How many meet the public, and that one who is trained is there on every shift. */
export async function confirmHeadcount(page: Page, id: string, count: number): Promise<void> {
  await page.goto(`/admin/venues/${id}/training`);
  await tap(page, 'link', 'How many meet the public');
  await page.getByLabel('How many of the staff meet the public?').fill(String(count));
  await page.getByRole('radio', { name: 'Yes' }).check();
  await tap(page, 'button', 'Confirm');
}

/** Of all who joined by the link. */
export async function sayTheyWorkHere(page: Page, id: string, count: number): Promise<void> {
  await page.goto(`/admin/venues/${id}/training`);
  await tap(page, 'button', `Say whether ${count} people work here`);
  await tap(page, 'button', 'They all work here');
}

import type { Page } from 'playwright-core';
import { newestCode } from '../helpers/newest-code.ts';
import type { RunningServer } from '../helpers/server.ts';

/** Signs a demo person in by the real pages, with the code that the page of a development server's mail shows. */
export async function signIn(page: Page, server: RunningServer, email: string): Promise<void> {
  await page.goto('/admin/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel(/code/i).fill(await newestCode({ db: server.database }, email));
  await page.getByRole('button', { name: /sign in|continue/i }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

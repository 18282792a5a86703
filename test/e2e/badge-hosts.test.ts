import type { Locator, Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hostPolicy, TRUSTED_TYPES } from '../../api/site/embed/host-lines.tsx';
import type { EmbedBuild } from '../../api/usecases/embed-files.ts';
import type { RunningServer } from '../helpers/server.ts';
import { useHostPages } from '../helpers/host-pages.ts';
import { FRIDAY_NIGHT, usePhones } from './open-phone.ts';

const openPhone = usePhones();
const host = useHostPages();

/** A badge of a place that is shown, as a page of somebody else has it. */
async function badgeOf(
  page: Page,
  { origin }: RunningServer,
  version = 'v1',
  attributes = '',
): Promise<string> {
  // Node dates its answers itself, by another clock than the server's in these tests.
  const date = new Date(FRIDAY_NIGHT).toUTCString();
  const dated = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), date } });
  };
  // A badge asks again and again, also when its page is about to be closed.
  await page.context().route('**/api/v1/havens/*', (route) => dated(route).catch(() => undefined));
  await page.goto(`${origin}/havens`);
  const href = await page.locator('main a[href*="/havens/"]').first().getAttribute('href');
  const script = `<script type="module" async src="${origin}/embed/${version}/haven-badge.js"></script>`;
  return `${script}<haven-badge haven="${href?.split('/').at(-1)}" ${attributes}><a href="/x">Our page</a></haven-badge>`;
}

async function isShown(shown: Locator): Promise<boolean> {
  await shown.waitFor();
  return shown.isVisible();
}

describe('a badge on a website of somebody else', () => {
  it.each([
    ['it works under the policies that /embed documents', TRUSTED_TYPES, 'en', /^Staff trained \w+ 20\d\d$/],
    ['so it does in another language', TRUSTED_TYPES, 'cy', /^Staff wedi’u hyfforddi: \w+ 20\d\d$/],
    ['where Lit may have no policy, the words inside stay', "trusted-types 'none'", 'en', /^Our page$/],
  ])('%s', async (_, trustedTypes, lang, said) => {
    const { page, server } = await openPhone();
    const headers = {
      'Content-Security-Policy': `default-src 'none'; ${hostPolicy(server.origin, [])} data:; require-trusted-types-for 'script'; ${trustedTypes}`,
    };
    const body = await badgeOf(page, server, 'v1', `lang="${lang}"`);
    await page.goto(host({ headers, body }));
    expect(await isShown(page.locator('haven-badge').getByText(said))).toBe(true);
  });

  it('in a fixed version it finds the words of a language in that version', async () => {
    const { page, server, requests, complaints } = await openPhone();
    const build = (await (await fetch(`${server.origin}/embed/build.json`)).json()) as EmbedBuild;
    await page.goto(host({ body: await badgeOf(page, server, build.version, 'lang="ar"') }));
    expect(await isShown(page.locator('haven-badge [part=base][dir=rtl][lang=ar]'))).toBe(true);
    expect(requests.map((request) => request.url())).toContain(
      `${server.origin}/embed/${build.version}/messages/ar.js`,
    );
    expect(complaints).toEqual([]);
  });

  it.each([
    ['404', { status: 404, body: 'gone' }],
    ['an error page', { status: 200, contentType: 'text/html', body: '<p>Log in to the Wi-Fi</p>' }],
    ['half a file', { status: 200, contentType: 'text/javascript', body: 'export const language = {' }],
  ])('where the words are %s it speaks English', async (_, answer) => {
    const { page, server, context } = await openPhone();
    const body = await badgeOf(page, server, 'v1', 'lang="gu"');
    await context.route('**/messages/gu.js*', (route) => route.fulfill(answer));
    await page.goto(host({ body }));
    expect(await isShown(page.locator('haven-badge [part=base][lang=en]'))).toBe(true);
    expect(
      await page
        .locator('haven-badge')
        .getByText(/^Staff trained \w+ 20\d\d$/)
        .count(),
    ).toBe(1);
    await context.unroute('**/messages/gu.js*');
    await page.clock.fastForward(150_000);
    expect(await isShown(page.locator('haven-badge [part=base][lang=gu]'))).toBe(true);
  });

  it('beside the finder, both in the language of the page, the words are fetched once', async () => {
    const { page, server, requests } = await openPhone();
    const badge = await badgeOf(page, server);
    const finder = `<script type="module" async src="${server.origin}/embed/v1/haven-finder.js"></script><haven-finder></haven-finder>`;
    await page.goto(host({ body: `<main lang="pl">${badge}${finder}</main>` }));
    expect(await isShown(page.locator('haven-badge [part=base][lang=pl]'))).toBe(true);
    expect(await isShown(page.locator('haven-finder [part=base][lang=pl]'))).toBe(true);
    expect(requests.filter((request) => request.url().endsWith('/messages/pl.js'))).toHaveLength(1);
  });
});

import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { framePolicy, hostPolicy } from '../../api/site/embed/host-lines.tsx';
import { useHostPages } from '../helpers/host-pages.ts';
import { finderOn } from './finder-on-page.ts';
import { NORTH_FINCHLEY, usePhones } from './open-phone.ts';

const openPhone = usePhones();
const host = useHostPages();

const script = (origin: string) =>
  `<script type="module" async src="${origin}/embed/v1/haven-finder.js"></script>`;
const finder =
  '<haven-finder area="E09000003">In danger? Call 999. <a href="/list">List of places</a></haven-finder>';
const embed = (origin: string) => script(origin) + finder;

/** Finds places on the page that is open, as a person does. */
async function findsPlaces(page: Page): Promise<number> {
  const found = finderOn(page);
  await found.search('North Finchley');
  return (await found.names()).length;
}

describe('on a website of somebody else', () => {
  it('works under the policy that /embed documents, and under trusted types', async () => {
    const { page, server, complaints } = await openPhone();
    const headers = {
      'Content-Security-Policy': `default-src 'none'; ${hostPolicy(server.origin, [])} data:; require-trusted-types-for 'script'; trusted-types 'none'`,
    };
    await page.goto(host({ headers, body: embed(server.origin) }));
    expect(await findsPlaces(page)).toBe(5);
    const background = await finderOn(page).find.evaluate(
      (button) => getComputedStyle(button).backgroundColor,
    );
    expect(background).toBe('rgb(23, 86, 95)');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['goes by a nonce: a file passes its own on', "'nonce-abc'", 'cy'],
    ['goes by a nonce and strict-dynamic', "'nonce-abc' 'strict-dynamic'", 'cy'],
    ['goes by hashes and names our site', 'HASH SITE', 'cy'],
    ['goes by hashes alone: what follows is blocked, and it stays in English', 'HASH', 'en'],
  ])('under a policy that %s', async (_, sources, lang) => {
    const { page, server } = await openPhone();
    const file = await fetch(`${server.origin}/embed/v1/haven-finder.js`);
    const hash = `sha256-${createHash('sha256')
      .update(await file.bytes())
      .digest('base64')}`;
    const scripts = sources.replace('HASH', `'${hash}'`).replace('SITE', server.origin);
    const headers = {
      'Content-Security-Policy': `default-src 'none'; connect-src ${server.origin}; script-src ${scripts}`,
    };
    const attributes = `<script nonce="abc" integrity="${hash}" crossorigin="anonymous"`;
    const body = (script(server.origin) + finder).replace('<script', attributes);
    await page.goto(host({ headers, body: body.replace(' area', ' lang="cy" area') }));
    await page.locator('haven-finder [part~=find]').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('haven-finder [part=base]').getAttribute('lang')).toBe(lang);
  });

  it('in a language, under the same policy', async () => {
    const { page, server, complaints } = await openPhone();
    const headers = {
      'Content-Security-Policy': `default-src 'none'; ${hostPolicy(server.origin, [])} data:`,
    };
    await page.goto(
      host({ headers, body: script(server.origin) + finder.replace(' area', ' lang="cy" area') }),
    );
    await page.locator('haven-finder [part=base][lang^=cy]').waitFor();
    expect(complaints).toEqual([]);
  });

  it('twice on a page, with the script twice, each works for itself', async () => {
    const { page, server, complaints } = await openPhone();
    await page.goto(
      host({ body: `${embed(server.origin)}<hr>${embed(`${server.origin}`).replace('.js', '.js?again')}` }),
    );
    const second = page.locator('haven-finder').nth(1);
    await second.locator('input#place').fill('North Finchley');
    await second.getByRole('button', { name: 'Show places' }).click();
    await second.getByRole('listitem').first().waitFor();
    expect(await page.locator('haven-finder').first().getByRole('listitem').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('as an editor that changes the case of names writes it', async () => {
    const { page, server } = await openPhone();
    const body = `${script(server.origin)}<HAVEN-FINDER AREA=E09000003 LIMIT='3' UNDER-18 EXIT-URL="/x">Call 999</HAVEN-FINDER>`;
    await page.goto(host({ body }));
    expect(await findsPlaces(page)).toBe(3);
    expect(await page.locator('haven-finder').getByRole('checkbox').first().isChecked()).toBe(true);
  });

  it('inside a form, none of its buttons sends that form', async () => {
    const { page, server } = await openPhone();
    const address = host({
      body: `<form action="/sent" method="get"><input name="q">${embed(server.origin)}</form>`,
    });
    await page.goto(address);
    expect(await findsPlaces(page)).toBe(5);
    await finderOn(page).find.click();
    await finderOn(page).all.getByText('did not share its position').waitFor();
    await finderOn(page).place.press('Enter');
    expect(page.url()).toBe(address);
  });

  it.each([
    ['reverts everything', '<style>* { all: revert !important }</style>'],
    ['has a huge root font', '<style>html { font-size: 40px }</style>'],
    ['has a root font of 4 pixels', '<style>html { font-size: 4px }</style>'],
    ['has the old 62.5 %', '<style>html { font-size: 62.5% }</style>'],
    ['is dark', '<style>html, body { background: #000; color: #fff }</style>'],
    [
      'writes white on black everywhere',
      '<style>* { color: #fff !important; background: #000 !important }</style>',
    ],
    [
      'sets text its own way',
      '<style>body { white-space: nowrap; text-transform: uppercase; letter-spacing: 4px; text-indent: 3em; text-align: right; text-shadow: 2px 2px red }</style>',
    ],
    [
      'has narrow columns',
      '<style>body { max-width: 320px; letter-spacing: 3px; text-transform: uppercase }</style>',
    ],
  ])('on a page that %s it can be read and touched', async (_, head) => {
    const { page, server } = await openPhone();
    await page.goto(host({ head, body: embed(server.origin) }));
    expect(await findsPlaces(page)).toBe(5);
    const { sizes, heights, colours, inherited, width } = await page.evaluate(() => {
      const root = document.querySelector('haven-finder')?.shadowRoot as ShadowRoot;
      const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
      const base = getComputedStyle(root.querySelector('[part=base] p') as Element);
      const ground = getComputedStyle(root.querySelector('[part=base]') as Element).backgroundColor;
      return {
        width: document.documentElement.scrollWidth,
        inherited: [
          base.whiteSpace,
          base.textTransform,
          base.letterSpacing,
          base.textIndent,
          base.textAlign,
          base.textShadow,
        ],
        sizes: all('h3, p, [part~=button]').map((each) => parseFloat(getComputedStyle(each).fontSize)),
        heights: all('[part~=button]')
          .filter((each) => each.offsetHeight > 0)
          .map((each) => each.offsetHeight),
        colours: [
          ...new Set(
            all('p[part=walk], p[part=address]').map(
              (each) => `${getComputedStyle(each).color} on ${ground}`,
            ),
          ),
        ],
      };
    });
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(colours).toEqual(['rgb(27, 35, 48) on rgb(255, 255, 255)']);
    expect(inherited).toEqual(['normal', 'none', 'normal', '0px', 'start', 'none']);
    expect(width).toBeLessThanOrEqual(360);
  });

  it('on a page that hides it, it is hidden', async () => {
    const { page, server } = await openPhone();
    await page.goto(host({ body: `<div style="visibility: hidden">${embed(server.origin)}</div>` }));
    await page.locator('haven-finder [part=base]').waitFor({ state: 'attached' });
    expect(await page.locator('haven-finder [part=base]').isVisible()).toBe(false);
  });

  it('on a page whose policy keeps the position back it says so, and a typed place is as good', async () => {
    const { page, server } = await openPhone({ position: NORTH_FINCHLEY });
    await page.goto(
      host({ headers: { 'Permissions-Policy': 'geolocation=()' }, body: embed(server.origin) }),
    );
    await finderOn(page).find.click();
    await finderOn(page).all.getByText('did not share its position').waitFor();
    expect(await findsPlaces(page)).toBe(5);
  });

  it('taken off and put back with its list, it goes on', async () => {
    const { page, server, complaints } = await openPhone();
    await page.goto(host({ body: `${embed(server.origin)}<div id="there"></div>` }));
    await findsPlaces(page);
    await page.evaluate(() => {
      const element = document.querySelector('haven-finder') as Element;
      element.remove();
      document.getElementById('there')?.append(element);
    });
    expect(await finderOn(page).names()).toHaveLength(5);
    expect(await findsPlaces(page)).toBe(5);
    expect(complaints).toEqual([]);
  });

  it('touches none of its globals, its focus, its scrolling, its storage or its history', async () => {
    const { page, server, context } = await openPhone();
    const body = `<input id="own" autofocus><div style="height:3000px"></div>${embed(server.origin)}`;
    const head =
      '<script>window.before = Object.getOwnPropertyNames(window); history.replaceState({ own: 1 }, "")</script>';
    await page.goto(host({ head, body }));
    await page.locator('#own').focus();
    await finderOn(page).find.waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const after = await page.evaluate(() => ({
      added: Object.getOwnPropertyNames(window).filter(
        (name) => !(Reflect.get(window, 'before') as string[]).includes(name) && name !== 'before',
      ),
      focused: document.activeElement?.id,
      scrolled: scrollY,
      stored: localStorage.length + sessionStorage.length,
      state: history.state as unknown,
      length: history.length,
    }));
    // Lit keeps its version there, so that two of them on a page are told.
    expect(after.added.filter((name) => !/^lit|^__pw|^playwright/i.test(name))).toEqual([]);
    expect(after).toMatchObject({ focused: 'own', scrolled: 0, stored: 0, state: { own: 1 } });
    expect(await context.cookies()).toEqual([]);
    expect(
      await page.evaluate(() => navigator.serviceWorker?.getRegistrations().then((all) => all.length) ?? 0),
    ).toBe(0);
  });

  it('where our server is dead, the page is whole and shows the words that it wrote inside', async () => {
    const { page, complaints } = await openPhone();
    await page.goto(
      host({ body: `<h1>Council</h1>${embed('http://127.0.0.1:9')}<script>window.own = 1</script>` }),
    );
    await page.getByText('In danger? Call 999.').waitFor();
    expect(await page.getByRole('link', { name: 'List of places' }).isVisible()).toBe(true);
    expect(await page.evaluate(() => Reflect.get(window, 'own') as unknown)).toBe(1);
    expect(complaints.filter((complaint) => !/Failed to load resource|ERR_/.test(complaint))).toEqual([]);
  });

  it('loads a fixed version with its integrity hash, and not a file that was changed', async () => {
    const { page, server, context, complaints } = await openPhone();
    await page.goto(`${server.origin}/embed?area=E09000003`);
    await page.locator('summary').click();
    const lines = await page.getByLabel('With a fixed version').inputValue();
    await page.goto(host({ body: lines }));
    expect(await findsPlaces(page)).toBe(5);
    expect(complaints).toEqual([]);
    await context.route('**/haven-finder.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()}\n` });
    });
    await page.goto(host({ body: lines }));
    await page.getByText('In danger? Call 999.').waitFor();
    expect(complaints.join()).toMatch(/integrity/);
  });
});

describe('in a frame on a website of somebody else', () => {
  const frame = (origin: string, more = 'allow="geolocation"') =>
    `<h1>Council</h1><iframe src="${origin}/embed/frame?area=E09000003" title="Find a place" width="100%" height="720" ${more}></iframe>`;
  const ELSEWHERE = 'https://www.bbc.co.uk/weather';

  it('works under the policy that /embed documents, and opens what it leads to in a page of its own', async () => {
    const { page, server, context, complaints } = await openPhone({ position: NORTH_FINCHLEY });
    const headers = {
      'Content-Security-Policy': `default-src 'none'; img-src data:; ${framePolicy(server.origin)}`,
    };
    await page.goto(host({ headers, body: frame(server.origin) }));
    const inside = page.frameLocator('iframe');
    await inside.getByRole('button', { name: 'Find the nearest place that is open' }).click();
    await inside.getByRole('listitem').first().waitFor();
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      inside.locator('haven-finder h3 a').first().click(),
    ]);
    await opened.getByRole('heading', { level: 1 }).waitFor();
    expect(opened.url()).toContain('/havens/');
    expect(page.url()).toContain('/page-');
    expect(complaints).toEqual([]);
  });

  it('leaving takes the whole window along', async () => {
    const { page, server, context } = await openPhone();
    await context.route(`${ELSEWHERE}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
    );
    await page.goto(host({ body: frame(server.origin) }));
    await page
      .frameLocator('iframe')
      .getByRole('button', { name: /^Leave this page/ })
      .click();
    await page.waitForURL(ELSEWHERE);
    expect(await page.title()).toBe('Weather');
  });

  it('that may not leave it, says what is still there, and shows no place any more', async () => {
    const { page, server } = await openPhone();
    await page.goto(
      host({
        body: frame(server.origin, 'sandbox="allow-scripts allow-same-origin allow-forms allow-popups"'),
      }),
    );
    const inside = page.frameLocator('iframe');
    await inside.getByRole('button', { name: /^Leave this page/ }).click();
    await inside.getByText('We took the places off this page.').waitFor();
    expect(await inside.locator('haven-finder').count()).toBe(0);
  });

  it('without JavaScript it leads to pages of their own', async () => {
    const { page, server } = await openPhone({ javaScript: false });
    await page.goto(host({ body: frame(server.origin) }));
    const link = page.frameLocator('iframe').getByRole('link', { name: 'List of all places' });
    expect(await link.getAttribute('target')).toBe('_blank');
  });
});

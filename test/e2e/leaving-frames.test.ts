import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { contrastRatio } from '../../api/domain/contrast.ts';
import { TAGS } from '../../widget/messages/languages.ts';
import { faults } from '../helpers/axe.ts';
import { useHostPages } from '../helpers/host-pages.ts';
import { usePhones } from './open-phone.ts';

const openPhone = usePhones();
const host = useHostPages();

const ELSEWHERE = 'https://www.bbc.co.uk/weather';
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups';

const framed = (address: string, sandbox = SANDBOX): string =>
  `<main><h1>Council</h1><iframe src="${address}" title="Find a place" width="100%" height="640" sandbox="${sandbox}"></iframe></main>`;

/** The way out is answered here, not by the real site. */
async function routeAway(context: BrowserContext): Promise<void> {
  await context.route(`${ELSEWHERE}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
  );
}

/** Leaves by the button, once the second file and its words are here. */
async function leave(page: Page): Promise<FrameLocator> {
  await page.waitForLoadState('networkidle');
  const inside = page.frameLocator('iframe');
  await inside.locator('haven-finder [part~=languages]').waitFor();
  await inside.locator('haven-finder [part~=exit]').click();
  return inside;
}

/** Said, and what of the finder is left. */
async function saidIn(inside: FrameLocator) {
  const said = inside.getByRole('alert');
  await said.waitFor();
  return { words: await said.innerText(), finders: await inside.locator('haven-finder').count() };
}

async function wordsOf(tag: string): Promise<{ exitStays: string; exitGo: string }> {
  const module = (await import(`../../widget/messages/${tag}-more.ts`)) as Record<
    string,
    { exitStays: string; exitGo: string }
  >;
  const words = module['more'] ?? module['enMore'];
  if (!words) throw new Error(`No words of ${tag}`);
  return words;
}

describe('leaving our frame, where the page around it may not be left', () => {
  it.each(TAGS)('says in %s what may still be there, and shows no place', async (tag) => {
    const { page, server } = await openPhone();
    await page.goto(host({ body: framed(`${server.origin}/embed/frame?lang=${tag}`) }));
    const inside = await leave(page);
    const { exitStays, exitGo } = await wordsOf(tag);
    expect(await saidIn(inside)).toEqual({ words: exitStays, finders: 0 });
    expect(await inside.getByRole('link', { name: exitGo, exact: true }).isVisible()).toBe(true);
    expect(await inside.locator('main').getAttribute('lang')).toBe(tag);
  });

  it('offers a way that works: another page opens in a tab of its own, and hears of none', async () => {
    const { page, server, context, requests } = await openPhone();
    await routeAway(context);
    await page.goto(host({ body: framed(`${server.origin}/embed/frame`) }));
    const inside = await leave(page);
    const out = inside.getByRole('link', { name: 'Go to another page' });
    expect(await out.evaluate((link) => (link.getRootNode() as ShadowRoot).activeElement === link)).toBe(
      true,
    );
    const [opened] = await Promise.all([context.waitForEvent('page'), out.press('Enter')]);
    await opened.waitForURL(ELSEWHERE);
    const asked = requests.find((request) => request.url() === ELSEWHERE);
    expect((await asked?.allHeaders())?.['referer']).toBeUndefined();
  });

  it('goes itself to another page where it may open no tab either', async () => {
    const { page, server, context } = await openPhone();
    await routeAway(context);
    const sandbox = SANDBOX.replace(' allow-popups', '');
    await page.goto(host({ body: framed(`${server.origin}/embed/frame`, sandbox) }));
    const inside = await leave(page);
    await inside.getByRole('link', { name: 'Go to another page' }).click();
    await page.clock.runFor(1_500);
    const elsewhere = inside.getByRole('heading', { name: 'Weather' });
    await elsewhere.waitFor();
    expect(await elsewhere.isVisible()).toBe(true);
  });

  it('can be read in the dark and from right to left, and axe finds no fault', async () => {
    const { page, server } = await openPhone({ width: 320 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(host({ body: framed(`${server.origin}/embed/frame?lang=ur`) }));
    const inside = await leave(page);
    await saidIn(inside);
    expect(await inside.locator('main').getAttribute('dir')).toBe('rtl');
    const [link, text] = await Promise.all(
      ['a', 'p'].map((name) =>
        inside.locator(`main ${name}`).evaluate((element) => {
          const hex = (rgb: string) =>
            `#${(rgb.match(/\d+/g) ?? [])
              .slice(0, 3)
              .map((part) => Number(part).toString(16).padStart(2, '0'))
              .join('')}`;
          const own = getComputedStyle(element);
          const around = getComputedStyle(element.parentElement ?? element);
          const ground = own.backgroundColor === 'rgba(0, 0, 0, 0)' ? around : own;
          return [hex(own.color), hex(ground.backgroundColor)];
        }),
      ),
    );
    for (const [colour = '', ground = ''] of [link ?? [], text ?? []])
      expect(contrastRatio(colour, ground)).toBeGreaterThanOrEqual(4.5);
    expect((await inside.getByRole('link').boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await faults(page)).toEqual([]);
  });

  it('says it in English where the second file never came', async () => {
    const { page, server, context } = await openPhone();
    await context.route('**/haven-more.js*', (route) => route.abort());
    await page.goto(host({ body: framed(`${server.origin}/embed/frame?lang=cy`) }));
    const inside = page.frameLocator('iframe');
    await inside.locator('haven-finder [part~=exit]').click();
    expect(await saidIn(inside)).toEqual({ words: (await wordsOf('en')).exitStays, finders: 0 });
  });
});

describe('leaving a page of somebody else that stands in a frame', () => {
  const embed = (origin: string, more = '') =>
    `<h1>Women’s help</h1><script type="module" async src="${origin}/embed/v1/haven-finder.js"></script><haven-finder area="E09000003" lang="pl">999</haven-finder>${more}`;

  it.each([
    ['', ''],
    [', under hostile styles', '<style>* { all: revert !important; display: block !important }</style>'],
  ])('takes it all away and says in her language what may stay%s', async (_, head) => {
    const { page, server } = await openPhone();
    await page.goto(host({ body: framed(host({ head, body: embed(server.origin) })) }));
    const inside = await leave(page);
    const { exitStays } = await wordsOf('pl');
    expect(await saidIn(inside)).toEqual({ words: exitStays, finders: 0 });
    expect(await inside.getByText('Women’s help').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Council' }).isVisible()).toBe(true);
  });

  it('leaves the page around it where that may be left', async () => {
    const { page, server, context } = await openPhone();
    await routeAway(context);
    const sandbox = `${SANDBOX} allow-top-navigation-by-user-activation`;
    await page.goto(host({ body: framed(host({ body: embed(server.origin) }), sandbox) }));
    await leave(page);
    await page.waitForURL(ELSEWHERE);
    expect(await page.title()).toBe('Weather');
  });

  it('leaves it to that page where that takes leaving over', async () => {
    const { page, server } = await openPhone();
    const more =
      '<p id="own"></p><script>document.addEventListener("haven-exit", (e) => { e.preventDefault(); document.getElementById("own").textContent = "Ours"; })</script>';
    await page.goto(host({ body: framed(host({ body: embed(server.origin, more) })) }));
    const inside = await leave(page);
    await inside.getByText('Ours').waitFor();
    expect(await inside.locator('haven-finder').count()).toBe(1);
  });
});

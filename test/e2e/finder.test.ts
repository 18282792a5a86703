import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { finderOn } from './finder-on-page.ts';
import { NORTH_FINCHLEY, usePhones } from './open-phone.ts';

const openPhone = usePhones();

describe('a phone that looks for the nearest open place', () => {
  it('shows those that are open, nearest first, after one tap', async () => {
    const { page, complaints } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.click();
    await finder.cards.first().waitFor();
    expect(await finder.heading.innerText()).toBe('Open now near you');
    expect(await finder.status.innerText()).toMatch(/^\d+ places are open within a 15-minute walk\.$/);
    const texts = await finder.cards.allInnerTexts();
    expect(texts).toHaveLength(5);
    for (const text of texts) {
      expect(text).toMatch(/Open (until \d|day and night)/);
      expect(text).toMatch(/\d+ minutes?’s? walk · /);
      expect(text).toMatch(/“.+”/);
      expect(text).toMatch(/Staff trained [A-Z][a-z]+ 202[56]/);
    }
    const minutes = texts.map((text) => Number(/(\d+) minutes?’/.exec(text)?.[1]));
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(complaints).toEqual([]);
  });

  it('that does not say where it is: says so, and a typed place is as good', async () => {
    const { page, complaints } = await openPhone();
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.click();
    await finder.all.getByText('did not share its position').waitFor();
    await finder.search('Temple Fortune');
    await finder.cards.first().waitFor();
    expect(await finder.heading.innerText()).toMatch(/ near Temple Fortune$/);
    expect(complaints).toEqual([]);
  });

  it('asks which place is meant, and takes the answer', async () => {
    const { page } = await openPhone();
    const finder = finderOn(page);
    await page.goto('/');
    await finder.search('finchley');
    await page.getByRole('button', { name: 'East Finchley', exact: true }).click();
    await finder.cards.first().waitFor();
    expect(await finder.heading.innerText()).toMatch(/ near East Finchley$/);
  });

  it.each([
    ['Nort Finchly', 'North Finchley'],
    ['NI2', 'N12'],
  ])('asks whether %s is %s, also on the page without JavaScript', async (typed, meant) => {
    const { page, complaints } = await openPhone();
    const finder = finderOn(page);
    await page.goto('/');
    await finder.search(typed);
    await finder.choices.first().waitFor();
    expect(await finder.choices.allInnerTexts()).toEqual([meant]);
    expect(await finder.cards.count()).toBe(0);
    await finder.choices.first().click();
    await finder.cards.first().waitFor();
    expect(await finder.heading.innerText()).toBe(`Open now near ${meant}`);
    await page.goto(`/near?${new URLSearchParams({ place: typed })}`);
    await page.getByRole('link', { name: meant, exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Open now near ${meant}`);
    expect(complaints).toEqual([]);
  });

  it('takes a name that fits exactly, and a postcode whose zero was typed as a letter, without asking', async () => {
    const { page } = await openPhone();
    const finder = finderOn(page);
    await page.goto('/');
    for (const [typed, label] of [
      ['finchley central', 'Finchley Central'],
      ['N12 OQG', 'N12'],
    ] as const) {
      await finder.search(typed);
      await finder.heading.getByText(label, { exact: false }).waitFor();
      expect(await finder.heading.innerText()).toBe(`Open now near ${label}`);
      expect(await finder.choices.count()).toBe(0);
    }
  });

  it('says that it could not find a place, and keeps what was typed', async () => {
    const { page } = await openPhone();
    const finder = finderOn(page);
    await page.goto('/');
    await finder.search('Atlantis');
    await finder.all.getByText('could not find that place').waitFor();
    expect(await finder.place.inputValue()).toBe('Atlantis');
  });

  it('leads to the page of a place', async () => {
    const { page } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.click();
    const [first = ''] = await finder.names();
    await finder.cards.first().getByRole('heading').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: first }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/havens\/[a-z0-9-]+-[a-z0-9]{9}$/);
    expect(await page.locator('main').innerText()).toMatch(/What to say here/);
  });

  it('works from the keyboard alone, and the focus goes to the answer', async () => {
    const { page } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.waitFor();
    const wanted = await finder.find.innerText();
    const reached: string[] = [];
    for (let presses = 0; presses < 12 && !reached.includes(wanted); presses++) {
      await page.keyboard.press('Tab');
      reached.push((await focused(page)).text);
    }
    expect(reached.slice(0, 3).join(' | ')).toMatch(/Skip to the page \| .*999.* \| .*Leave this page/s);
    expect(reached.at(-1)).toBe(wanted);
    await page.keyboard.press('Enter');
    await finder.cards.first().waitFor();
    await expect.poll(() => focused(page)).toEqual({ tag: 'H2', text: 'Open now near you' });
    const next: string[] = [];
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      next.push((await focused(page)).text);
    }
    expect(next.join(' | ')).toContain('Directions');
  });

  it('no longer shows a place that was suspended, without being loaded again', async () => {
    const { page, server } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.click();
    const [, second = ''] = await finder.names();
    const row = await server.database.query
      .selectFrom('public_havens')
      .select(['id', 'schemes'])
      .where('name', '=', second)
      .executeTakeFirstOrThrow();
    for (const scheme of JSON.parse(row.schemes) as string[])
      await server.decide(row.id, scheme, 'suspended');
    await page.clock.fastForward('06:00');
    await expect.poll(() => finder.names(), { timeout: 10_000 }).not.toContain(second);
    expect(await finder.names()).toHaveLength(5);
    for (const path of ['/havens', '/near?place=North+Finchley', '/']) {
      await page.goto(path);
      expect(await page.content()).not.toContain(second);
    }
    expect((await page.goto(`/havens/${row.id}`))?.status()).toBe(404);
  });

  it('shows the list where the network dies right after the page came', async () => {
    const { page, context } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await page.goto('/');
    await finder.find.waitFor();
    await context.setOffline(true);
    await finder.find.click();
    expect(await finder.names()).toHaveLength(5);
  });

  it('shows the list where only the API is dead', async () => {
    const { page, context } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    await context.route('**/api/**', (route) => route.fulfill({ status: 503, body: 'no' }));
    await page.goto('/');
    await finder.find.click();
    expect(await finder.names()).toHaveLength(5);
  });

  it('shows the list on a slow network, from one answer', async () => {
    const { page, context, requests } = await openPhone({ position: NORTH_FINCHLEY });
    const finder = finderOn(page);
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
    await network.send('Network.emulateNetworkConditions', slow);
    await context.route('**/api/**', (route) => route.abort());
    // What follows the list is not waited for: here it never comes.
    await page.route('**/haven-more.js', () => {});
    await page.goto('/');
    await finder.find.click();
    expect(await finder.names()).toHaveLength(5);
    const needed = requests.filter((request) => !/\/api\/|favicon|haven-more/.test(request.url()));
    expect(needed.map((request) => new URL(request.url()).pathname)).toEqual(['/']);
  });
});

/** What has the focus, inside the finder where it is there. */
function focused(page: Page): Promise<{ tag: string; text: string }> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const element = outer?.shadowRoot?.activeElement ?? outer;
    return { tag: element?.tagName ?? '', text: element?.textContent?.trim().replace(/\s+/g, ' ') ?? '' };
  });
}

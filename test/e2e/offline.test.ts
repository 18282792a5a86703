import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { faults } from '../helpers/axe.ts';
import { finderOn } from './finder-on-page.ts';
import { mapOn } from './map-on-page.ts';
import { NORTH_FINCHLEY, usePhones, type Phone, type PhoneOptions } from './open-phone.ts';
import { startUnsteadyHost, type Mood, type UnsteadyHost } from './unsteady-host.ts';

const openPhone = usePhones();

/** Everything that is kept, by cache and address without its origin. */
async function keptBy({ page, server }: Phone): Promise<string[]> {
  const all = await page.evaluate(async () => {
    const addresses: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
    return addresses;
  });
  return all.map((url) => url.replace(server.origin, '').replace(/\?__WB_REVISION__=.*/, '')).toSorted();
}

/** One visit to `/`, until all is kept that a visit keeps. */
async function visitOnce(path = '/', options: PhoneOptions = { position: NORTH_FINCHLEY }): Promise<Phone> {
  const phone = await openPhone({ ...options, keepsSite: true });
  await phone.page.goto(path);
  await expect.poll(() => keptBy(phone), { timeout: 15_000 }).toContain('/embed/v1/haven-map.js');
  await expect.poll(() => keptBy(phone)).toContain('/offline');
  return phone;
}

describe('after one visit to the finder', () => {
  it('the page, its list and the help texts work without network', async () => {
    const phone = await visitOnce();
    const { page, context, complaints } = phone;
    await context.setOffline(true);
    for (const path of ['/help', '/under-18', '/cover-your-tracks']) {
      await page.goto(path);
      expect(await page.getByRole('link', { name: /Call 999/ }).count()).toBeGreaterThan(0);
    }
    await page.goto('/help');
    await page.getByRole('heading', { name: /Childline/ }).waitFor();
    await page.goto('/');
    await finderOn(page).find.click();
    expect((await finderOn(page).names()).length).toBeGreaterThan(3);
    expect(
      complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(line)),
    ).toEqual([]);
  });

  it.each([
    ['N12 5AH', /^Open now near N12( 5AH)?$/],
    ['N12', /^Open now near N12$/],
    ['north finchley', /^Open now near North Finchley$/],
  ])('a place can be typed without network, where she refuses her position: %s', async (typed, near) => {
    const { page, context } = await visitOnce('/', {});
    await context.setOffline(true);
    await page.goto('/');
    await finderOn(page).find.click();
    await expect.poll(() => finderOn(page).status.innerText()).toContain('Type a place instead.');
    await finderOn(page).search(typed);
    expect((await finderOn(page).names()).length).toBeGreaterThan(3);
    expect(await finderOn(page).heading.innerText()).toMatch(near);
    expect(await faults(page)).toEqual([]);
  });

  it('a place that is not in the list offers its towns, and says why', async () => {
    const { page, context } = await visitOnce('/', {});
    await context.setOffline(true);
    await page.goto('/');
    await finderOn(page).search('Woodside Park');
    await expect.poll(() => finderOn(page).status.innerText()).toContain('We cannot look that up now.');
    expect(await finderOn(page).choices.allInnerTexts()).toContain('North Finchley');
    expect(await faults(page)).toEqual([]);
    await finderOn(page).choices.getByText('North Finchley').click();
    expect((await finderOn(page).names()).length).toBeGreaterThan(3);
    await page.getByText('Walking times are from the middle of North Finchley.').waitFor();
  });

  it('the languages of the phone can be chosen without network, and another one says why not', async () => {
    const phone = await visitOnce('/', { languages: ['gu-IN', 'pl', 'de'] });
    const { page, context } = phone;
    for (const name of ['gu', 'gu-more', 'pl', 'pl-more'])
      await expect.poll(() => keptBy(phone)).toContain(`/embed/v1/messages/${name}.js`);
    expect((await keptBy(phone)).filter((address) => address.includes('/messages/'))).toHaveLength(4);
    await context.setOffline(true);
    await page.goto('/');
    const languages = page.getByRole('combobox', { name: 'Language' });
    await languages.selectOption('tr');
    await page.getByRole('alert').getByText('That language did not load.').waitFor();
    expect(await languages.inputValue()).toBe('en');
    await languages.selectOption('gu');
    await page.locator('haven-finder [part=base][lang=gu]').waitFor();
    await page.getByRole('combobox', { name: 'ભાષા' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('its list says that it was kept, and one from the server does not', async () => {
    const { page, context } = await visitOnce();
    const isKept = () =>
      page.evaluate(async () => {
        const { headers } = await fetch('/api/v1/snapshots/area/E09000003.json', { cache: 'no-cache' });
        return headers.has('x-havens-kept');
      });
    expect(await isKept()).toBe(false);
    await context.setOffline(true);
    expect(await isKept()).toBe(true);
  });

  it('the map works too, as plain ground', async () => {
    const { page, context } = await visitOnce();
    await context.setOffline(true);
    await page.goto('/');
    await mapOn(page).open();
    expect(await mapOn(page).markers.count()).toBeGreaterThan(3);
  });

  it('a list that can no longer be right is not shown, and help is', async () => {
    const { page, context } = await visitOnce();
    await context.setOffline(true);
    await page.clock.setSystemTime('2026-07-30T21:30:00Z');
    await page.goto('/');
    await finderOn(page).find.click();
    await expect.poll(() => finderOn(page).status.innerText()).toMatch(/too old to show/);
    expect(await finderOn(page).cards.count()).toBe(0);
    expect(await page.getByRole('link', { name: /101/ }).count()).toBe(1);
  });

  it('other pages say that there is no network, and lead to those that work', async () => {
    const { page, context } = await visitOnce();
    await context.setOffline(true);
    for (const path of ['/havens', '/near?place=N12+0QG', '/privacy']) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'This page did not load' }).waitFor();
      expect(await page.title()).toBe('No network – Nearest place');
    }
    expect(await faults(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Find a place near you' }).click();
    await finderOn(page).find.waitFor();
  });

  it('leaving still blanks the page at once and takes its place', async () => {
    const { page, context } = await visitOnce();
    await context.setOffline(true);
    await page.goto('/');
    await page.evaluate(() =>
      document.addEventListener('haven-exit', () => Object.assign(globalThis, { left: true })),
    );
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.style.display).catch(() => 'none'))
      .toBe('none');
  });

  it('what was loaded in her language is kept with it', async () => {
    const phone = await visitOnce('/?lang=pl');
    await expect.poll(() => keptBy(phone)).toContain('/embed/v1/messages/pl.js');
    await phone.context.setOffline(true);
    await phone.page.goto('/?lang=pl');
    await phone.page.getByRole('button', { name: /Znajdź/ }).waitFor();
  });
});

describe('a server that fails after one visit', () => {
  const hosts: UnsteadyHost[] = [];
  afterEach(() => {
    for (const host of hosts.splice(0)) host.stop();
  });

  async function visitBehindHost(): Promise<{ phone: Phone; host: UnsteadyHost }> {
    const phone = await openPhone({ position: NORTH_FINCHLEY, keepsSite: true });
    const host = await startUnsteadyHost(phone.server.origin);
    hosts.push(host);
    await phone.context.grantPermissions(['geolocation'], { origin: host.origin });
    await phone.page.goto(`${host.origin}/`);
    await finderOn(phone.page).find.click();
    await finderOn(phone.page).names();
    await expect
      .poll(async () => (await keptBy(phone)).join(' '), { timeout: 15_000 })
      .toMatch(/haven-map\.js/);
    return { phone, host };
  }

  it.each<Mood>(['hang', 'be in trouble', 'hang up'])(
    'may %s: the page and its list are there',
    async (mood) => {
      const { phone, host } = await visitBehindHost();
      const { page } = phone;
      host.mood = mood;
      await page.goto(`${host.origin}/`);
      await finderOn(page).find.click();
      expect((await finderOn(page).names()).length).toBeGreaterThan(3);
      await page.goto(`${host.origin}/havens`);
      if (mood !== 'be in trouble')
        await page.getByRole('heading', { name: 'This page did not load' }).waitFor();
    },
  );

  it.each<Mood>(['hang', 'hang up'])(
    'may %s: a typed place is found in the list within seconds',
    async (mood) => {
      const { phone, host } = await visitBehindHost();
      const { page } = phone;
      host.mood = mood;
      await page.goto(`${host.origin}/`);
      await page.getByRole('combobox').waitFor();
      const from = Date.now();
      await finderOn(page).search('N12 9ZZ');
      await finderOn(page).names();
      expect(Date.now() - from).toBeLessThan(3_000);
      expect(await finderOn(page).heading.innerText()).toBe('Open now near N12');
    },
  );

  it('a new version takes over at once, and the page that is open goes on', async () => {
    const { phone, host } = await visitBehindHost();
    const { page, complaints } = phone;
    const state = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return [registration?.active?.state, registration?.waiting?.state ?? 'none waiting'];
      });
    await page.evaluate(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () =>
        Object.assign(globalThis, { changed: true }),
      );
    });
    host.ofWorker = ';self.aNewerVersion = true;';
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => page.evaluate(() => 'changed' in globalThis), { timeout: 10_000 }).toBe(true);
    await expect.poll(state, { timeout: 10_000 }).toEqual(['activated', 'none waiting']);
    await mapOn(page).openButton.click();
    await mapOn(page).markers.first().click();
    host.mood = 'hang up';
    await page.goto(`${host.origin}/`);
    await finderOn(page).find.click();
    expect((await finderOn(page).names()).length).toBeGreaterThan(3);
    expect(complaints.filter((line) => !/Failed to load resource|ERR_/.test(line))).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is pages, lists and files of the finder by their address, and nothing that was typed or signed in for', async () => {
    const phone = await visitOnce();
    const { page } = phone;
    await finderOn(page).find.click();
    await finderOn(page).names();
    await page.goto('/?utm_source=someone&place=N12+0QG');
    for (const path of ['/near?place=N12+0QG', '/havens', '/admin/sign-in', '/join/abc', '/certificates/abc'])
      await page.goto(path);
    await page.evaluate(() =>
      Promise.all(
        ['/api/v1/places?q=N12', '/api/v1/havens/nearest?lat=51.6&lon=-0.17', '/api/v1/havens'].map((path) =>
          fetch(path),
        ),
      ),
    );
    await page.goto('/');
    await expect.poll(() => keptBy(phone)).toContain('/api/v1/snapshots/area/E09000003.json');
    const kept = new Set(await keptBy(phone));
    // Kept as soon as they are built, whether or not they were used.
    for (const name of ['concern', 'held']) kept.delete(`/embed/v1/haven-${name}.js`);
    expect([...kept]).toEqual([
      '/',
      '/api/v1/snapshots/area/E09000003.json',
      '/cover-your-tracks',
      '/embed/v1/haven-map.js',
      '/embed/v1/haven-more.js',
      '/help',
      '/offline',
      '/under-18',
    ]);
  });

  it('is nothing where another site shows the finder', async () => {
    const phone = await openPhone({ keepsSite: true });
    const { page, server } = phone;
    const host = createServer((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'text/html' });
      answer.end(`<!doctype html><html lang="en"><title>A council</title>
        <script type="module" src="${server.origin}/embed/v1/haven-finder.js"></script>
        <haven-finder area="E09000003" lat="51.6135" lon="-0.1765"></haven-finder>
        <iframe src="${server.origin}/embed/frame" title="Places"></iframe>`);
    }).listen(0);
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
    await finderOn(page).names();
    await page
      .frameLocator('iframe')
      .getByRole('button', { name: /Find the nearest/ })
      .waitFor();
    for (const frame of page.frames()) {
      const kept = await frame.evaluate(async () => [
        ...(await caches.keys()),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
        ...Object.keys(localStorage),
      ]);
      expect(kept).toEqual([]);
    }
    host.close();
  });

  it('goes when she says so, without a script', async () => {
    const phone = await visitOnce();
    const { page } = phone;
    await page.goto('/cover-your-tracks');
    await page.getByRole('button', { name: 'Take the copy off this phone' }).click();
    await page.getByText('Your browser was told').waitFor();
    await expect.poll(() => keptBy(phone)).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    expect(await faults(page)).toEqual([]);
  });
});

describe('where the browser keeps nothing', () => {
  it.each(['caches', 'serviceWorker'])('the page works as before: without %s', async (missing) => {
    const { page, complaints } = await openPhone({ position: NORTH_FINCHLEY, keepsSite: true });
    await page.addInitScript((name) => {
      const refuse = {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      };
      Object.defineProperty(name === 'caches' ? globalThis : Navigator.prototype, name, refuse);
    }, missing);
    await page.goto('/');
    await finderOn(page).find.click();
    expect((await finderOn(page).names()).length).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
  });
});

describe('the site on a home screen', () => {
  it('has a neutral name, and icons that are what they say', async () => {
    const { page, server } = await openPhone();
    await page.goto('/');
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = (await (await fetch(server.origin + href)).json()) as {
      name: string;
      start_url: string;
      display: string;
      icons: { src: string; sizes: string; type: string; purpose: string }[];
    };
    expect(manifest).toMatchObject({ name: 'Nearest place', start_url: '/', display: 'standalone' });
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src, sizes, type } of manifest.icons) {
      const answer = await fetch(server.origin + src);
      expect(answer.headers.get('Content-Type')).toBe(type);
      if (type !== 'image/png') continue;
      const bytes = new DataView(await answer.arrayBuffer());
      expect(`${bytes.getUint32(16)}x${bytes.getUint32(20)}`).toBe(sizes);
    }
  });
});

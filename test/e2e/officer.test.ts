import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insertCouncilRole, insertPerson, insertVenueManager, selectPersonByEmail } from '../../db/people.ts';
import { BARNET } from '../../db/reference/barnet.ts';
import { faults } from '../helpers/axe.ts';
import { launchOptions } from '../helpers/browser.ts';
import { startServer, type RunningServer } from '../helpers/server.ts';
import { finderOn } from './finder-on-page.ts';
import { FRIDAY_NIGHT, NORTH_FINCHLEY } from './open-phone.ts';
import { signIn } from './signed-in.ts';

const COUNCIL = `/admin/councils/${BARNET.code}`;
const APPROVER = 'approver@demo.example';
const PATIENCE_MS = 15_000;

const SCREENS = [
  { name: 'a laptop', width: 1280, javaScript: true },
  { name: 'a phone', width: 360, javaScript: true },
  { name: 'a phone without JavaScript', width: 360, javaScript: false },
] as const;

let server: RunningServer;
let browser: Browser;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ clock: FRIDAY_NIGHT }),
    chromium.launch(launchOptions()),
  ]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Opening {
  readonly width?: number;
  readonly javaScript?: boolean;
  readonly position?: boolean;
  readonly storageState?: Cookies;
}
type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

async function open({ width = 1280, javaScript = true, position = false, storageState }: Opening = {}) {
  const context = await browser.newContext({
    ...(storageState && { storageState }),
    viewport: { width, height: 740 },
    baseURL: server.origin,
    timezoneId: 'Asia/Kolkata',
    locale: 'en-GB',
    javaScriptEnabled: javaScript,
    ...(position && { geolocation: NORTH_FINCHLEY, permissions: ['geolocation'] }),
  });
  contexts.push(context);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** By address: each signs in once, since the codes that an address is sent are limited. */
const sessions = new Map<string, Cookies>();

async function signedIn(options: Opening = {}, email = APPROVER) {
  if (!sessions.has(email)) {
    const { page, context } = await open();
    await signIn(page, server, email);
    sessions.set(email, await context.storageState());
  }
  const storageState = sessions.get(email);
  return open({ ...options, ...(storageState && { storageState }) });
}

/** The page of the first venue of a list, and what it is called. */
async function firstVenue(page: Page, query: string): Promise<{ path: string; name: string }> {
  await page.goto(`${COUNCIL}/venues?${query}`);
  const link = page.locator('tbody th a').first();
  return { path: (await link.getAttribute('href')) ?? '', name: await link.innerText() };
}

/** Whether the public is shown the venue of an officer's page under Ask for Angela. */
async function isPublic(path: string): Promise<boolean> {
  const answer = await fetch(`${server.origin}/api/v1/havens/${path.split('/').at(-1)}`);
  return answer.ok && ((await answer.json()) as { schemes: string[] }).schemes.includes('ask_for_angela');
}

/** Whoever manages the demo's venues manages those that are due for renewal too. */
async function giveManagers(): Promise<void> {
  const { database: db } = server;
  const manager = await selectPersonByEmail(db, 'manager@demo.example');
  const rows = await db.query
    .selectFrom('accreditations')
    .select('venue_id')
    .distinct()
    .where('state', '=', 'renewal_due')
    .execute();
  const given = { personId: manager?.id ?? '', at: FRIDAY_NIGHT, by: 'test' };
  await db.writeAll(rows.map(({ venue_id }) => insertVenueManager(db, { venueId: venue_id, ...given })));
}

describe.each(SCREENS)('an approver on $name', ({ width, javaScript }) => {
  it('suspends a venue with its reason and shows it again; the public follows at once', async () => {
    const { page, complaints } = await signedIn({ width, javaScript });
    const { path, name } = await firstVenue(
      page,
      'scheme=ask_for_angela&state=accredited&shown=yes&kind=pub',
    );
    expect(await isPublic(path)).toBe(true);
    await page.goto(path);
    const scheme = page.getByRole('region', { name: 'Ask for Angela' });
    await scheme.getByRole('button', { name: 'Suspend' }).click();
    await page.getByLabel('Something serious happened there').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByLabel('What the managers are told').inputValue()).toContain(name);
    await page.getByLabel(/Note for the file/).fill('Told by telephone.');
    await page.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('The venue is suspended. The public is not shown it any more.').waitFor();
    expect(await isPublic(path)).toBe(false);
    await page.getByText('Told by telephone.').first().waitFor({ state: 'attached' });

    await scheme.getByRole('button', { name: 'Show it again' }).click();
    await page.getByLabel('It was suspended by mistake').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Show it again' }).click();
    await page.getByText('The venue is shown to the public again.').waitFor();
    expect(await isPublic(path)).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('chooses several in the queue, sees what would happen, and is told what did', async () => {
    const { page } = await signedIn({ width, javaScript });
    await giveManagers();
    await page.goto(`${COUNCIL}/queue?state=renewal_due&task=renewal`);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Remind managers' }).click();
    const send = page.getByRole('button', { name: /^Remind managers: / });
    const words = await send.innerText();
    await send.click();
    await page.waitForURL(/bulk\/result/);
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    expect(heading).toBe(`${words.replace('Remind managers: ', '')} reminded`);
  });
});

async function addApprover(email: string, name: string): Promise<void> {
  const { database: db } = server;
  const at = FRIDAY_NIGHT;
  const role = { authorityCode: BARNET.code, personId: 'second', role: 'approver', at, by: 'test' } as const;
  await db.writeAll([insertPerson(db, { id: 'second', email, name, at }), insertCouncilRole(db, role)]);
}

describe('two people at once', () => {
  it('one wins, the other sees who decided what, and keeps what she wrote', async () => {
    await addApprover('second@demo.example', 'Sen Ream');
    const [one, other] = [await signedIn(), await signedIn({ width: 360 }, 'second@demo.example')];
    const { path } = await firstVenue(one.page, 'scheme=safe_haven&state=accredited&shown=yes&kind=cafe');
    const form = `${path}/schemes/safe_haven/suspend?code=incident`;
    await one.page.goto(form);
    await other.page.goto(form);
    await other.page.getByLabel('What the managers are told').fill('My own words.');
    await one.page.getByRole('button', { name: 'Suspend' }).click();
    await one.page.getByText('The venue is suspended.').waitFor();
    await other.page.getByRole('button', { name: 'Suspend' }).click();
    await other.page.getByRole('heading', { name: 'What happened while you were deciding' }).waitFor();
    const told = await other.page.getByRole('main').innerText();
    expect(told).toContain('Ari Crêpe');
    expect(told).toContain('My own words.');
    expect(await faults(other.page)).toEqual([]);
  });
});

describe('a venue that is suspended', () => {
  it('is gone from a finder that stays open, within a minute', async () => {
    const phone = await open({ width: 360, position: true });
    await phone.page.clock.install({ time: FRIDAY_NIGHT });
    const finder = finderOn(phone.page);
    await phone.page.goto('/');
    await finder.find.click();
    const [name = ''] = await finder.names();
    const row = await server.database.query
      .selectFrom('public_havens')
      .select(['id', 'schemes'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow();

    const { page } = await signedIn();
    for (const scheme of JSON.parse(row.schemes) as string[]) {
      await page.goto(`${COUNCIL}/venues/${row.id}/schemes/${scheme}/suspend?code=incident`);
      await page.getByRole('button', { name: 'Suspend' }).click();
      await page.getByText('The venue is suspended.').waitFor();
    }
    const snapshot = await fetch(`${server.origin}/api/v1/snapshots/area/${BARNET.code}.json`);
    expect(JSON.stringify(await snapshot.json())).not.toContain(row.id);
    expect(await finder.names()).toContain(name);
    await phone.page.clock.runFor(60_000);
    await expect.poll(() => finder.names(), { timeout: PATIENCE_MS }).not.toContain(name);
  });
});

describe('accessibility', () => {
  it.each([1280, 320])(
    'holds on each of the officer’s pages at %i pixels',
    { timeout: 120_000 },
    async (width) => {
      const { page } = await signedIn({ width });
      const found: string[] = [];
      const accredited = await firstVenue(page, 'state=accredited&scheme=safe_haven');
      const assessed = await firstVenue(page, 'state=in_assessment');
      const scheme = `${accredited.path}/schemes/safe_haven`;
      await page.goto(assessed.path);
      await page
        .locator('details')
        .first()
        .evaluate((element) => element.setAttribute('open', ''));
      const evidence = (await page.locator('a[href*="/evidence/"]').first().getAttribute('href')) ?? '';
      const training =
        (await page.locator('a[href*="/schemes/"][href$="/training"]').first().getAttribute('href')) ?? '';
      found.push(...(await faults(page)));
      for (const path of [
        `${COUNCIL}/queue`,
        `${COUNCIL}/queue?ward=nowhere`,
        `${COUNCIL}/venues?search=paper&state=accredited`,
        accredited.path,
        `${scheme}/suspend`,
        `${scheme}/suspend?code=incident`,
        `${scheme}/revoke?code=misused`,
        `${accredited.path}/note`,
        `${assessed.path}/duplicate`,
        evidence,
        training,
      ]) {
        await page.goto(path);
        found.push(...(await faults(page)));
      }
      await page.goto(training);
      await page.getByRole('button', { name: 'Record the training' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      found.push(...(await faults(page)));
      await page.goto(`${COUNCIL}/venues?state=accredited`);
      for (const box of (await page.getByRole('checkbox').all()).slice(0, 2)) await box.check();
      await page.getByRole('button', { name: 'Suspend' }).click();
      await page.getByText('What would happen').waitFor();
      found.push(...(await faults(page)));
      expect(found).toEqual([]);
    },
  );
});

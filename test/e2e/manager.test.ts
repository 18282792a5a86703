import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faults } from '../helpers/axe.ts';
import type { RunningServer } from '../helpers/server.ts';
import { usePhones } from './open-phone.ts';
import { signIn as signInByCode } from './signed-in.ts';

const openPhone = usePhones();
const MANAGER = 'manager@demo.example';

/** Where to put pictures for somebody to look at. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['MANAGER_SHOTS'];
  const width = page.viewportSize()?.width;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
const kept = new Map<string, Cookies>();

/** Signs someone in: by a code the first time, since codes are limited, and by the cookies of then from then on. */
async function signIn(page: Page, server: RunningServer, email: string): Promise<void> {
  const cookies = kept.get(email);
  if (cookies) {
    await page.context().addCookies(cookies);
    await page.goto('/admin');
    return;
  }
  await signInByCode(page, server, email);
  kept.set(email, await page.context().cookies());
}

/** A venue of the demo that its manager has, and that is shown. */
async function shownVenue(
  { database }: RunningServer,
  state: 'accredited' | 'action_required' = 'accredited',
) {
  return database.query
    .selectFrom('venues as v')
    .innerJoin('venue_managers as m', 'm.venue_id', 'v.id')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .innerJoin('public_havens as h', 'h.id', 'v.id')
    .innerJoin('accreditations as a', 'a.venue_id', 'v.id')
    .select(['v.id', 'v.name'])
    .where('p.email', '=', MANAGER)
    .where('a.state', '=', state)
    .executeTakeFirstOrThrow();
}

/** The status of a haven's public page, which a stranger's browser gets. */
async function publicStatus(page: Page, venueId: string): Promise<number> {
  return (await page.request.get(`/havens/${venueId}`)).status();
}

const publicText = async (page: Page, venueId: string) =>
  (await page.request.get(`/havens/${venueId}`)).text();

/** A tap, and the page that it leads to. */
async function tap(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().click();
  await page.waitForLoadState();
}

describe.each([
  { how: 'with JavaScript', javaScript: true },
  { how: 'without JavaScript', javaScript: false },
])('a manager on a phone, $how', ({ javaScript }) => {
  it('closes tonight in two taps and reopens in two, and the public sees both at once', async () => {
    const { page, server, complaints } = await openPhone({ javaScript });
    const { id, name } = await shownVenue(server);
    await signIn(page, server, MANAGER);
    await page.goto(`/admin/venues/${id}`);
    expect(await publicStatus(page, id)).toBe(200);

    await tap(page, 'button', /^Closed (tonight|on)/);
    await tap(page, 'button', /^Yes, close until/);
    await page.getByRole('heading', { name: 'Closed for now' }).waitFor();
    expect(await publicStatus(page, id)).toBe(404);
    expect(await (await page.request.get('/havens')).text()).not.toContain(name);

    await tap(page, 'button', 'Reopen');
    await tap(page, 'button', 'Yes, reopen');
    await page.getByText('The venue is open again').waitFor();
    expect(await publicStatus(page, id)).toBe(200);
    expect(complaints).toEqual([]);
  });

  it('changes hours with a second time and the same for every day; the words say what it means', async () => {
    const { page, server, complaints } = await openPhone({ javaScript });
    const { id } = await shownVenue(server, javaScript ? 'accredited' : 'action_required');
    await signIn(page, server, MANAGER);
    await page.goto(`/admin/venues/${id}/hours`);
    const monday = page.getByRole('group', { name: 'Monday' });
    await monday.getByRole('textbox', { name: /^Opens\W+Monday/ }).fill('11am');
    await monday.getByRole('textbox', { name: /^Closes\W+Monday/ }).fill('3pm');
    await monday.getByRole('button', { name: /^Add another time/ }).click();
    await monday.getByRole('textbox', { name: /^Opens\W+again/ }).fill('6pm');
    await monday.getByRole('textbox', { name: /^Closes\W+again/ }).fill('1:30am');
    // While one types where there is JavaScript, and with the next page where there is none.
    if (javaScript) await monday.getByText('6pm to 1:30am, closes next day (Tuesday)').waitFor();
    await monday.getByRole('button', { name: 'Same times every day' }).click();
    await page
      .getByRole('group', { name: 'Sunday' })
      .getByText('6pm to 1:30am, closes next day (Monday)')
      .waitFor();
    await page.getByRole('textbox', { name: /^Opens\W+Friday/ }).fill('whenever');
    await page.getByRole('radio', { name: 'Closed' }).check();
    await page.getByRole('textbox', { name: /^Opens\W+Friday/ }).press('Enter');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await page.getByRole('link', { name: /^Opening on Friday must be a time/ }).click();
    await page.getByRole('textbox', { name: /^Opens\W+Friday/ }).fill('11:00');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.getByText('The hours are saved').waitFor();
    await page.getByText('6pm to 1:30am, closes next day (Saturday)').first().waitFor();
    expect(await publicText(page, id)).toContain('11am to 3pm, and 6pm to 1:30am the next day');
    expect(complaints.filter((complaint) => !/422/.test(complaint))).toEqual([]);
  });

  it('asks for another name: the public sees the old one until an officer agrees', async () => {
    const phone = await openPhone({ javaScript });
    const { page, server } = phone;
    const { id, name } = await shownVenue(server);
    const wished = javaScript ? 'The Crêpe Lantern' : 'The Foil Lantern';
    await signIn(page, server, MANAGER);
    await page.goto(`/admin/venues/${id}/place`);
    await page.getByLabel('Name, as it stands on the sign').fill(wished);
    await page.getByRole('button', { name: 'Ask the council' }).click();
    await page.getByText(`the name becomes “${wished}”`).waitFor();
    expect(await publicText(page, id)).toContain(name.replace('’', '’'));
    expect(await publicText(page, id)).not.toContain(wished);

    const { page: desk } = await openPhone({ javaScript, width: 1280 });
    await signIn(desk, server, 'officer@demo.example');
    await desk.goto(`/admin/councils/E09000003/venues/${id}`);
    await tap(desk, 'link', 'look at it and decide');
    await desk.getByRole('button', { name: 'Agree: make it public' }).click();
    await desk.getByText('The change is public now').waitFor();
    expect(await publicText(page, id)).toContain(wished);
  });
});

describe('two managers at once', () => {
  it('the second sees what the first saved, and decides', async () => {
    const { page, server } = await openPhone();
    const { id } = await shownVenue(server);
    await signIn(page, server, MANAGER);
    await page.goto(`/admin/venues/${id}/people`);
    await page.getByLabel('Their e-mail address').fill('second@demo.example');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByText('They can manage the venue now').waitFor();

    const { page: other } = await openPhone();
    await signIn(other, server, 'second@demo.example');
    await other.goto(`/admin/venues/${id}`);
    await other.goto(`/admin/venues/${id}/hours`);
    await page.goto(`/admin/venues/${id}/hours`);
    await page.getByRole('textbox', { name: /^Opens\W+Tuesday/ }).fill('07:07');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.getByText('The hours are saved').waitFor();

    await other.getByRole('textbox', { name: /^Opens\W+Tuesday/ }).fill('08:08');
    await other.getByRole('button', { name: 'Save', exact: true }).last().click();
    await other.getByText('Someone else changed these hours').first().waitFor();
    await other.getByText('7:07am').first().waitFor();
    expect(await other.getByRole('textbox', { name: /^Opens\W+Tuesday/ }).inputValue()).toBe('08:08');
    await shoot(other, 'stale-hours');
    expect(await faults(other)).toEqual([]);
    await other.getByRole('button', { name: 'Save', exact: true }).last().click();
    await other.getByText('The hours are saved').waitFor();
    expect(await publicText(page, id)).toContain('8:08am');

    // The first one leaves; her session has lost the venue with the next request.
    await page.goto(`/admin/venues/${id}/people`);
    await tap(page, 'link', /^Leave/);
    await page.getByRole('button', { name: 'Yes, stop managing it' }).click();
    await page.getByText('You no longer manage that venue').waitFor();
    expect((await page.goto(`/admin/venues/${id}`))?.status()).toBe(404);
    await other.goto(`/admin/venues/${id}/hand-over`);
    await other.getByLabel('E-mail address of the person who takes over').fill(MANAGER);
    await other.getByLabel(/Yes. I will no longer/).check();
    await other.getByRole('button', { name: 'Hand it over' }).click();
    await other.getByText('The venue is handed over').waitFor();
    expect((await page.goto(`/admin/venues/${id}`))?.status()).toBe(200);
    await page.getByText('Put right what the council asks').first().waitFor();
  });
});

const PAGES = [
  'hours',
  'haven-hours',
  'days',
  'days/new',
  'days/2026-06-20',
  'closed-tonight',
  'closure',
  'details',
  'place',
  'people',
  'hand-over',
  'confirm-hours',
  'headcount',
  'renewal',
  'withdraw',
  'access-requests',
];

describe.each([{ width: 320 }, { width: 360 }, { width: 1280 }])('at $width pixels', ({ width }) => {
  it('every page of a manager fits, and axe finds nothing wrong with it', { timeout: 180_000 }, async () => {
    const { page, server, complaints } = await openPhone({ width });
    await signIn(page, server, MANAGER);
    const found = await faults(page);
    await shoot(page, 'home');
    const venues = await server.database.query
      .selectFrom('venue_managers as m')
      .innerJoin('people as p', 'p.id', 'm.person_id')
      .innerJoin('accreditations as a', 'a.venue_id', 'm.venue_id')
      .select(['m.venue_id', 'a.state'])
      .where('p.email', '=', MANAGER)
      .orderBy('m.venue_id')
      .execute();
    for (const { venue_id, state } of venues) {
      await page.goto(`/admin/venues/${venue_id}`);
      await shoot(page, `venue-${state}`);
      found.push(...(await faults(page)));
    }
    const { id } = await shownOrFirst(server, venues[0]?.venue_id ?? '');
    for (const path of PAGES) {
      const answer = await page.goto(`/admin/venues/${id}/${path}`);
      expect([path, answer?.status()]).toEqual([path, 200]);
      await shoot(page, path.replace('/', '-'));
      found.push(...(await faults(page)));
    }
    for (const path of [
      'hours',
      'days/new',
      'closure',
      'details',
      'place',
      'hand-over',
      'renewal',
      'withdraw',
    ]) {
      await page.goto(`/admin/venues/${id}/${path}`);
      for (const box of await page.getByRole('textbox').all()) await box.fill('x'.repeat(3));
      await page.locator('main form').last().getByRole('button').last().click();
      await page.waitForLoadState();
      await shoot(page, `${path.replace('/', '-')}-errors`);
      found.push(...(await faults(page)));
    }
    expect(found).toEqual([]);
    expect(complaints.filter((complaint) => !/422/.test(complaint))).toEqual([]);
  });
});

async function shownOrFirst(server: RunningServer, first: string): Promise<{ id: string }> {
  return shownVenue(server).catch(() => ({ id: first }));
}

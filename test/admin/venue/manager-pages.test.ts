import { describe, expect, it } from 'vitest';
import { hoursValues } from '../../../admin/venue/hours-fields.ts';
import type { Hours } from '../../../api/domain/hours.ts';
import type { Browser } from '../../helpers/browser-of.ts';
import { everyDay } from '../../helpers/builders.ts';
import { openOffice, type Office } from '../../helpers/office.ts';
import { textOf } from '../../site/text-of.ts';

const ID = 'k3f9x2m4q';
const VENUE = `/admin/venues/${ID}`;
const LATE = everyDay(['18:00', '02:00']);
const DAYTIME = everyDay(['09:00', '17:00']);

interface PublicHaven {
  name: string;
  phone: string;
  address: string;
}

/** An office with a haven that Mo manages, who is signed in. */
async function anOffice({ opening = LATE }: { opening?: Hours | null } = {}) {
  const office = await openOffice();
  await office.addHaven({ opening });
  await office.addManager('mo@example.org', [ID]);
  return { office, mo: await office.signIn('mo@example.org') };
}

/** What the public API says of it: its status, and what it holds. */
async function publicHaven(office: Office): Promise<{ status: number; haven: PublicHaven }> {
  const answer = await office.request(`/api/v1/havens/${ID}`);
  return { status: answer.status, haven: (await answer.json()) as PublicHaven };
}

async function nearestIds(office: Office): Promise<string[]> {
  const answer = await office.request('/api/v1/havens/nearest?lat=51.6135&lon=-0.1765&open=now');
  return ((await answer.json()) as { havens: { id: string }[] }).havens.map(({ id }) => id);
}

/** Values of hidden fields of a page, by name. */
async function hidden(browser: Browser, path: string): Promise<Record<string, string>> {
  const html = await (await browser.get(path)).text();
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}

const page = async (browser: Browser, path: string) => textOf(await (await browser.get(path)).text());

describe('hours', () => {
  it('that a manager saves are public at once, and the page says how they read', async () => {
    const { office, mo } = await anOffice();
    expect(await nearestIds(office)).toEqual([ID]);
    const answer = await mo.post(`${VENUE}/hours`, {
      ...(await hidden(mo, `${VENUE}/hours`)),
      ...hoursValues(DAYTIME),
    });
    expect(answer.headers.get('Location')).toBe(`${VENUE}/days?done=hours`);
    const days = await page(mo, `${VENUE}/days?done=hours`);
    expect(days).toContain('The hours are saved');
    expect(days).toContain('9am to 5pm');
    // It is six in the evening.
    expect(await nearestIds(office)).toEqual([]);
    expect(JSON.stringify((await publicHaven(office)).haven)).toContain('"closes":"17:00"');
  });

  it('come back with what is wrong and all that was typed', async () => {
    const { mo } = await anOffice();
    const typed = { ...hoursValues(LATE), 'fr-1-opens': 'six', 'sa-2-opens': '1pm', was: 'x' };
    const answer = await mo.post(`${VENUE}/hours`, typed);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#fr-1-opens">Opening on Friday must be a time, like 6pm or 18:30</a>');
    expect(html).toContain('href="#sa-2-closes">Enter when it closes on Saturday</a>');
    expect(html).toMatch(/name="fr-1-opens"[^>]*value="six"/);
    expect(html).toMatch(/name="sa-2-opens"[^>]*value="1pm"/);
  });

  it('a button adds a time or copies Monday, saves nothing and keeps the rest', async () => {
    const { office, mo } = await anOffice();
    const { was = '' } = await hidden(mo, `${VENUE}/hours`);
    const typed = { ...hoursValues(LATE), 'mo-1-opens': '7am', was };
    const more = await mo.post(`${VENUE}/hours`, { ...typed, more: 'fr' });
    expect(more.status).toBe(200);
    const html = await more.text();
    expect(html).toContain('name="fr-2-opens"');
    expect(html).toMatch(/name="mo-1-opens"[^>]*value="7am"/);
    expect(html).toContain(`name="was" value="${was}"`);
    const copied = await (await mo.post(`${VENUE}/hours`, { ...typed, copy: 'all' })).text();
    expect(copied.match(/value="7am"/g)).toHaveLength(7);
    expect(await nearestIds(office)).toEqual([ID]);
  });

  it('of two managers at once: the second sees what the first saved, with her own kept', async () => {
    const { office, mo } = await anOffice();
    await office.addManager('ada@example.org', [ID]);
    const ada = await office.signIn('ada@example.org', { 'Test-Client': 'ada' });
    const seen = await hidden(ada, `${VENUE}/hours`);
    await mo.post(`${VENUE}/hours`, { ...(await hidden(mo, `${VENUE}/hours`)), ...hoursValues(DAYTIME) });
    const stale = await ada.post(`${VENUE}/hours`, { ...seen, ...hoursValues(everyDay(['10:00', '22:00'])) });
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(textOf(html)).toContain('Someone else changed these hours');
    expect(textOf(html)).toContain('Every day: 9am to 5pm');
    expect(html.match(/value="22:00"/g)).toHaveLength(7);
    // Sent again from that page it is a decision, and counts.
    const was = /name="was" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const again = await ada.post(`${VENUE}/hours`, { was, ...hoursValues(everyDay(['10:00', '22:00'])) });
    expect(again.status).toBe(303);
    expect(await nearestIds(office)).toEqual([ID]);
  });

  it('of help apart from the doors, and back', async () => {
    const { office, mo } = await anOffice();
    const save = async (fields: Record<string, string>) =>
      mo.post(`${VENUE}/haven-hours`, { ...(await hidden(mo, `${VENUE}/haven-hours`)), ...fields });
    expect((await save({ when: 'own' })).status).toBe(422);
    expect((await save({})).status).toBe(422);
    expect((await save({ when: 'own', ...hoursValues(everyDay(['20:00', '23:00'])) })).status).toBe(303);
    expect(await nearestIds(office)).toEqual([]);
    expect(await page(mo, `${VENUE}/days`)).toContain('When trained staff are here');
    expect((await save({ when: 'doors' })).status).toBe(303);
    expect(await nearestIds(office)).toEqual([ID]);
  });

  it('of a day can differ, for one day or a run of them, and be as usual again', async () => {
    const { office, mo } = await anOffice();
    const today = `${VENUE}/days/2026-06-10`;
    expect((await mo.post(today, { for: 'opening', kind: 'closed' })).status).toBe(303);
    expect(await nearestIds(office)).toEqual([]);
    expect(await page(mo, `${VENUE}/days`)).toContain('Changed for this day');
    expect(await page(mo, today)).toContain('Without a change: 6pm to 2am the next day');
    expect((await mo.post(today, { for: 'opening', remove: 'yes' })).status).toBe(303);
    expect(await nearestIds(office)).toEqual([ID]);
    const run = { 'date-day': '24', 'date-month': '12', 'date-year': '2026' };
    const through = { 'through-day': '2', 'through-month': 'Jan', 'through-year': '2027' };
    const own = { kind: 'own', 'day-1-opens': 'noon', 'day-1-closes': '4pm' };
    expect((await mo.post(`${VENUE}/days/new`, { ...run, ...through, ...own })).status).toBe(303);
    expect(await page(mo, `${VENUE}/days`)).toContain('Saturday 2 January 2027 : midday to 4pm');
    const wrong = await mo.post(`${VENUE}/days/new`, { ...run, ...own, 'through-year': '2026', more: '' });
    expect(wrong.status).toBe(422);
    expect((await mo.get(`${VENUE}/days/2026-02-31`)).status).toBe(404);
    expect((await mo.post(`${VENUE}/days/2020-01-01`, { for: 'opening', kind: 'closed' })).status).toBe(400);
  });
});

describe('“Closed tonight” and “Reopen”', () => {
  it('are two taps each, and public at once', async () => {
    const { office, mo } = await anOffice();
    expect(await page(mo, VENUE)).toContain('Closed tonight');
    const asked = await page(mo, `${VENUE}/closed-tonight`);
    expect(asked).toContain('from now until 2am');
    expect(asked).toContain('It next opens at 6pm tomorrow');
    const form = await hidden(mo, `${VENUE}/closed-tonight`);
    const closed = await mo.post(`${VENUE}/closed-tonight`, form);
    expect(closed.headers.get('Location')).toBe(`${VENUE}?done=closed`);
    expect((await publicHaven(office)).status).toBe(404);
    expect(await nearestIds(office)).toEqual([]);
    const home = await page(mo, '/admin');
    expect(home).toContain('Closed for now, until 2am.');
    expect(home).toContain('Not shown to the public while the venue is closed for now');

    expect((await mo.get(`${VENUE}/reopen`)).status).toBe(200);
    await mo.post(`${VENUE}/reopen`);
    expect((await publicHaven(office)).status).toBe(200);
    // The browser's back button sends the old form once more: nobody is closed by that.
    await mo.post(`${VENUE}/closed-tonight`, form);
    expect((await publicHaven(office)).status).toBe(200);
    expect((await mo.get(`${VENUE}/reopen`)).status).toBe(303);
  });

  it('says so, and closes nothing, where the night that was meant is over', async () => {
    const { office, mo } = await anOffice();
    const form = await hidden(mo, `${VENUE}/closed-tonight`);
    office.clock.set('2026-06-11T02:00:00Z');
    const answer = await mo.post(`${VENUE}/closed-tonight`, form);
    expect(answer.status).toBe(409);
    expect(textOf(await answer.text())).toContain('Nothing was closed');
    expect((await publicHaven(office)).status).toBe(200);
  });

  it('for longer: until a day, or until someone reopens it', async () => {
    const { office, mo } = await anOffice();
    const close = async (fields: Record<string, string>) =>
      mo.post(`${VENUE}/closure`, { ...(await hidden(mo, `${VENUE}/closure`)), ...fields });
    expect((await close({})).status).toBe(422);
    const past = { 'opens-day': '1', 'opens-month': '6', 'opens-year': '2026' };
    const answer = await close({ for: 'until_day', ...past, reason: 'Flood' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/name="reason"[^>]*value="Flood"/);
    await close({ for: 'until_day', 'opens-day': '20', 'opens-month': '6', 'opens-year': '2026' });
    expect(await page(mo, VENUE)).toContain('closed until 2am on Saturday 20 June');
    await close({ for: 'until_reopened' });
    expect(await page(mo, VENUE)).toContain('closed until someone reopens it');
    expect((await publicHaven(office)).status).toBe(404);
  });
});

describe('name and place', () => {
  it('wait for an officer: the public sees what was approved, until the officer agrees', async () => {
    const { office, mo } = await anOffice();
    await office.addOfficer('ola@example.org', ['officer']);
    const ola = await office.signIn('ola@example.org', { 'Test-Client': 'ola' });
    const form = await hidden(mo, `${VENUE}/place`);
    const facts = { name: 'The Tin Lantern', address: '2 Sample Road', postcode: 'n120qg', pin: 'keep' };
    const asked = await mo.post(`${VENUE}/place`, { ...form, ...facts });
    expect(asked.headers.get('Location')).toBe(`${VENUE}?done=asked`);
    expect((await publicHaven(office)).haven).toMatchObject({ name: 'The Paper Lantern' });
    expect(await page(mo, VENUE)).toContain('the name becomes “The Tin Lantern”');
    // Its page starts with what was asked.
    expect(await (await mo.get(`${VENUE}/place`)).text()).toMatch(/name="name"[^>]*value="The Tin Lantern"/);

    const decide = `/admin/councils/E09000003/venues/${ID}/changes/${form['key']}`;
    expect(await page(ola, decide)).toContain('The Tin Lantern');
    expect((await ola.post(decide, { decision: 'refused' })).status).toBe(422);
    expect((await publicHaven(office)).haven).toMatchObject({ name: 'The Paper Lantern' });
    const agreed = await ola.post(decide, { decision: 'approved' });
    expect(agreed.headers.get('Location')).toBe(`${decide}?done=approved`);
    expect((await publicHaven(office)).haven).toMatchObject({
      name: 'The Tin Lantern',
      address: expect.stringContaining('2 Sample Road') as string,
    });
    expect((await ola.post(decide, { decision: 'refused', reason: 'No' })).status).toBe(409);
    expect(office.mail.nudges()).toBeGreaterThan(0);
  });

  it('are taken back, and a position is read from what maps give', async () => {
    const { office, mo } = await anOffice();
    const form = await hidden(mo, `${VENUE}/place`);
    const facts = {
      name: 'The Paper Lantern',
      address: '1 Example Street',
      postcode: 'N12 0QG',
      pin: 'position',
    };
    const wrong = await mo.post(`${VENUE}/place`, { ...form, ...facts, position: 'near the church' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/name="position"[^>]*value="near the church"/);
    const link = 'https://www.openstreetmap.org/?mlat=51.6100&mlon=-0.1700';
    expect((await mo.post(`${VENUE}/place`, { ...form, ...facts, position: link })).status).toBe(303);
    expect(await page(mo, VENUE)).toContain('it moves on the map to 51.61, -0.17');
    await mo.post(`${VENUE}/place/take-back`, { change: form['key'] ?? '' });
    expect(await page(mo, `${VENUE}?done=taken-back`)).toContain('Your change was taken back');
    expect((await mo.post(`${VENUE}/place/take-back`, { change: 'nothing' })).status).toBe(404);
    expect(office.failures).toEqual([]);
  });

  it('of a postcode that nobody knows asks for a position', async () => {
    const { mo } = await anOffice();
    const form = await hidden(mo, `${VENUE}/place`);
    const facts = { name: 'X', address: 'Y', postcode: 'ZE1 0AA', pin: 'postcode' };
    const answer = await mo.post(`${VENUE}/place`, { ...form, ...facts });
    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain('does not know where this postcode is');
  });
});

describe('contact and what is here', () => {
  it('is public at once; a number that is none comes back', async () => {
    const { office, mo } = await anOffice();
    const form = await hidden(mo, `${VENUE}/details`);
    const facts = { website: 'lantern.example', facilities: ['toilet', 'water'], age: 'over_18_only' };
    expect((await mo.post(`${VENUE}/details`, { ...form, ...facts, phone: 'ask Mo' })).status).toBe(422);
    const saved = await mo.post(`${VENUE}/details`, { ...form, ...facts, phone: '020 7946 0999' });
    expect(saved.headers.get('Location')).toBe(`${VENUE}?done=details`);
    expect((await publicHaven(office)).haven).toMatchObject({ phone: '020 7946 0999' });
    const stale = await mo.post(`${VENUE}/details`, { ...form, ...facts, phone: '' });
    expect(stale.status).toBe(409);
    expect(textOf(await stale.text())).toContain('Phone: 020 7946 0999');
  });
});

describe('people', () => {
  it('who are invited see the venue when they sign in, and count once they have', async () => {
    const { office, mo } = await anOffice();
    expect((await mo.post(`${VENUE}/people`, { email: 'nobody' })).status).toBe(422);
    const invited = await mo.post(`${VENUE}/people`, { email: 'Ada@Example.org' });
    expect(invited.headers.get('Location')).toBe(`${VENUE}/people?done=invited`);
    expect(await page(mo, `${VENUE}/people`)).toContain('Has not signed in yet');
    const ada = await office.signIn('ada@example.org', { 'Test-Client': 'ada' });
    expect(await page(ada, '/admin')).toContain('The Paper Lantern');
    expect((await ada.get(VENUE)).status).toBe(200);
    expect(await page(mo, `${VENUE}/people`)).not.toContain('Has not signed in yet');
    const again = await mo.post(`${VENUE}/people`, { email: 'ada@example.org' });
    expect(again.headers.get('Location')).toBe(`${VENUE}/people?done=already`);
  });

  it('who are removed lose the venue with their next request; the last one stays', async () => {
    const { office, mo } = await anOffice();
    const adaId = await office.addManager('ada@example.org', [ID]);
    const ada = await office.signIn('ada@example.org', { 'Test-Client': 'ada' });
    expect((await ada.get(VENUE)).status).toBe(200);
    expect(await page(mo, `${VENUE}/people/${adaId}/remove`)).toContain('Remove ada?');
    await mo.post(`${VENUE}/people/${adaId}/remove`);
    expect((await ada.get(VENUE)).status).toBe(404);
    expect((await ada.post(`${VENUE}/reopen`)).status).toBe(404);
    const html = await (await mo.get(`${VENUE}/people`)).text();
    const mine = /people\/([a-z0-9]+)\/remove/.exec(html)?.[1] ?? '';
    const last = await mo.post(`${VENUE}/people/${mine}/remove`);
    expect(last.status).toBe(409);
    const refused = textOf(await last.text());
    expect(refused).toContain('Hand it over to someone else');
    expect(refused).toContain('Stop managing The Paper Lantern?');
    expect((await mo.get(`${VENUE}/people/nobody/remove`)).status).toBe(404);
  });

  it('hand a venue over in one step, with the re-check told before', async () => {
    const { office, mo } = await anOffice();
    expect(await page(mo, `${VENUE}/hand-over`)).toContain('until 8 July 2026');
    const form = { email: 'ada@example.org' };
    expect((await mo.post(`${VENUE}/hand-over`, form)).status).toBe(422);
    expect((await mo.post(`${VENUE}/hand-over`, { email: 'mo@example.org', sure: 'yes' })).status).toBe(422);
    const done = await mo.post(`${VENUE}/hand-over`, { ...form, sure: 'yes' });
    expect(done.headers.get('Location')).toBe('/admin?done=handed-over');
    expect((await mo.get(VENUE)).status).toBe(404);
    expect(await page(mo, '/admin?done=handed-over')).toContain('The venue is handed over');
    const ada = await office.signIn('ada@example.org', { 'Test-Client': 'ada' });
    const home = await page(ada, '/admin');
    expect(home).toContain('By 8 July 2026');
    expect(home).toContain('Action needed');
    expect((await publicHaven(office)).status).toBe(200);
  });

  it('write to no more than 20 strangers a day', async () => {
    const { mo } = await anOffice();
    for (let n = 0; n < 20; n += 1) await mo.post(`${VENUE}/people`, { email: 'mo@example.org' });
    expect((await mo.post(`${VENUE}/people`, { email: 'one@example.org' })).status).toBe(429);
  });
});

describe('what a manager confirms', () => {
  it('renews only as it was read, and then waits for the council', async () => {
    const { office } = await anOffice();
    await office.decide(ID, 'renewal_due');
    office.clock.set('2026-12-10T12:00:00Z');
    const mo = await office.signIn('mo@example.org');
    expect(await page(mo, '/admin')).toContain('Renew safe_haven');
    const form = await hidden(mo, `${VENUE}/renewal`);
    const missing = await mo.post(`${VENUE}/renewal`, { ...form, headcount: '12' });
    expect(missing.status).toBe(422);
    const text = textOf(await missing.text());
    expect(text).toContain('Tick the box to accept the pledge');
    const said = { hours: 'yes', headcount: '12', everyShift: 'yes', pledge: 'yes' };
    const oldPledge = await mo.post(`${VENUE}/renewal`, { ...form, ...said, 'pledge-version': '99' });
    expect(textOf(await oldPledge.text())).toContain('The pledge has changed');
    const stale = await mo.post(`${VENUE}/renewal`, { ...form, ...said, opening: 'other' });
    expect(textOf(await stale.text())).toContain('The hours were changed since');
    const sent = await mo.post(`${VENUE}/renewal`, { ...form, ...said });
    expect(sent.headers.get('Location')).toBe(`${VENUE}?done=renewed`);
    expect(await page(mo, VENUE)).toContain('With the council');
    expect(await page(mo, '/admin')).not.toContain('Renew safe_haven');
  });

  it('of hours and of the number of staff is asked again only when it is due', async () => {
    const { office, mo } = await anOffice();
    expect(await page(mo, VENUE)).toContain('Say how many staff meet the public');
    expect((await mo.post(`${VENUE}/headcount`, { headcount: 'many' })).status).toBe(422);
    const half = await mo.post(`${VENUE}/headcount`, { headcount: '7' });
    expect(textOf(await half.text())).toContain('Choose whether a trained person is there on every shift');
    await mo.post(`${VENUE}/headcount`, { headcount: '7', everyShift: 'yes' });
    await mo.post(`${VENUE}/confirm-hours`, {
      ...(await hidden(mo, `${VENUE}/confirm-hours`)),
      hours: 'yes',
    });
    expect(await page(mo, VENUE)).toContain('Nothing waits for you');
    office.clock.set('2026-08-28T12:00:00Z');
    const later = await office.signIn('mo@example.org', { 'Test-Client': 'later' });
    expect(await page(later, VENUE)).toContain('By 10 September 2026');
  });
});

describe('a venue that is taken out of a scheme', () => {
  it('is gone at once, after it was asked twice', async () => {
    const { office, mo } = await anOffice();
    expect((await mo.post(`${VENUE}/withdraw`, { schemes: 'safe_haven' })).status).toBe(422);
    expect((await publicHaven(office)).status).toBe(200);
    const done = await mo.post(`${VENUE}/withdraw`, { schemes: 'safe_haven', sure: 'yes' });
    expect(done.headers.get('Location')).toBe(`${VENUE}?done=withdrawn`);
    expect((await publicHaven(office)).status).toBe(404);
    expect(await page(mo, VENUE)).toContain('It was withdrawn');
    expect(await page(mo, `${VENUE}/withdraw`)).toContain('It is in no scheme now');
  });
});

describe('the first page after signing in', () => {
  it('leads to sign-ups that are not sent yet, and says so where there is nothing at all', async () => {
    const { office, mo } = await anOffice();
    await mo.post('/admin/sign-up', { key: 'abcdefghj' });
    expect(await page(mo, '/admin')).toContain('Finish signing up a venue');
    const stranger = await office.signIn('new@example.org', { 'Test-Client': 'new' });
    expect(await page(stranger, '/admin')).toContain('You do not look after a venue here yet');
  });
});

describe('an officer', () => {
  it('keeps hours and closures right for a venue, and comes back to the council’s page', async () => {
    const { office } = await anOffice();
    await office.addOfficer('ola@example.org', ['officer']);
    const ola = await office.signIn('ola@example.org', { 'Test-Client': 'ola' });
    const html = await (await ola.get(`${VENUE}/hours`)).text();
    expect(html).toContain(`href="/admin/councils/E09000003/venues/${ID}"`);
    const { was = '' } = await hidden(ola, `${VENUE}/hours`);
    expect((await ola.post(`${VENUE}/hours`, { was, ...hoursValues(DAYTIME) })).status).toBe(303);
    const closed = await ola.post(`${VENUE}/closed-tonight`, await hidden(ola, `${VENUE}/closed-tonight`));
    expect(closed.headers.get('Location')).toBe(`/admin/councils/E09000003/venues/${ID}?done=closed`);
    expect((await publicHaven(office)).status).toBe(404);
    expect(await page(ola, '/admin')).toContain('Barnet');
    expect((await ola.get(VENUE)).status).toBe(403);
  });
});

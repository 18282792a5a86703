import { beforeEach, describe, expect, it } from 'vitest';
import { selectStaff } from '../../../db/staff.ts';
import type { Browser } from '../../helpers/browser-of.ts';
import { openOffice, type Office } from '../../helpers/office.ts';
import { textOf } from '../../site/text-of.ts';

const ID = 'k3f9x2m4q';
const TRAINING = `/admin/venues/${ID}/training`;
const SAM = { name: 'Sam Sample', job: 'Bar', facing: 'yes', start: 'today', email: 'sam@example.org' };

let office: Office;
let mo: Browser;
beforeEach(async () => {
  office = await openOffice();
  await office.addHaven();
  await office.addManager('mo@example.org', [ID]);
  mo = await office.signIn('mo@example.org');
});

const page = async (browser: Browser, path: string) => textOf(await (await browser.get(path)).text());
const staff = () => selectStaff(office.db, ID);
/** Values of hidden fields of a page, by name. */
async function hidden(browser: Browser, path: string): Promise<Record<string, string>> {
  const html = await (await browser.get(path)).text();
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}
async function add(fields: Record<string, string> = {}): Promise<string> {
  const key = await hidden(mo, `${TRAINING}/staff/new`);
  await mo.post(`${TRAINING}/staff/new`, { ...key, ...SAM, ...fields });
  return (await staff()).find(({ name }) => name === (fields['name'] ?? SAM.name))?.id ?? '';
}

describe('the staff of a venue', () => {
  it('are added, with an error for each thing that is missing and all that was typed kept', async () => {
    const path = `${TRAINING}/staff/new`;
    const wrong = await mo.post(path, { name: '', job: 'Bar', email: 'no address', start: 'other' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('href="#name">Enter their name</a>');
    expect(html).toContain('href="#facing">Say whether they meet the public</a>');
    expect(html).toContain('href="#email">');
    expect(html).toMatch(/name="job"[^>]*value="Bar"/);
    const undated = await mo.post(path, { ...SAM, start: 'other' });
    expect(textOf(await undated.text())).toContain('Say when they started');
    const form = { ...(await hidden(mo, path)), ...SAM };
    expect((await mo.post(path, form)).headers.get('Location')).toBe(`${TRAINING}?done=added`);
    expect((await mo.post(path, form)).status).toBe(303);
    expect(await staff()).toMatchObject([{ name: 'Sam Sample', joinedOn: '2026-06-10' }]);
    expect(await page(mo, TRAINING)).toContain('Sam Sample');
  });

  it('of two managers at once: the second reads that somebody else was first, with her own words kept', async () => {
    await office.addManager('ada@example.org', [ID]);
    const ada = await office.signIn('ada@example.org', { 'Test-Client': 'ada' });
    const path = `${TRAINING}/staff/${await add()}`;
    const seen = await hidden(ada, path);
    const started = { start: 'other', 'started-day': '5', 'started-month': '1', 'started-year': '2026' };
    const form = { ...SAM, ...started };
    await mo.post(path, { ...(await hidden(mo, path)), ...form, job: 'Door' });
    const stale = await ada.post(path, { ...seen, ...form, job: 'Cook' });
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(textOf(html)).toContain('Someone else changed this while the page was open');
    expect(html).toMatch(/name="job"[^>]*value="Cook"/);
    expect(await staff()).toMatchObject([{ job: 'Door', joinedOn: '2026-01-05' }]);
  });

  it('leave and come back, lead, and are erased', async () => {
    const [sam, ali] = [await add(), await add({ name: 'Ali Sample' })];
    const leads = await mo.post(`${TRAINING}/leads`, { lead: sam, deputy: sam });
    expect(textOf(await leads.text())).toContain('must be two people');
    await mo.post(`${TRAINING}/leads`, { lead: sam, deputy: ali });
    expect(await page(mo, `${TRAINING}/staff/${sam}`)).toContain('Lead');
    const day = (date: string) => {
      const [year = '', month = '', at = ''] = date.split('-');
      return { 'left-day': at, 'left-month': month, 'left-year': year };
    };
    const late = await mo.post(`${TRAINING}/staff/${sam}/left`, day('2027-01-01'));
    expect(textOf(await late.text())).toContain('must be today or in the past');
    await mo.post(`${TRAINING}/leavers`, { leavers: sam, ...day('2026-06-10') });
    expect(await page(mo, TRAINING)).toContain('Who has left (1)');
    await mo.post(`${TRAINING}/staff/${sam}/back`, {});
    expect((await staff()).map(({ leftOn }) => leftOn)).toEqual([null, null]);
    const erase = `${TRAINING}/staff/${ali}/erase`;
    await mo.post(erase, await hidden(mo, erase));
    expect((await mo.get(`${TRAINING}/staff/${ali}`)).status).toBe(404);
    expect(await page(mo, TRAINING)).not.toContain('Ali Sample');
  });

  it('have addresses that managers see, and their council does not; a partner and a tester see nobody', async () => {
    const sam = await add();
    await office.addOfficer('officer@example.org', ['officer']);
    await office.addOfficer('partner@example.org', ['partner']);
    await office.addOfficer('tester@example.org', ['tester']);
    const officer = await office.signIn('officer@example.org', { 'Test-Client': 'officer' });
    const paths = [TRAINING, `${TRAINING}/staff/${sam}`, `${TRAINING}/staff.csv`];
    for (const path of paths) {
      const html = await (await officer.get(path)).text();
      expect(html).toContain('Sam Sample');
      expect(html).not.toContain('sam@example.org');
    }
    expect(await (await mo.get(`${TRAINING}/staff.csv`)).text()).toContain('sam@example.org');
    // An officer who puts somebody right leaves the address that they do not see as it is.
    const path = `${TRAINING}/staff/${sam}`;
    const started = { start: 'other', 'started-day': '5', 'started-month': '1', 'started-year': '2026' };
    await officer.post(path, {
      ...(await hidden(officer, path)),
      ...SAM,
      ...started,
      email: 'x@example.org',
      job: 'Door',
    });
    expect(await staff()).toMatchObject([{ job: 'Door', email: 'sam@example.org' }]);
    const partner = await office.signIn('partner@example.org', { 'Test-Client': 'partner' });
    const council = `/admin/councils/E09000003/venues/${ID}`;
    expect(await page(officer, council)).toContain('Training by the venue’s own records');
    expect(await page(partner, council)).not.toContain('Sam Sample');
    const tester = await office.signIn('tester@example.org', { 'Test-Client': 'tester' });
    for (const browser of [partner, tester]) expect((await browser.get(TRAINING)).status).toBe(403);
  });
});

describe('the link by which staff join', () => {
  it('is shown as a code and on a sheet, replaced, and taken back', async () => {
    expect((await mo.get(`${TRAINING}/sheet`)).headers.get('Location')).toBe(`${TRAINING}/link`);
    await mo.post(`${TRAINING}/link`, {});
    const first = (await hidden(mo, `${TRAINING}/link`))['was'] ?? '';
    const sheet = await (await mo.get(`${TRAINING}/sheet`)).text();
    expect(sheet).toContain('role="img"');
    expect(sheet).toContain(`/join/${first}`);
    expect(sheet).not.toMatch(/(src|href)="https?:/);
    await mo.post(`${TRAINING}/link`, { was: first });
    const stale = await mo.post(`${TRAINING}/link/revoke`, { was: first });
    expect(stale.status).toBe(409);
    const { was = '' } = await hidden(mo, `${TRAINING}/link`);
    expect(was).not.toBe(first);
    await mo.post(`${TRAINING}/link/revoke`, { was });
    expect(await page(mo, `${TRAINING}/link`)).toContain('Make the link');
  });
});

describe('the number of staff', () => {
  it('is confirmed with who left, and never smaller than the list', async () => {
    const sam = await add();
    await add({ name: 'Ali Sample' });
    const path = `/admin/venues/${ID}/headcount`;
    const few = await mo.post(path, { headcount: '1', everyShift: 'yes' });
    expect(textOf(await few.text())).toContain('2 people on your list meet the public');
    const answer = await mo.post(path, { headcount: '1', everyShift: 'yes', leavers: sam });
    expect(answer.headers.get('Location')).toBe(`${TRAINING}?done=headcount`);
    expect((await staff()).find(({ id }) => id === sam)).toMatchObject({ leftOn: '2026-06-10' });
    expect(await page(mo, path)).toContain('last confirmed on 10 June 2026');
  });
});

describe('a list of staff', () => {
  const LIST = 'name,job,public facing,joined on\nZoë Sample,Bar,yes,27/03/2026\n,,,\nNo Day,Bar,yes,';

  async function send(bytes: Uint8Array<ArrayBuffer> | string): Promise<Response> {
    const form = new FormData();
    form.set('list', new File([bytes], 'staff.csv', { type: 'text/csv' }));
    return mo.postParts(`${TRAINING}/import`, form);
  }

  it.each([
    ['UTF-8', new TextEncoder().encode(LIST)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${LIST}`)],
    ['Windows-1252', Uint8Array.from(LIST, (char) => char.charCodeAt(0))],
    ['UTF-16', Uint8Array.from(Buffer.from(`\ufeff${LIST}`, 'utf16le'))],
  ])('in %s is looked at, then imported; again, it adds nobody', async (_, bytes) => {
    const preview = await send(bytes);
    expect(preview.status).toBe(200);
    const html = await preview.text();
    expect(textOf(html)).toContain('1 to add, 0 to change, 0 unchanged, 1 refused');
    expect(textOf(html)).toContain('It does not say since when');
    expect(await staff()).toEqual([]);
    const version = /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const apply = { version, pasted: LIST };
    expect((await mo.post(`${TRAINING}/import/apply`, apply)).headers.get('Location')).toBe(
      `${TRAINING}?done=imported`,
    );
    expect(await staff()).toMatchObject([{ name: 'Zoë Sample' }]);
    const again = await mo.post(`${TRAINING}/import/apply`, apply);
    expect(again.status).toBe(409);
    expect(textOf(await again.text())).toContain('1 unchanged');
    expect(await staff()).toHaveLength(1);
  });

  it.each([
    ['a spreadsheet file', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'Save it as CSV first'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0, 0, 1]), 'no text file'],
    ['an empty file', new Uint8Array(), 'holds nobody'],
    ['an open quote', 'name\n"Sam', 'A quote is never closed'],
    ['no names', 'job\nBar', 'one of them must be “name”'],
    ['too many rows', `name\n${'Sam\n'.repeat(1_001)}`, '1,001 rows; 1,000 are taken at once'],
  ])('that is %s is refused with what to do', async (_, content, words) => {
    const answer = await send(content as string);
    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain(words);
    expect(await staff()).toEqual([]);
  });
});

describe('mail about training', () => {
  it('comes as often as a manager chooses', async () => {
    expect(await page(mo, '/admin/me')).toContain('Mail about training');
    await mo.post('/admin/me/mail', { frequency: 'monthly' });
    expect(await (await mo.get('/admin/me')).text()).toMatch(/value="monthly"[^>]*checked/);
    expect((await mo.post('/admin/me/mail', { frequency: 'hourly' })).status).toBe(303);
    expect(await (await mo.get('/admin/me')).text()).toMatch(/value="monthly"[^>]*checked/);
  });
});

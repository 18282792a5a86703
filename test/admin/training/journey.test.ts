import { beforeEach, describe, expect, it } from 'vitest';
import { courseOf, COURSES } from '../../../admin/training/courses.ts';
import { selectRecordsOfStaff, selectTrainingRecords } from '../../../db/training-records.ts';
import { insertStaffMember, selectStaff } from '../../../db/staff.ts';
import { makeJoinLink, revokeJoinLink, showJoinLink } from '../../../api/usecases/keep-join-link.ts';
import { aJoinLink, goThrough, join, keyIn } from '../../helpers/learner.ts';
import { anAnsweredAttempt } from '../../helpers/learning.ts';
import { openOffice, type Office } from '../../helpers/office.ts';
import { textOf } from '../../site/text-of.ts';

const VENUE = 'k3f9x2m4q';
const WELCOME = courseOf('safe_haven_welcome');

let office: Office;
let link: string;
beforeEach(async () => {
  office = await openOffice();
  await office.addHaven();
  link = await aJoinLink(office, VENUE);
});

const staff = () => selectStaff(office.db, VENUE);
const records = () => selectTrainingRecords(office.db, VENUE);
const text = async (answer: Response) => textOf(await answer.text());

/** Puts somebody on the list as a manager does. */
async function list(id: string, name: string): Promise<void> {
  await office.db.writeAll([
    insertStaffMember(office.db, {
      ...{ id, venueId: VENUE, name, job: '', email: null, publicFacing: true, duty: null },
      ...{ joinedOn: '2026-05-01', leftOn: null, source: 'manager', confirmedAt: null, claimedAt: null },
      ...{ addedBy: 'person/manager', at: '2026-05-01T09:00:00.000Z' },
    }),
  ]);
}

describe('joining by a venue’s link', () => {
  it('says where it is for, how long it takes and what is kept, to nobody who is looking for it', async () => {
    const answer = await office.request(link);
    const html = await answer.text();
    expect(textOf(html)).toMatch(
      /Training for the staff of The Paper Lantern.*What is kept: your name, your job/,
    );
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  });

  it('puts somebody new on the list, who waits for a manager to confirm them', async () => {
    const browser = office.browser();
    const answer = await join(browser, link, {
      name: ' Ada  Sample ',
      email: 'ADA@example.com',
      meets: 'no',
    });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/join/me']);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^havens_learner=[0-9a-f]{64}; Max-Age=\d+; Path=\/join; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await staff()).toMatchObject([
      {
        ...{ name: 'Ada Sample', job: 'Bar staff', email: 'ada@example.com', publicFacing: false },
        ...{ source: 'link', confirmedAt: null, joinedOn: '2026-06-10', leftOn: null, duty: null },
      },
    ]);
    const events = await office.db.query
      .selectFrom('audit_events')
      .select(['actor', 'subject', 'details'])
      .where('action', '=', 'staff.joined')
      .execute();
    const [member] = await staff();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor: `staff/${member?.id}`, subject: `venue/${VENUE}` });
    expect(JSON.stringify(events)).not.toMatch(/ada|sample|bar/i);
  });

  it('takes somebody for the one person of that name who is listed and has not begun, whatever the spelling', async () => {
    await list('listed001', 'Ada Sample');
    await join(office.browser(), link, { name: 'ada   SAMPLE' });
    expect(await staff()).toMatchObject([
      { id: 'listed001', name: 'Ada Sample', job: 'Bar staff', source: 'manager' },
    ]);
    // A second Ada is another person: the first has begun.
    await join(office.browser(), link, { name: 'Ada Sample' });
    expect(await staff()).toHaveLength(2);
  });

  it('takes nobody for one of two who are listed under the same name', async () => {
    await list('listed001', 'Ada Sample');
    await list('listed002', 'Ada Sample');
    await join(office.browser(), link, { name: 'Ada Sample' });
    expect((await staff()).map(({ claimedAt }) => claimedAt !== null).toSorted()).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('never tells who works there, nor whether a name was on the list', async () => {
    await list('listed001', 'Grace Example');
    const pages = [link, `${link}/you`];
    const html = (await Promise.all(pages.map((path) => office.page(path)))).join();
    expect(html).not.toContain('Grace');
    const [listed, unknown] = [office.browser(), office.browser()];
    await join(listed, link, { name: 'Grace Example' });
    await join(unknown, link, { name: 'Grace Unknown' });
    const seen = async (browser: typeof listed) =>
      (await text(await browser.get('/join/me'))).replace(/[a-z2-9]{5} [a-z2-9]{5} If your/, 'CODE If your');
    expect(await seen(listed)).toBe(await seen(unknown));
  });

  it('a form sent twice lets in one person; sent again for somebody else, it lets in somebody else', async () => {
    const browser = office.browser();
    const key = keyIn(await (await browser.get(`${link}/you`)).text());
    const fields = { key, name: 'Ada Sample', job: 'Door', email: '', public: 'yes' };
    const [first, second] = await Promise.all([
      browser.post(`${link}/you`, fields),
      browser.post(`${link}/you`, fields),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(first.headers.getSetCookie()[0]).toBe(second.headers.getSetCookie()[0]);
    expect(await staff()).toHaveLength(1);
    await browser.post(`${link}/you`, { ...fields, name: 'Grace Example' });
    expect((await staff()).map(({ name }) => name)).toEqual(['Ada Sample', 'Grace Example']);
    expect(await text(await browser.get('/join/me'))).toContain('Hello Grace');
  });

  it.each([
    [{ name: '' }, 'Enter your name'],
    [{ name: '—!' }, 'Enter your name in letters'],
    [{ name: 'x'.repeat(81) }, 'Your name must be 80 characters or fewer'],
    [{ job: '' }, 'Enter what you do there, for example bar staff'],
    [{ email: 'me at home' }, 'Enter your e-mail address in the correct format, like name@example.com'],
    [{ public: '' }, 'Choose whether you meet the public'],
  ])('asks again for %o, and keeps what was typed', async (wrong, message) => {
    const fields = { key: 'abcdefghj', name: 'Ada <b>', job: 'Door', email: '', public: 'yes', ...wrong };
    const answer = await office.post(`${link}/you`, fields);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(textOf(html)).toContain(message);
    expect(html).toContain('value="abcdefghj"');
    expect(html).toContain(
      `id="name" name="name" type="text" value="${'name' in wrong ? wrong.name : 'Ada &lt;b&gt;'}"`,
    );
    expect(await staff()).toEqual([]);
  });

  it('by a link that was taken back or replaced is over for new people, and goes on for who had begun', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    const form = await (await office.browser().get(`${link}/you`)).text();
    const { link: was } = await showJoinLink({ ...office, venueId: VENUE });
    await revokeJoinLink({ ...office, venueId: VENUE, was: was?.token ?? '', actor: 'person/manager' });
    for (const answer of [
      await office.request(link),
      await office.request(`${link}/you`),
      await office.post(`${link}/you`, { key: keyIn(form), name: 'X', job: 'Y', public: 'yes' }),
    ]) {
      expect(answer.status).toBe(410);
      expect(await text(answer)).toMatch(/This link does not work any more.*ask your manager/);
    }
    expect(await staff()).toHaveLength(1);
    expect(await text(await goThrough(browser, WELCOME))).toContain('You passed');
    await makeJoinLink({ ...office, venueId: VENUE, was: null, actor: 'person/manager' });
    expect((await office.request(link)).status).toBe(410);
  });

  it('of an address that was never a link is not there', async () => {
    for (const path of ['/join/nothing', '/join/%00', '/join/nothing/you', `/join/${'x'.repeat(2000)}`])
      expect((await office.request(path)).status).toBe(404);
  });

  it('is refused from another site, and limited for each client and each venue', async () => {
    const fields = { key: 'abcdefghj', name: 'Ada', job: 'Door', public: 'yes' };
    const foreign = await office.post(`${link}/you`, fields, { Origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    let refused: Response | undefined;
    let joined = 0;
    for (let n = 0; n < 160 && !refused; n += 1) {
      const answer = await office.post(`${link}/you`, { ...fields, key: '', name: `Ada ${n}` });
      if (answer.status === 429) refused = answer;
      else joined += 1;
    }
    expect(joined).toBe(150);
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused?.text()).toContain('value="Ada 150"');
    const other = await office.post(`${link}/you`, { ...fields, key: '' }, { 'Test-Client': 'another' });
    expect(other.status).toBe(303);
  });
});

describe('going through a module', () => {
  it('from the first page to a record and a certificate, with feedback on the way', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    expect(await text(await browser.get('/join/me'))).toMatch(
      new RegExp(`What your workplace asks for ${WELCOME.title}`),
    );
    const passed = await text(await goThrough(browser, WELCOME));
    expect(passed).toContain(`${WELCOME.questions.length} of ${WELCOME.questions.length} right.`);
    const [record] = await records();
    expect(record).toMatchObject({
      ...{ moduleKey: WELCOME.key, moduleVersion: WELCOME.version, way: 'online', trainedOn: '2026-06-10' },
      revokedAt: null,
    });
    expect(await (await browser.get('/join/me')).text()).toContain(
      `href="/certificates/${record?.certificateCode}"`,
    );
    const recorded = await office.db.query
      .selectFrom('audit_events')
      .select(['actor', 'subject', 'details'])
      .where('action', '=', 'training.recorded')
      .executeTakeFirstOrThrow();
    expect(recorded).toMatchObject({ actor: `staff/${record?.staffId}`, subject: `venue/${VENUE}` });
    expect(JSON.parse(recorded.details)).toMatchObject({
      record: record?.id,
      module: WELCOME.key,
      way: 'online',
    });
  });

  it('not passed, says what to look at again, and goes straight to the questions for another try', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    const html = await (await goThrough(browser, WELCOME, { wrong: 3 })).text();
    const missed = WELCOME.lessons.find(({ id }) => id === WELCOME.questions[0]?.lesson);
    expect(textOf(html)).toMatch(/Not passed yet .* You can try again at once/);
    expect(html).toContain(`${missed?.title}</a>`);
    expect(await records()).toEqual([]);
    const again = await browser.post(`/join/me/${WELCOME.key}`);
    expect(again.headers.get('Location')).toBe(`/join/me/${WELCOME.key}/${WELCOME.lessons.length + 1}`);
    expect(await text(await goThrough(browser, WELCOME))).toContain('You passed');
    expect(await records()).toHaveLength(1);
  });

  it('explains each answer, keeps the first, and does not let anyone past a question without one', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    await goThrough(browser, WELCOME, { wrong: 3 });
    await browser.post(`/join/me/${WELCOME.key}`);
    const at = `/join/me/${WELCOME.key}/${WELCOME.lessons.length + 1}`;
    const skipped = await browser.post(at, { go: 'on' });
    expect([skipped.status, await text(skipped)]).toEqual([
      400,
      expect.stringContaining('Choose one of the answers.'),
    ]);
    expect((await browser.post(at, { choice: 'nonsense' })).status).toBe(400);
    const [question] = WELCOME.questions;
    const wrong = question?.answers.find(({ right }) => !right);
    const right = question?.answers.find((answer) => answer.right);
    const answer = await browser.post(at, { choice: wrong?.id ?? '' });
    expect(answer.headers.get('Location')).toBe(`${at}#what-follows`);
    await browser.post(at, { choice: right?.id ?? '' });
    const page = await text(await browser.get(at));
    expect(page).toContain(`Not quite You chose: ${wrong?.text}`);
    expect(page).toContain(`Better: ${right?.text}`);
  });

  it('cannot be hurried: a step that was not reached leads back to where one is', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    const home = `/join/me/${WELCOME.key}`;
    expect((await browser.get(`${home}/9`)).headers.get('Location')).toBe(home);
    await browser.post(home);
    expect((await browser.get(`${home}/9`)).headers.get('Location')).toBe(`${home}/1`);
    expect((await browser.post(`${home}/20`, { choice: 'a' })).status).toBe(409);
    expect((await browser.get(`${home}/result`)).headers.get('Location')).toBe(home);
  });

  it('sent twice at once, the last step makes one record', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    await goThrough(browser, WELCOME, { wrong: 3 });
    const home = `/join/me/${WELCOME.key}`;
    await browser.post(home);
    const first = WELCOME.lessons.length + 1;
    for (const [index, { answers }] of WELCOME.questions.entries()) {
      await browser.post(`${home}/${first + index}`, {
        choice: answers.find(({ right }) => right)?.id ?? '',
      });
      if (index < WELCOME.questions.length - 1) await browser.post(`${home}/${first + index}`, { go: 'on' });
    }
    const last = `${home}/${first + WELCOME.questions.length - 1}`;
    const sent = await Promise.all([1, 2, 3].map(() => browser.post(last, { go: 'on' })));
    expect(sent.map((answer) => answer.headers.get('Location'))).toEqual(Array(3).fill(`${home}/result`));
    expect(await records()).toHaveLength(1);
    expect(await text(await browser.get(`${home}/result`))).toContain('You passed');
  });

  it('of an unknown name or an odd step is never a failure of ours', async () => {
    const browser = office.browser({ 'Test-Client': 'odd' });
    await join(browser, link, { name: 'Ada Sample' });
    await browser.post(`/join/me/${WELCOME.key}`);
    const steps = ['0', '-1', '1e9', 'NaN', '%00', '%F0%9F', 'x'.repeat(500), '../..', '1.5'];
    for (const step of steps) {
      expect((await browser.get(`/join/me/${WELCOME.key}/${step}`)).status).toBeLessThan(500);
      expect(
        (await browser.post(`/join/me/${WELCOME.key}/${step}`, { choice: '\u0000' })).status,
      ).toBeLessThan(500);
    }
    expect((await browser.get('/join/me/toString')).status).toBe(404);
    expect((await browser.post('/join/me/__proto__')).status).toBe(404);
    for (const cookie of ['havens_learner=', 'havens_learner=%00', `havens_learner=${'x'.repeat(3000)}`])
      expect((await office.request('/join/me', { Cookie: cookie })).headers.get('Location')).toBe('/join');
  });
});

describe('a hundred people on a hundred phones', () => {
  it('who send the last step at the same moment lose nothing', async () => {
    const phones = [];
    for (let n = 0; n < 100; n += 1) {
      const phone = office.browser();
      await join(phone, link, { name: `Person ${n}` });
      phones.push(phone);
    }
    const at = '2026-06-10T16:00:00.000Z';
    await office.db.writeAll((await staff()).map(({ id }) => anAnsweredAttempt(office.db, id, WELCOME, at)));
    const last = `/join/me/${WELCOME.key}/${WELCOME.lessons.length + WELCOME.questions.length}`;
    // Twice each: thumbs are quick.
    const sent = await Promise.all([...phones, ...phones].map((phone) => phone.post(last, { go: 'on' })));
    expect(new Set(sent.map((answer) => answer.headers.get('Location')))).toEqual(
      new Set([`/join/me/${WELCOME.key}/result`]),
    );
    expect(await records()).toHaveLength(100);
    expect(new Set((await records()).map(({ staffId }) => staffId)).size).toBe(100);
    const result = phones.map(async (phone) => text(await phone.get(`/join/me/${WELCOME.key}/result`)));
    expect((await Promise.all(result)).filter((page) => page.includes('You passed'))).toHaveLength(100);
  }, 60_000);
});

describe('on another phone, and on a shared tablet', () => {
  it('goes on where somebody was, by the code that stands on their page', async () => {
    const phone = office.browser();
    await join(phone, link, { name: 'Ada Sample' });
    await phone.post(`/join/me/${WELCOME.key}`);
    await phone.post(`/join/me/${WELCOME.key}/1`, { go: 'on' });
    const code =
      /class="code">([a-z2-9]{5} [a-z2-9]{5})</.exec(await (await phone.get('/join/me')).text())?.[1] ?? '';
    const other = office.browser();
    const wrong = await other.post('/join', { code: 'aaaaa aaaaa' });
    expect([wrong.status, await text(wrong)]).toEqual([
      400,
      expect.stringContaining('This code is not known'),
    ]);
    // As a cookie it opens nothing, or how often codes are tried would not be counted.
    const asCookie = { Cookie: `havens_learner=${code.replace(' ', '')}` };
    expect((await office.request('/join/me', asCookie)).headers.get('Location')).toBe('/join');
    const answer = await other.post('/join', { code: code.toUpperCase().replace(' ', '-') });
    expect(answer.headers.get('Location')).toBe('/join/me');
    expect(await text(await other.get('/join/me'))).toMatch(/Hello Ada.*You are at page 2 of/);
    // Both phones go on, and each shows what the other did.
    await other.post(`/join/me/${WELCOME.key}/2`, { go: 'on' });
    expect(await text(await phone.get('/join/me'))).toContain('You are at page 3 of');
    expect(await text(await goThrough(other, WELCOME))).toContain('You passed');
    expect(await selectRecordsOfStaff(office.db, (await staff())[0]?.id ?? '')).toHaveLength(1);
  });

  it('guessing codes is limited', async () => {
    const browser = office.browser();
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1)
      statuses.push((await browser.post('/join', { code: `aaaaaaaaa${n}` })).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(400));
    expect(statuses.slice(20)).toEqual([429, 429]);
  });

  it('several people in a row; nobody sees who came before', async () => {
    const tablet = office.browser();
    for (const name of ['Ada Sample', 'Grace Example', 'Alan Invented']) {
      await join(tablet, link, { name });
      await goThrough(tablet, WELCOME);
      const next = await tablet.post('/join/me/next');
      expect(next.headers.get('Location')).toBe(link);
      const welcome = await (await tablet.get(link)).text();
      expect(textOf(welcome)).toContain('Training for the staff of');
      const shown = [
        welcome,
        await (await tablet.get(`${link}/you`)).text(),
        await (await tablet.get('/join')).text(),
      ];
      expect(shown.join()).not.toContain(name.split(' ')[0]);
      expect((await tablet.get('/join/me')).headers.get('Location')).toBe('/join');
      expect((await tablet.get(`/join/me/${WELCOME.key}/1`)).headers.get('Location')).toBe('/join');
    }
    expect((await records()).map(({ staffId }) => staffId)).toHaveLength(3);
    expect(new Set((await records()).map(({ staffId }) => staffId)).size).toBe(3);
  });

  it('does not say who is learning to somebody who opens the link meanwhile', async () => {
    const tablet = office.browser();
    await join(tablet, link, { name: 'Ada Sample' });
    const page = await (await tablet.get(link)).text();
    expect(textOf(page)).toContain('Somebody is learning on this device');
    expect(page).not.toContain('Ada');
  });

  it('ends where somebody left, was erased, or has not gone on for 90 days', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    office.clock.set('2026-09-09T00:00:00Z');
    expect((await browser.get('/join/me')).headers.get('Location')).toBe('/join');
    office.clock.set('2026-06-10T17:00:00Z');
    expect((await browser.get('/join/me')).status).toBe(200);
    await office.db.writeAll([
      office.db.query.updateTable('staff_members').set({ left_on: '2026-06-10' }).compile(),
    ]);
    expect((await browser.get('/join/me')).headers.get('Location')).toBe('/join');
  });
});

describe('the list of modules', () => {
  it('offers every module, those of the venue’s schemes first', async () => {
    const browser = office.browser();
    await join(browser, link, { name: 'Ada Sample' });
    const html = await (await browser.get('/join/me')).text();
    const titles = [...html.matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, title]) => title);
    expect(titles).toHaveLength(COURSES.length);
    expect(titles[0]).toBe(WELCOME.title);
  });
});

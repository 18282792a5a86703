import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { deleteVenueManager } from '../../../db/people.ts';
import type { Browser } from '../../helpers/browser-of.ts';
import { HTML_AS_PNG, JPEG, PDF, PNG, POLYGLOT } from '../../helpers/evidence-files.ts';
import { openOffice, type Office } from '../../helpers/office.ts';
import { addVenue } from '../../helpers/register.ts';
import { addPostcodes, askForEvidence } from '../../helpers/sign-ups.ts';
import { ACCESS } from '../../../admin/access.ts';
import { fieldNames } from '../../helpers/fields.ts';

const WEEK = Object.fromEntries(
  ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'].flatMap((day) => [
    [`${day}-1-opens`, 'noon'],
    [`${day}-1-closes`, '2am'],
  ]),
);

/** A manager's sign-up by hand through the pages, each form as a browser sends it. */
async function aManager(office: Office, email = 'ada@example.org') {
  const browser = await office.signIn(email, { 'Test-Client': email });
  const begun = await browser.post('/admin/sign-up', { key: office.ids.next() });
  const base = (begun.headers.get('Location') ?? '').replace(/\/premises$/, '');
  const to = (answer: Response) => (answer.headers.get('Location') ?? `${answer.status}`).replace(base, '');
  const post = async (path: string, fields: Parameters<Browser['post']>[1] = {}) =>
    browser.post(`${base}${path}`, { version: '999', ...fields });
  return {
    browser,
    base,
    id: base.slice(base.lastIndexOf('/') + 1),
    get: async (path: string) => browser.get(`${base}${path}`),
    post,
    goes: async (path: string, fields: Parameters<Browser['post']>[1] = {}) => to(await post(path, fields)),
    async fill(about: Record<string, string> = {}): Promise<void> {
      await post('/premises', { venue: 'none' });
      await post('/step/schemes', { schemes: ['safe_haven', 'ask_for_angela'] });
      await post('/step/about', {
        name: 'The Griffin',
        kind: 'pub',
        address: '1 High Road',
        postcode: 'N20 9HH',
        ...about,
      });
      await post('/step/place', { pin: 'postcode' });
      await post('/step/contact', { managerName: 'Ada Example' });
      await post('/step/offer', { facilities: 'none', agePolicy: 'all_ages' });
      await post('/step/hours', { ...WEEK, 'bank-holidays': 'as_usual' });
      await post('/step/staff', { headcount: '12' });
      await post('/checklist/safe_haven', {
        have: ['seat', 'public_liability_insurance'],
        'have-1': 'cctv',
        'say-public_liability_insurance': 'Policy 1',
        'say-cctv': 'At the door',
      });
      await post('/checklist/ask_for_angela', {
        have: ['seat', 'incident_log'],
        'say-incident_log': 'In the office',
      });
    },
    async send(): Promise<string> {
      const page = await (await browser.get(`${base}/check`)).text();
      const version = /pledge\?version=(\d+)/.exec(page)?.[1] ?? '';
      return to(await browser.post(`${base}/pledge`, { version, pledge: '1' }));
    },
  };
}

async function anOffice(): Promise<Office> {
  const office = await openOffice();
  await addPostcodes(office.db, ['N20 9HH', 'N12 0QG']);
  await askForEvidence(office.db);
  return office;
}

function parts(file: Uint8Array<ArrayBuffer>, name: string, type: string, key = 'k00000001'): FormData {
  const form = new FormData();
  form.set('key', key);
  form.set('file', new File([file], name, { type }));
  return form;
}

describe('signing a venue up', () => {
  it('leads from step to step, to the list once what it joins is chosen, and to the end when nothing is left', async () => {
    const office = await anOffice();
    const manager = await aManager(office);
    const { goes } = manager;
    expect(await goes('/premises', { venue: 'none' })).toBe('/step/schemes');
    expect(await goes('/step/schemes', { schemes: 'safe_haven' })).toBe('');
    const about = { name: 'The Griffin', kind: 'pub', address: '1 High Road', postcode: 'n209hh' };
    expect(await goes('/step/about', about)).toBe('/step/place');
    expect(await goes('/step/place', { pin: 'postcode' })).toBe('/step/contact');
    expect(await goes('/step/contact', { managerName: 'Ada', then: 'list' })).toBe('?done=saved');
    expect(await goes('/step/offer', { facilities: 'seat', agePolicy: 'all_ages' })).toBe('/step/hours');
    expect(await goes('/step/hours', { ...WEEK, 'bank-holidays': 'closed' })).toBe('/step/staff');
    expect(await goes('/step/staff', { headcount: '12' })).toBe('/checklist/safe_haven');
    const list = {
      have: ['seat', 'public_liability_insurance'],
      'say-public_liability_insurance': 'Policy 1',
      'say-two_staff_present': 'By the rota',
    };
    expect(await goes('/checklist/safe_haven', list)).toBe('/check');
    expect(await manager.send()).toBe('/sent');
    expect(await (await manager.get('/sent')).text()).toContain('by 24 June 2026');
    expect(office.mail.nudges()).toBeGreaterThan(1);
  });

  it.each([
    ['/step/about', { name: '', kind: 'castle', address: 'x'.repeat(300), postcode: 'N1' }, 'N1'],
    ['/step/contact', { phone: 'call me', website: 'javascript:alert(1)', managerName: 'Ada' }, 'call me'],
    ['/step/staff', { headcount: 'a dozen' }, 'a dozen'],
    ['/step/hours', { 'mo-1-opens': 'early', 'mo-1-closes': '11pm', 'bank-holidays': 'closed' }, 'early'],
    ['/checklist/safe_haven', { have: ['seat', 'cctv'], 'say-seat': 'y'.repeat(1_500) }, 'y'.repeat(1_500)],
  ])('keeps what was typed where %s is wrong, and says so first', async (path, fields, typed) => {
    const { fill, post } = await aManager(await anOffice());
    await fill();
    const answer = await post(path, fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('There is a problem');
    expect(page).toContain(typed);
    expect(page).toContain('value="999"');
  });

  it('shows both where another window has saved the same step meanwhile', async () => {
    const { fill, post, get } = await aManager(await anOffice());
    await fill();
    const version = /name="version" value="(\d+)"/.exec(await (await get('/step/staff')).text())?.[1] ?? '';
    await post('/step/staff', { headcount: '20' });
    const answer = await post('/step/staff', { headcount: '30', version });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('saved in another window');
    expect(page).toContain('value="30"');
    expect(page).toMatch(/<dd class="govuk-summary-list__value">20<\/dd>/);
    const shown = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect((await post('/step/staff', { headcount: '30', version: shown })).status).toBe(303);

    const old = await post('/checklist/safe_haven', {
      have: 'seat',
      'say-seat': 'Upstairs',
      version: '2',
      then: 'list',
    });
    expect(old.status).toBe(409);
    expect(await old.text()).toMatch(/Policy 1[\s\S]*Upstairs/);
  });

  it('asks whether it is one of the premises that are there, and leads to asking for access', async () => {
    const office = await anOffice();
    await addVenue(office.db, {
      id: 'known0001',
      name: 'Griffin',
      postcode: 'N20 9HH',
      standing: 'registered',
    });
    const manager = await aManager(office);
    const { goes, get, post, fill } = manager;
    await fill();
    expect(await (await get('/same-place')).text()).toContain('On the register already');
    expect(await manager.send()).toBe('/same-place');
    expect((await post('/same-place', { venue: 'nothing-like-it' })).status).toBe(422);
    expect(await goes('/same-place', { venue: 'known0001' })).toBe('/access');
    expect(await (await get('/access')).text()).toContain(
      'Griffin at N20 9HH is already on the register. If you work there, ask for access.',
    );
    expect((await post('/access', {})).status).toBe(422);
    expect(await goes('/access', { note: 'I run the bar' })).toBe('/access?done=asked');
    expect(await goes('/premises', { venue: 'none' })).toBe('/step/about');
  });

  it('lets someone in whom a manager or an officer knows, and nobody else answers', async () => {
    const office = await anOffice();
    await addVenue(office.db, {
      id: 'known0001',
      name: 'Griffin',
      postcode: 'N20 9HH',
      standing: 'registered',
    });
    await office.addOfficer('officer@example.org', ['officer']);
    const { goes, fill, browser } = await aManager(office);
    await fill();
    await goes('/same-place', { venue: 'known0001' });
    await goes('/access', { note: 'I run the bar' });
    const list = '/admin/venues/known0001/access-requests';
    expect((await browser.get(list)).status).toBe(404);
    const officer = await office.signIn('officer@example.org');
    const page = await (await officer.get(list)).text();
    expect(page).toContain('I run the bar');
    const action = /action="([^"]*access-requests\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await officer.post(action, { answer: 'perhaps' })).headers.get('Location')).toBe(list);
    expect((await officer.post(action, { answer: 'granted' })).headers.get('Location')).toBe(
      `${list}?done=granted`,
    );
    expect((await browser.get(list)).status).toBe(200);
  });

  it('is its manager’s alone until it is sent, and then the venue’s', async () => {
    const office = await anOffice();
    await office.addOfficer('officer@example.org', ['officer']);
    const ada = await aManager(office);
    const ben = await office.signIn('ben@example.org', { 'Test-Client': 'ben' });
    const officer = await office.signIn('officer@example.org');
    await ada.fill();
    await ada.browser.postParts(`${ada.base}/checklist/safe_haven/seat`, parts(PNG, 'seat.png', 'image/png'));
    const file = '/admin/evidence/k00000001/file';
    const asks = async (browser: Browser, path: string) => (await browser.get(path)).status;
    expect(await asks(ada.browser, file)).toBe(200);
    expect([await asks(ben, ada.base), await asks(ben, file)]).toEqual([404, 404]);
    // Of their own council, but not for them.
    expect([await asks(officer, ada.base), await asks(officer, file)]).toEqual([403, 404]);
    expect(await ada.send()).toBe('/sent');
    expect(await asks(officer, file)).toBe(200);
    expect(await asks(ben, file)).toBe(404);
    // Handed over: who no longer manages the venue has no part in its application either.
    const venue = await office.db.query.selectFrom('venue_managers').selectAll().executeTakeFirstOrThrow();
    await office.addManager('ben@example.org', [venue.venue_id]);
    await office.db.writeAll([
      deleteVenueManager(office.db, { venueId: venue.venue_id, personId: venue.person_id }),
    ]);
    expect(await asks(ben, ada.base)).toBe(200);
    expect(await asks(ben, file)).toBe(200);
    expect(await asks(ada.browser, ada.base)).toBe(404);
    expect(await asks(ada.browser, file)).toBe(404);
  });

  it('is taken up again when the council asks for more, with what it said', async () => {
    const office = await anOffice();
    const { db, clock } = office;
    const ada = await aManager(office);
    await ada.fill();
    await ada.send();
    expect(await ada.goes('/step/staff', { headcount: '1' })).toBe('?not=sent');
    expect(await (await ada.get('?not=sent')).text()).toContain('Nothing was changed');
    const { venue_id: venueId } = await db.query
      .selectFrom('venue_managers')
      .select('venue_id')
      .executeTakeFirstOrThrow();
    for (const to of ['in_assessment', 'more_information_needed'] as const)
      await decideAccreditation({
        venueId,
        schemeKey: 'safe_haven',
        to,
        reason: 'Which insurer?',
        actor: 'person/officer',
        db,
        clock,
      });
    await db.writeAll([
      db.query
        .updateTable('evidence')
        .set({ verdict: 'not_enough', verdict_note: 'It has ended' })
        .where('item', '=', 'public_liability_insurance')
        .compile(),
    ]);
    expect(await (await ada.browser.get('/admin/sign-up')).text()).toContain(
      'See what they ask about The Griffin',
    );
    const page = await (await ada.get('')).text();
    expect(page).toContain('Which insurer?');
    expect(page).toContain('1 to go');
    expect(await (await ada.get('/checklist/safe_haven')).text()).toContain('not enough yet: It has ended');
    expect((await ada.get('/checklist/ask_for_angela')).status).toBe(200);
    expect(await ada.goes('/step/about', { name: 'Other' })).toBe('?not=facts_known');
    const list = {
      have: ['seat', 'public_liability_insurance'],
      'say-public_liability_insurance': 'Policy 2, to 2027',
      'have-1': 'cctv',
      'say-cctv': 'At the door',
    };
    expect(await ada.goes('/checklist/safe_haven', list)).toBe('/check');
    expect(await ada.send()).toBe('/sent');
    const state = await db.query
      .selectFrom('accreditations')
      .select('state')
      .where('scheme_key', '=', 'safe_haven')
      .executeTakeFirst();
    expect(state?.state).toBe('submitted');
  });

  it('can be set aside, and is not listed any more', async () => {
    const ada = await aManager(await anOffice());
    await ada.fill();
    expect(await (await ada.browser.get('/admin/sign-up')).text()).toContain('The Griffin');
    expect((await ada.post('/set-aside')).headers.get('Location')).toBe('/admin/sign-up?done=aside');
    expect(await (await ada.browser.get('/admin/sign-up')).text()).not.toContain('The Griffin');
    expect(await ada.goes('/step/staff', { headcount: '1' })).toBe('?not=set_aside');
  });
});

describe('files', () => {
  it.each([
    ['a PNG that is called a PDF', PNG, 'policy.pdf', 'application/pdf', 'image/png', 'png'],
    ['a JPEG without an ending', JPEG, 'IMG_2041', '', 'image/jpeg', 'jpg'],
    ['a PDF that is called HTML', PDF, 'x.html', 'text/html', 'application/pdf', 'pdf'],
    [
      'a picture with a page behind it',
      POLYGLOT,
      '<img src=x onerror=alert(1)>.png',
      'text/html',
      'image/png',
      'png',
    ],
  ] as const)(
    '%s is kept as what it is, and only ever saved by a browser',
    async (_, bytes, name, said, type, ending) => {
      const ada = await aManager(await anOffice());
      await ada.fill();
      const path = `${ada.base}/checklist/safe_haven/seat`;
      const answer = await ada.browser.postParts(path, parts(bytes, name, said));
      expect(answer.headers.get('Location')).toBe(`${path}?done=added`);
      const again = await ada.browser.postParts(path, parts(bytes, name, said));
      expect(again.status).toBe(303);
      const page = await (await ada.browser.get(path)).text();
      expect(page.match(/<a href="\/admin\/evidence\//g)).toHaveLength(1);
      expect(page).not.toContain('<img');
      const file = await ada.browser.get('/admin/evidence/k00000001/file');
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': type,
        'content-disposition': `attachment; filename="seat-k00000001.${ending}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    },
  );

  it.each([
    ['HTML that is called a picture', HTML_AS_PNG, 'photo.png', 'PDF, a JPEG or a PNG'],
    ['an empty file', new Uint8Array(), 'photo.png', 'The file is empty'],
    ['a file of 5 MB and a byte', new Uint8Array(5 * 1024 * 1024 + 1), 'photo.png', '5 MB or smaller'],
    ['a file of 6 MB', new Uint8Array(6 * 1024 * 1024), 'photo.png', '5 MB or smaller'],
  ])('%s is refused on the page it was sent from', async (_, bytes, name, words) => {
    const office = await anOffice();
    const ada = await aManager(office);
    await ada.fill();
    const path = `${ada.base}/checklist/safe_haven/seat`;
    const answer = await ada.browser.postParts(path, parts(bytes, name, 'image/png'));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await office.db.query.selectFrom('stored_files').select('id').execute()).toEqual([]);
  });

  it('that is not chosen, and a link that is none, are asked for again', async () => {
    const ada = await aManager(await anOffice());
    await ada.fill();
    const path = '/checklist/safe_haven/seat';
    const none = new FormData();
    none.set('key', 'k00000001');
    const missing = await ada.browser.postParts(`${ada.base}${path}`, none);
    expect([missing.status, (await missing.text()).includes('Choose a file')]).toEqual([422, true]);
    const link = await ada.post(path, { url: 'javascript:alert(1)' });
    expect(link.status).toBe(422);
    expect(await link.text()).toContain('value="javascript:alert(1)"');
    expect(await ada.goes(path, { url: 'griffin.example/policy', key: 'k00000002' })).toBe(
      `${path}?done=added`,
    );
    expect(await ada.goes(path, { remove: 'k00000002' })).toBe(`${path}?done=removed`);
    expect(await ada.goes(path, { remove: 'k00000002' })).toBe(`${path}?done=removed`);
  });
});

describe('hostile input', () => {
  it('is shown as it was written, never as markup', async () => {
    const ada = await aManager(await anOffice());
    const name = '"><script>alert(1)</script>\u202e';
    await ada.fill({ name });
    for (const path of ['', '/check', '/step/about']) {
      const page = await (await ada.get(path)).text();
      expect(page).toContain('&lt;script&gt;alert(1)');
      expect(page).not.toContain('<script>alert');
    }
    expect(await ada.send()).toBe('/sent');
    expect(await (await ada.get('/sent')).text()).not.toContain('<script>alert');
  });

  it('in 1,000 random forms to each address never makes it fail', { timeout: 600_000 }, async () => {
    const office = await anOffice();
    await addVenue(office.db, { id: 'prospect1', name: 'The Griffin', postcode: 'N20 9HH' });
    const ada = await aManager(office);
    await ada.fill();
    const names = [
      ...fieldNames(),
      'say-seat',
      'say-cctv',
      'have-1',
      'mo-1-opens',
      'mo-1-closes',
      'more',
      'copy',
      'add',
    ];
    const value = fc.oneof(
      fc.constantFrom(
        'none',
        'prospect1',
        'safe_haven',
        'seat',
        'postcode',
        'position',
        'list',
        '1',
        '12',
        'N20 9HH',
      ),
      fc.constantFrom(
        'pub',
        'all_ages',
        'as_usual',
        'own',
        '6pm',
        'mo',
        '51.63, -0.17',
        '999999999999',
        '-1',
        '\u0000',
      ),
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const forms = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 14 });
    const routes = Object.keys(ACCESS).filter(
      (route) => /^POST .*\/sign-up/.test(route) && !route.endsWith('set-aside'),
    );
    const failed: string[] = [];
    let seed = 1;
    for (const route of routes) {
      for (const fields of fc.sample(forms, { numRuns: 1_000, seed: (seed += 1) })) {
        const path = route
          .replace('POST ', '')
          .replace(':signUpId', ada.id)
          .replace(':schemeKey', 'safe_haven')
          .replace(':item', 'seat')
          .replace(
            ':step',
            ['about', 'place', 'hours', 'staff', 'schemes', 'offer', 'contact', 'x'][seed % 8] ?? '',
          );
        const form: Record<string, string[]> = {};
        for (const [name, text] of fields) (form[name] ??= []).push(text);
        const answer = await ada.browser.post(path, form);
        if (answer.status >= 500) failed.push(`${answer.status} ${path} ${JSON.stringify(fields)}`);
        seed += 1;
      }
    }
    expect(failed).toEqual([]);
    expect(office.failures).toEqual([]);
  });
});

import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { addLicenceRow, seedLicences } from '../../helpers/licences.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';
import type { Browser } from '../../helpers/browser-of.ts';
import { countQueries } from '../../helpers/counted-queries.ts';
import { openOffice, type Office } from '../../helpers/office.ts';

const LICENCES = `/admin/councils/${BARNET}/licences`;
const LANTERN = '/admin/licences/licence01';
const PEOPLE = /Lantern Example|Ann Example|Zoë Former/;

let office: Office;
let officer: Browser;

beforeEach(async () => {
  office = await openOffice();
  await office.addOfficer('officer@example.org', ['officer']);
  officer = await office.signIn('officer@example.org');
});

async function read(answer: Response | Promise<Response>): Promise<string> {
  const found = await answer;
  expect(found.status).toBe(200);
  return found.text();
}

/** Sends a form, and reads the page that it leads to. */
async function sendAndFollow(
  browser: Browser,
  path: string,
  fields: Record<string, string | readonly string[]>,
) {
  const answer = await browser.post(path, fields);
  expect(answer.status).toBe(303);
  return read(browser.get(answer.headers.get('Location') ?? ''));
}

const LICENCE = {
  ...{
    key: 'k00000001',
    number: '23/0001/LIPN',
    kind: 'premises_licence',
    premisesName: 'The Paper Lantern',
  },
  ...{ address: '1 Example Street', postcode: 'n120qg', status: 'in_force', alcohol: 'on', late: 'yes' },
  ...{
    holder: 'Lantern Example Ltd',
    supervisor: 'Ann Example',
    activities: 'Live music\nFilms',
    hours: 'Mon-Sun 11-23',
  },
  ...{
    registerLink: 'https://licences.example.org/1',
    'starts-day': '1',
    'starts-month': '2',
    'starts-year': '2020',
  },
};

describe('the licences of an authority', () => {
  it('are listed with filters that have an address, and each can be dropped', async () => {
    await addLicenceRow(office.db, { id: 'licence01', premises_name: 'The Swan', status: 'suspended' });
    await addLicenceRow(office.db, {
      id: 'licence02',
      premises_name: 'The Griffin',
      status: 'unknown',
      status_text: 'Determined',
    });
    const all = await read(officer.get(LICENCES));
    expect(all).toContain('The Swan');
    expect(all).toContain('“Determined”');
    expect(all).toContain('2 licences');
    const some = await read(officer.get(`${LICENCES}?status=suspended&text=swan&page=9`));
    expect(some).toContain('The Swan');
    expect(some).not.toContain('The Griffin');
    expect(some).toContain('Status: Suspended');
    expect(some).toContain(`href="${LICENCES}?text=swan"`);
    expect(await read(officer.get(`${LICENCES}?status=odd&ward=x&match=%22%3E&page=-1`))).toContain(
      'No licence is on this list',
    );
  });

  it('come fifty a page, filters kept', async () => {
    await seedLicences(office.db, { authorityCode: BARNET, count: 120 });
    const page = await read(officer.get(`${LICENCES}?status=in_force&page=2`));
    expect(page).toContain('Showing 51 to 100 of 108 licences');
    expect(page).toContain('?status=in_force&amp;page=3');
  });

  it.each([
    LICENCES,
    `${LICENCES}/lists/not-signed-up`,
    `${LICENCES}/lists/condition-not-met`,
    `${LICENCES}/lists/look-again`,
    `${LICENCES}/matching`,
  ])('%s asks the register at most 12 times, however much there is', async (path) => {
    const venueId = await addVenue(office.db, { id: 'v1', postcode: 'N12 0QG' });
    await addLicenceRow(office.db, { id: 'licence01' });
    const asked = countQueries(office.db);
    await read(officer.get(path));
    const few = asked();
    expect(few).toBeLessThanOrEqual(12);
    await seedLicences(office.db, { authorityCode: BARNET, count: 600, venueIds: [venueId] });
    asked();
    await read(officer.get(path));
    expect(asked()).toBeLessThanOrEqual(few + 1);
  });

  it('show each list with its words, and the CSV of it guards against formulas', async () => {
    const venueId = await office.addHaven({ id: 'v1', name: '=cmd()' });
    await addLicenceRow(
      office.db,
      {
        id: 'licence01',
        premises_name: '@SUM(1)',
        venue_id: venueId,
        status: 'under_review',
        supervisor_since: '2026-06-01',
      },
      'The venue takes part in Ask for Angela.',
    );
    const list = await read(officer.get(`${LICENCES}/lists/look-again`));
    expect(list).toContain('Licence under review, Another supervisor');
    expect(list).toContain('Not since');
    const answer = await officer.get(`${LICENCES}/lists/look-again/csv`);
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toBe(
      'attachment; filename="licences-look-again-2026-06-10.csv"',
    );
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    const [row] = parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[];
    expect(row).toMatchObject({
      premises_name: "'@SUM(1)",
      venue: "'=cmd()",
      status: 'Under review',
      accreditations: 'safe_haven: Accredited',
      look_again_because: 'Licence under review; Another supervisor',
      page: 'https://havens.example/admin/licences/licence01',
    });
    expect(await read(officer.get(`${LICENCES}/lists/condition-not-met`))).toContain('@SUM(1)');
    expect((await officer.get(`${LICENCES}/lists/nothing`)).status).toBe(404);
    expect((await officer.get(`${LICENCES}/lists/nothing/csv`)).status).toBe(404);
  });

  it('give letters to officers only, after a fresh code', async () => {
    await addLicenceRow(office.db, { id: 'licence01' });
    const [letter] = parse(await read(officer.get(`${LICENCES}/letters`)), {
      columns: true,
      bom: true,
    }) as object[];
    expect(letter).toMatchObject({
      premises_name: 'The Paper Lantern',
      holder: 'Lantern Example Ltd',
      salutation: 'The licence holder',
      sign_up_link: 'https://havens.example/admin/sign-up',
    });
    office.clock.set('2026-06-10T17:20:00Z');
    const later = await officer.get(`${LICENCES}/letters`);
    expect(await later.text()).not.toMatch(PEOPLE);
    for (const role of ['partner', 'administrator'] as const) {
      await office.addOfficer(`${role}@example.org`, [role]);
      const other = await office.signIn(`${role}@example.org`, { 'Test-Client': role });
      expect((await other.get(`${LICENCES}/letters`)).status).toBe(403);
    }
  });
});

describe('a licence', () => {
  it('is entered by hand, once however often the form is sent', async () => {
    const form = await read(officer.get(`${LICENCES}/new`));
    expect(form).toMatch(/name="key" value="[0-9a-z]{9}"/);
    const page = await sendAndFollow(officer, `${LICENCES}/new`, LICENCE);
    expect(page).toContain('The licence is on the register.');
    await sendAndFollow(officer, `${LICENCES}/new`, LICENCE);
    const rows = await office.db.query.selectFrom('premises_licences').selectAll().execute();
    expect(rows).toMatchObject([
      {
        id: 'k00000001',
        number: '23/0001/LIPN',
        postcode: 'N12 0QG',
        late_night_refreshment: 1,
        activities: '["Live music","Films"]',
        starts_on: '2020-02-01',
        source: 'officer',
      },
    ]);
    const again = await officer.post(`${LICENCES}/new`, { ...LICENCE, key: 'k00000002' });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('The register has a licence with this number and postcode already');
  });

  it('takes no ward of another authority, and no key that is none of ours', async () => {
    const ward = await officer.post(`${LICENCES}/new`, { ...LICENCE, ward: 'E05999999' });
    expect(ward.status).toBe(422);
    expect(await ward.text()).toContain('Choose one of the wards that are listed');
    await sendAndFollow(officer, `${LICENCES}/new`, { ...LICENCE, key: '../../x' });
    const [row] = await office.db.query.selectFrom('premises_licences').select('id').execute();
    expect(row?.id).toMatch(/^[0-9a-z]{9}$/);
  });

  it('comes back with what was typed where something is wrong with it', async () => {
    const answer = await officer.post(`${LICENCES}/new`, {
      ...LICENCE,
      number: '',
      postcode: 'here',
      registerLink: 'javascript:alert(1)',
      uprn: 'twelve',
      'ends-day': '31',
      'ends-month': '1',
      'ends-year': '2020',
      premisesName: 'The "Swan" <b>',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const message of [
      'Enter the licence number',
      'Enter the postcode in the correct format',
      'Enter the link to the register in the correct format',
    ])
      expect(page).toContain(message);
    expect(page).toContain('value="here"');
    expect(page).toContain('The &quot;Swan&quot; &lt;b&gt;');
    expect(await office.db.query.selectFrom('premises_licences').select('id').execute()).toEqual([]);
    const dates = await officer.post(`${LICENCES}/new`, {
      ...LICENCE,
      uprn: 'twelve',
      'ends-day': '1',
      'ends-month': '1',
      'ends-year': '2020',
    });
    const wrong = await dates.text();
    expect(wrong).toContain('The UPRN must be up to 12 digits');
    expect(wrong).toContain('The last day must not be before the first');
  });

  it('shows its facts, its conditions by annex, and its register in a tab that learns nothing', async () => {
    await addLicenceRow(
      office.db,
      {
        id: 'licence01',
        register_link: 'https://licences.example.org/?a=1&b=2',
        supervisor_before: 'Zoë Former',
        supervisor_since: '2026-05-01',
        hours_text: 'm-su\n0800-0230',
      },
      'The venue takes part in Ask for Angela.',
      'Refresher training every six months.',
    );
    const page = await read(officer.get(LANTERN));
    expect(page).toContain(
      'href="https://licences.example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer"',
    );
    for (const words of [
      'Lantern Example Ltd',
      'Ann Example (before: Zoë Former)',
      '1 May 2026',
      'Annex 2: from the operating schedule',
      'Ask for Angela',
      'Training every 6 months',
      'since the supervisor changed',
    ])
      expect(page).toContain(words);
    expect(page).toContain(`href="${LICENCES}" aria-current="true"`);
  });

  it('with a link that is none shows it as text', async () => {
    await addLicenceRow(office.db, { id: 'licence01', register_link: 'javascript:alert(1)' });
    expect(await read(officer.get(LANTERN))).not.toContain('href="javascript');
  });

  it('is changed, and a stale page never overwrites a newer one', async () => {
    await sendAndFollow(officer, `${LICENCES}/new`, { ...LICENCE, key: 'licence01' });
    const form = { ...LICENCE, version: '1' };
    expect(await sendAndFollow(officer, `${LANTERN}/edit`, { ...form, status: 'suspended' })).toContain(
      'The licence is saved.',
    );
    const stale = await officer.post(`${LANTERN}/edit`, { ...form, address: '2 Typed Street' });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('Someone else changed this licence a moment ago');
    expect(page).toContain('value="2 Typed Street"');
    expect(page).toContain('Status: Suspended');
    expect(page).toContain('name="version" value="2"');
    await sendAndFollow(officer, `${LANTERN}/edit`, { ...form, version: '2', address: '2 Typed Street' });
    const history = await read(officer.get(LANTERN));
    expect(history).toContain('Its address, status');
    expect(history).toContain('Entered by hand');
    expect(history).toContain(', officer');
  });

  it('with another supervisor opens a re-check of its accredited venue, and says so', async () => {
    const venueId = await office.addHaven({ id: 'v1' });
    await addLicenceRow(office.db, { id: 'licence01', venue_id: venueId });
    const page = await sendAndFollow(officer, `${LANTERN}/edit`, {
      ...LICENCE,
      version: '1',
      supervisor: 'Bob Sample',
    });
    expect(page).toContain('opened a re-check');
    const plans = await office.db.query.selectFrom('action_plans').select(['cause', 'deadline']).execute();
    expect(plans).toEqual([{ cause: 'change_of_people', deadline: '2026-07-08' }]);
    expect(await read(office.request('/havens'))).toContain('The Paper Lantern');
  });

  it('is checked against the register, by whom and when', async () => {
    await addLicenceRow(office.db, { id: 'licence01' });
    expect(await read(officer.get(LANTERN))).toContain('Nobody has checked it');
    const page = await sendAndFollow(officer, `${LANTERN}/checked`, { version: '1' });
    expect(page).toContain('Last checked on 10 June 2026 by officer');
    expect(await sendAndFollow(officer, `${LANTERN}/checked`, { version: '1' })).toContain('Last checked on');
  });

  it('is matched to a suggestion, taken back, or said to match none', async () => {
    await addLicenceRow(office.db, { id: 'licence01', premises_name: 'The Swan Public House' });
    await addVenue(office.db, { id: 'swan', name: 'Swan', postcode: 'N12 0QG' });
    await addVenue(office.db, { id: 'far', name: 'The Cygnet', postcode: 'N3 1AA' });
    const page = await read(officer.get(`${LANTERN}/match`));
    expect(page).toContain('Very likely: same postcode, same name');
    expect(page).not.toContain('The Cygnet');
    expect(await read(officer.get(`${LANTERN}/match?text=cygnet`))).toContain('value="far"');
    expect(await read(officer.get(`${LANTERN}/match?text=%3Cb%3E`))).toContain(
      '“&lt;b&gt;” in its name or postcode',
    );
    const none = await officer.post(`${LANTERN}/match`, { version: '1' });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('Choose a venue, or “None of these”');
    expect((await officer.post(`${LANTERN}/match`, { version: '1', venue: 'nothing' })).status).toBe(422);
    expect(await sendAndFollow(officer, `${LANTERN}/match`, { version: '1', venue: 'swan' })).toContain(
      'The match is saved.',
    );
    const stale = await officer.post(`${LANTERN}/match`, { version: '1', venue: 'far' });
    expect(stale.status).toBe(409);
    expect(await sendAndFollow(officer, `${LANTERN}/unmatch`, { version: '2' })).toContain(
      'The match is taken back.',
    );
    expect(await sendAndFollow(officer, `${LANTERN}/match`, { version: '3', venue: 'none' })).toContain(
      'belongs to none of the venues',
    );
  });

  it('is matched with others on one page; what is left stays there', async () => {
    for (const [at, name] of ['Swan', 'Griffin', 'Lantern'].entries()) {
      await addLicenceRow(office.db, { id: `licence0${at}`, premises_name: name, number: name });
      await addVenue(office.db, { id: `v${at}`, name: `The ${name}` });
    }
    const page = await read(officer.get(`${LICENCES}/matching`));
    expect(page).toContain('3 licences to match');
    const chosen = {
      'version-licence00': '1',
      'venue-licence00': 'v0',
      'version-licence01': '1',
      'venue-licence01': 'v1',
      'venue-licence02': '',
    };
    expect(await sendAndFollow(officer, `${LICENCES}/matching`, chosen)).toContain('The matches are saved.');
    expect(await read(officer.get(`${LICENCES}/matching`))).toContain('1 licence to match');
    const wrong = await officer.post(`${LICENCES}/matching`, {
      'version-licence02': '7',
      'venue-licence02': 'v2',
    });
    expect(wrong.status).toBe(409);
    expect(await wrong.text()).toContain('Someone else changed this licence');
    expect(
      (await officer.post(`${LICENCES}/matching`, { 'version-gone': '1', 'venue-gone': 'v2' })).status,
    ).toBe(404);
    expect(
      (await officer.post(`${LICENCES}/matching`, { 'version-licence02': '1', 'venue-licence02': 'gone' }))
        .status,
    ).toBe(409);
  });

  it('takes conditions as text, which can be changed and removed', async () => {
    await addLicenceRow(office.db, { id: 'licence01' });
    const text = '1. WAVE training is given.\n2. It is refreshed every six months.';
    const page = await sendAndFollow(officer, `${LANTERN}/conditions`, {
      key: 'c00000001',
      annex: '3',
      text,
    });
    expect(page).toContain('Annex 3: after a hearing');
    expect(page).toContain('WAVE training');
    await sendAndFollow(officer, `${LANTERN}/conditions`, { key: 'c00000001', annex: '3', text });
    expect(await office.db.query.selectFrom('licence_conditions').select('id').execute()).toHaveLength(2);
    const empty = await officer.post(`${LANTERN}/conditions`, { key: 'c00000002', annex: '3', text: '1. ' });
    expect(empty.status).toBe(422);
    expect(await read(officer.get(`${LANTERN}/conditions/c00000001-1`))).toContain('WAVE training is given.');
    const wrong = await officer.post(`${LANTERN}/conditions/c00000001-1`, {
      annex: '2',
      text: 'X',
      months: 'six',
    });
    expect(await wrong.text()).toContain('The number of months must be between 1 and 60');
    await sendAndFollow(officer, `${LANTERN}/conditions/c00000001-1`, {
      annex: '2',
      text: 'Staff know Ask for Angela.',
      tags: ['ask_for_angela', 'refresh'],
      months: '6',
    });
    const rows = await office.db.query
      .selectFrom('licence_conditions')
      .select(['annex', 'tags', 'refresh_months', 'asks_for'])
      .where('id', '=', 'c00000001-1')
      .execute();
    expect(rows).toEqual([
      { annex: 2, tags: '["ask_for_angela","refresh"]', refresh_months: 6, asks_for: 'ask_for_angela' },
    ]);
    expect(await sendAndFollow(officer, `${LANTERN}/conditions/c00000001-1/remove`, {})).toContain(
      'The condition is removed.',
    );
    expect((await officer.get(`${LANTERN}/conditions/c00000001-1`)).status).toBe(404);
  });
});

describe('who may see whom', () => {
  const everyPage = [
    LICENCES,
    ...['not-signed-up', 'condition-not-met', 'look-again'].flatMap((list) => [
      `${LICENCES}/lists/${list}`,
      `${LICENCES}/lists/${list}/csv`,
    ]),
    LANTERN,
  ];

  it('shows a partner what a licence is worth, no name of a person, and nothing to change', async () => {
    const venueId = await office.addHaven({ id: 'v1' });
    await addLicenceRow(
      office.db,
      {
        id: 'licence01',
        venue_id: venueId,
        status: 'suspended',
        supervisor_before: 'Zoë Former',
        supervisor_since: '2026-06-01',
        checked_on: '2026-06-02',
        checked_by: 'person/x',
      },
      'WAVE training is given.',
    );
    await addLicenceRow(office.db, { id: 'licence02' }, 'WAVE training is given.');
    await officer.post(`${LANTERN}/edit`, {
      ...LICENCE,
      version: '1',
      supervisor: 'Ann Example',
      number: 'N-licence01',
      status: 'suspended',
    });
    await office.addOfficer('partner@example.org', ['partner']);
    const partner = await office.signIn('partner@example.org', { 'Test-Client': 'partner' });
    for (const path of everyPage) {
      const page = await read(partner.get(path));
      expect(page).toContain('Paper Lantern');
      expect(page).not.toMatch(PEOPLE);
      expect(page).not.toMatch(/<form method="post" action="\/admin\/(?!sign-out)/);
      expect(page).not.toContain('/edit');
      expect(page).not.toContain('/letters');
    }
    expect((await partner.post(`${LANTERN}/checked`, { version: '1' })).status).toBe(403);
  });

  it('shows an administrator the people, and nothing to change', async () => {
    await addLicenceRow(office.db, { id: 'licence01' });
    await office.addOfficer('admin@example.org', ['administrator']);
    const administrator = await office.signIn('admin@example.org', { 'Test-Client': 'admin' });
    const page = await read(administrator.get(LANTERN));
    expect(page).toContain('Ann Example');
    expect(page).not.toContain('/edit');
  });

  it('shows another council nothing', async () => {
    await addLicenceRow(office.db, { id: 'licence01' });
    await office.db.writeAll([
      office.db.query
        .insertInto('authorities')
        .values({ code: 'E09000007', name: 'Camden', updated_at: '2026' })
        .compile(),
    ]);
    await office.addOfficer('camden@example.org', ['officer', 'approver'], 'E09000007');
    const other = await office.signIn('camden@example.org', { 'Test-Client': 'camden' });
    for (const path of everyPage) expect((await other.get(path)).status).toBe(404);
    expect((await other.post(`${LANTERN}/checked`, { version: '1' })).status).toBe(404);
    const mine = '/admin/councils/E09000007/licences/matching';
    expect((await other.post(mine, { 'version-licence01': '1', 'venue-licence01': 'v1' })).status).not.toBe(
      303,
    );
  });
});

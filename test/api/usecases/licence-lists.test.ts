import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { LicenceFilter, LicenceList } from '../../../api/domain/licence-lists.ts';
import { licenceConcerns } from '../../../api/domain/licence-concerns.ts';
import {
  countLists,
  listLicencePlaces,
  listLicences,
  readAllLicences,
} from '../../../api/usecases/list-licences.ts';
import { writeMailMerge } from '../../../api/usecases/mail-merge.ts';
import type { AccreditationRow } from '../../../db/schema.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addLicenceRow } from '../../helpers/licences.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const OTHER = 'E09000007';
const ANGELA = 'The venue takes part in Ask for Angela.';
const WAVE = 'WAVE training is given to all staff.';

describeEachEngine('lists of licences', (open) => {
  async function register() {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    const box = { updated_at: '2026', boundary: '{}', west: 0, south: 0, east: 0, north: 0 };
    await db.writeAll([
      db.query
        .insertInto('authorities')
        .values({ code: OTHER, name: 'Camden', updated_at: '2026' })
        .compile(),
      ...[
        ['E05000001', 'West Finchley'],
        ['E05000002', 'Brunswick Park'],
      ].map(([code = '', name = '']) =>
        db.query
          .insertInto('wards')
          .values({ code, name, authority_code: BARNET, ...box })
          .compile(),
      ),
    ]);
    const accredit = async (venueId: string, given: Partial<AccreditationRow> = {}) => {
      const row = {
        ...{ venue_id: venueId, scheme_key: 'ask_for_angela', scheme_version: 1, state: 'accredited' },
        ...{
          valid_from: '2026-03-01',
          valid_to: '2027-02-28',
          trained_on: '2026-03-01',
          training_until: '2027-02-28',
        },
        ...{ action_deadline: null, sequence: 1, updated_at: '2026-03-01', ...given },
      };
      await db.writeAll([db.query.insertInto('accreditations').values(row).compile()]);
    };
    const venue = async (id: string, ...accreditations: Partial<AccreditationRow>[]) => {
      await addVenue(db, { id });
      for (const each of accreditations) await accredit(id, each);
      return id;
    };
    const ids = async (filter: Omit<LicenceFilter, 'authorityCode'> = {}) => {
      const asked = { filter: { authorityCode: BARNET, ...filter }, page: 1, perPage: 100, db, clock };
      const { licences, total } = await listLicences(asked);
      expect(licences).toHaveLength(total);
      return licences.map(({ id }) => id);
    };
    const list = async (name: LicenceList) => (await ids({ list: name })).toSorted();
    return { db, clock, venue, ids, list };
  }

  it('go by ward, town, name and id, a page at a time, and never hold another authority’s', async () => {
    const { db, clock, ids } = await register();
    await addLicenceRow(db, { id: 'e', ward_code: null, premises_name: 'A' });
    await addLicenceRow(db, { id: 'd', ward_code: 'E05000001', town: 'A', premises_name: 'B' });
    await addLicenceRow(db, { id: 'c', ward_code: 'E05000001', town: 'A', premises_name: 'A' });
    await addLicenceRow(db, { id: 'b', ward_code: 'E05000001', town: 'A', premises_name: 'A' });
    await addLicenceRow(db, { id: 'a', ward_code: 'E05000002', town: 'Z', premises_name: 'Z' });
    await addLicenceRow(db, { id: 'x', authority_code: OTHER });
    expect(await ids()).toEqual(['a', 'b', 'c', 'd', 'e']);
    const page = (number: number) =>
      listLicences({ filter: { authorityCode: BARNET }, page: number, perPage: 2, db, clock });
    expect(await page(2)).toMatchObject({
      licences: [{ id: 'c' }, { id: 'd' }],
      total: 5,
      page: 2,
      pages: 3,
    });
    expect(await page(99)).toMatchObject({ licences: [{ id: 'e' }], page: 3 });
    const read = [];
    for await (const batch of readAllLicences({ filter: { authorityCode: BARNET }, db, clock }))
      read.push(...batch);
    expect(read.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await listLicencePlaces({ authorityCode: BARNET, db })).toMatchObject({
      wards: [{ name: 'Brunswick Park' }, { name: 'West Finchley' }],
      towns: ['A', 'North Finchley', 'Z'],
    });
  });

  it('can be narrowed by text, status, ward, town, match, on-sales and what left the register', async () => {
    const { db, venue, ids } = await register();
    await venue('v1');
    await addLicenceRow(db, {
      id: 'a',
      number: 'LN/1',
      premises_name: 'The Swan',
      status: 'suspended',
      ward_code: 'E05000001',
    });
    await addLicenceRow(db, {
      id: 'b',
      postcode: 'N12 0QH',
      alcohol: 'off',
      venue_id: 'v1',
      town: 'Edgware',
    });
    await addLicenceRow(db, { id: 'c', no_match: 1, alcohol: 'both', extracted_on: '2026-05-01' });
    await addLicenceRow(db, { id: 'd', address: '7 Odd 100% Lane', extracted_on: '2026-06-01' });
    expect(await ids({ text: 'sWAN' })).toEqual(['a']);
    expect(await ids({ text: 'ln/1' })).toEqual(['a']);
    expect(await ids({ text: 'n120qh' })).toEqual(['b']);
    expect(await ids({ text: '100%' })).toEqual(['d']);
    expect(await ids({ text: "'; DROP" })).toEqual([]);
    expect(await ids({ status: 'suspended' })).toEqual(['a']);
    expect(await ids({ ward: 'E05000001' })).toEqual(['a']);
    expect(await ids({ ward: 'none', town: 'Edgware' })).toEqual(['b']);
    expect(await ids({ match: 'matched' })).toEqual(['b']);
    expect(await ids({ match: 'no_match' })).toEqual(['c']);
    expect((await ids({ match: 'to_match' })).toSorted()).toEqual(['a', 'd']);
    expect((await ids({ onSales: true })).toSorted()).toEqual(['a', 'c', 'd']);
    expect(await ids({ gone: true })).toEqual(['c']);
    await addVenue(db, { id: 'v2', postcode: 'N12 0QH' });
    await addVenue(db, { id: 'v3', postcode: 'N12 0ZZ', uprn: '100', authority_code: OTHER });
    await addLicenceRow(db, { id: 'e', postcode: '', uprn: '100' });
    await addLicenceRow(db, { id: 'f', postcode: '', number: 'f' });
    await addLicenceRow(db, { id: 'g', postcode: 'N1 1AA' });
    expect((await ids({ likely: true })).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    await db.writeAll([
      db.query.updateTable('venues').set({ authority_code: BARNET }).where('id', '=', 'v3').compile(),
    ]);
    expect((await ids({ likely: true })).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('licensed, not signed up: whoever has a licence that may stand, and nothing under way', async () => {
    const { db, venue, list } = await register();
    await addLicenceRow(db, { id: 'unmatched' });
    await addLicenceRow(db, { id: 'none of them', no_match: 1 });
    await addLicenceRow(db, { id: 'under review', status: 'under_review' });
    await addLicenceRow(db, { id: 'not known', status: 'unknown' });
    await addLicenceRow(db, { id: 'ends today', ends_on: '2026-06-10' });
    await addLicenceRow(db, { id: 'prospect', venue_id: await venue('v1') });
    await addLicenceRow(db, { id: 'lapsed then', venue_id: await venue('v2', { state: 'lapsed' }) });
    for (const status of ['suspended', 'surrendered', 'lapsed', 'revoked'])
      await addLicenceRow(db, { id: status, status });
    await addLicenceRow(db, { id: 'ended', ends_on: '2026-06-09' });
    for (const [at, state] of [
      'draft',
      'submitted',
      'accredited',
      'suspended',
      'declined',
      'revoked',
    ].entries())
      await addLicenceRow(db, { id: `venue ${state}`, venue_id: await venue(`w${at}`, { state }) });
    await addVenue(db, { id: 'closed', standing: 'closed' });
    await addLicenceRow(db, { id: 'closed down', venue_id: 'closed' });
    await addLicenceRow(db, { id: 'theirs', authority_code: OTHER });
    expect(await list('not-signed-up')).toEqual([
      'ends today',
      'lapsed then',
      'none of them',
      'not known',
      'prospect',
      'under review',
      'unmatched',
    ]);
  });

  it('condition present, not accredited: the scheme that the condition names, or any for WAVE alone', async () => {
    const { db, venue, list } = await register();
    const other = { scheme_key: 'safe_haven' };
    await addLicenceRow(db, { id: 'no condition' }, 'CCTV is kept for 31 days.');
    await addLicenceRow(db, { id: 'unmatched' }, ANGELA);
    await addLicenceRow(db, { id: 'suspended licence', status: 'suspended' }, WAVE);
    await addLicenceRow(db, { id: 'surrendered', status: 'surrendered' }, ANGELA);
    await addLicenceRow(db, { id: 'not accredited', venue_id: await venue('v1') }, ANGELA);
    await addLicenceRow(db, { id: 'accredited', venue_id: await venue('v2', {}) }, ANGELA);
    await addLicenceRow(db, { id: 'another scheme', venue_id: await venue('v3', other) }, ANGELA);
    await addLicenceRow(db, { id: 'any scheme for WAVE', venue_id: await venue('v4', other) }, WAVE);
    await addLicenceRow(db, { id: 'both schemes', venue_id: await venue('v5', other, {}) }, ANGELA, WAVE);
    await addLicenceRow(db, { id: 'suspended', venue_id: await venue('v6', { state: 'suspended' }) }, ANGELA);
    await addLicenceRow(db, { id: 'ended', venue_id: await venue('v7', { valid_to: '2026-06-09' }) }, ANGELA);
    await addLicenceRow(
      db,
      { id: 'training over', venue_id: await venue('v8', { training_until: '2026-06-09' }) },
      ANGELA,
    );
    await addLicenceRow(
      db,
      { id: 'last day', venue_id: await venue('v9', { training_until: '2026-06-10' }) },
      ANGELA,
    );
    await addLicenceRow(
      db,
      { id: 'renewal due', venue_id: await venue('va', { state: 'renewal_due' }) },
      ANGELA,
    );
    await addLicenceRow(db, { id: 'theirs', authority_code: OTHER }, ANGELA);
    expect(await list('condition-not-met')).toEqual([
      'another scheme',
      'ended',
      'not accredited',
      'suspended',
      'suspended licence',
      'training over',
      'unmatched',
    ]);
  });

  it('accredited, to look at again: a licence that does not stand, is under review, or has another supervisor', async () => {
    const { db, venue, list, clock } = await register();
    const of = async (id: string, licence: object, ...accreditations: Partial<AccreditationRow>[]) =>
      addLicenceRow(db, { id, ...licence, venue_id: await venue(`v ${id}`, ...accreditations) });
    await of('in order', {}, {});
    await of('suspended', { status: 'suspended' }, {});
    await of('under review', { status: 'under_review' }, { state: 'renewal_due' });
    await of('revoked', { status: 'revoked' }, { state: 'action_required' });
    await of('over', { ends_on: '2026-06-09' }, {});
    await of('not known', { status: 'unknown' }, {});
    await of('suspended, nobody accredited', { status: 'suspended' }, { state: 'suspended' });
    await of('suspended, no history', { status: 'suspended' });
    await of('another since', { supervisor_since: '2026-05-01' }, {});
    await of('another before', { supervisor_since: '2026-02-28' }, {});
    await of('another the same day', { supervisor_since: '2026-03-01' }, {});
    await of('another, looked at', { supervisor_since: '2026-05-01', checked_on: '2026-05-02' }, {});
    await of('another, looked at before', { supervisor_since: '2026-05-01', checked_on: '2026-04-30' }, {});
    await of(
      'one of two since',
      { supervisor_since: '2026-05-01' },
      { valid_from: '2026-06-01' },
      { scheme_key: 'safe_haven' },
    );
    await addLicenceRow(db, { id: 'unmatched', status: 'suspended' });
    const filter = { authorityCode: BARNET };
    const { licences } = await listLicences({ filter, page: 1, perPage: 99, db, clock });
    const concerning = licences.filter((each) => licenceConcerns(each, '2026-06-10').length > 0);
    expect(concerning.map(({ id }) => id).toSorted()).toEqual(await list('look-again'));
    expect(await countLists({ authorityCode: BARNET, db, clock })).toEqual({
      'not-signed-up': 0,
      'condition-not-met': 0,
      'look-again': 8,
      to_match: 1,
    });
    expect(await list('look-again')).toEqual([
      'another since',
      'another the same day',
      'another, looked at before',
      'one of two since',
      'over',
      'revoked',
      'suspended',
      'under review',
    ]);
  });

  it('tell the venue and its accreditations, and no name of a person', async () => {
    const { db, venue, clock } = await register();
    await addLicenceRow(db, {
      id: 'a',
      venue_id: await venue('v1', {}, { scheme_key: 'safe_haven', state: 'lapsed' }),
    });
    const { licences } = await listLicences({
      filter: { authorityCode: BARNET },
      page: 1,
      perPage: 9,
      db,
      clock,
    });
    expect(licences).toMatchObject([
      {
        venue: { id: 'v1', name: 'The Paper Lantern' },
        accreditations: [
          { scheme: 'ask_for_angela', state: 'accredited', validFrom: '2026-03-01' },
          { scheme: 'safe_haven', state: 'lapsed' },
        ],
      },
    ]);
    expect(JSON.stringify(licences)).not.toMatch(/Ann|Lantern Example/);
  });

  it('make letters for a mail merge, safe for a spreadsheet', async () => {
    const { db, clock } = await register();
    await addLicenceRow(db, {
      id: 'a',
      premises_name: '=HYPERLINK("x")',
      holder: '@Example, Ltd',
      ward_code: 'E05000001',
    });
    await addLicenceRow(db, { id: 'b', holder: '', status: 'surrendered' });
    let csv = '';
    const filter = { authorityCode: BARNET };
    for await (const line of writeMailMerge({
      filter,
      signUpLink: 'https://havens.example/admin/sign-up',
      db,
      clock,
    }))
      csv += line;
    expect(parse(csv, { columns: true })).toEqual([
      {
        premises_name: `'=HYPERLINK("x")`,
        address: '1 Example Street',
        postcode: 'N12 0QG',
        holder: `'@Example, Ltd`,
        salutation: 'The licence holder',
        ward: 'West Finchley',
        town: 'North Finchley',
        licence_number: 'N-a',
        sign_up_link: 'https://havens.example/admin/sign-up',
      },
    ]);
  });
});

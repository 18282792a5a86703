import { expect, it } from 'vitest';
import { addLicence } from '../../../api/usecases/add-licence.ts';
import { checkLicence } from '../../../api/usecases/check-licence.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { editLicence } from '../../../api/usecases/edit-licence.ts';
import { addConditions, changeCondition, removeCondition } from '../../../api/usecases/licence-conditions.ts';
import type { GivenPlace } from '../../../api/usecases/licence-facts.ts';
import { matchLicences, rejectMatches, unmatchLicence } from '../../../api/usecases/match-licence.ts';
import {
  licenceTrainingInterval,
  showLicence,
  showVenueLicences,
} from '../../../api/usecases/show-licence.ts';
import { searchVenues, suggestVenues } from '../../../api/usecases/suggest-venues.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { licenceFacts } from '../../helpers/licences.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';
import { randomIds } from '../../../api/random-ids.ts';
import type { Premises } from '../../../api/domain/match-suggestions.ts';
import type { LicenceFacts } from '../../../api/domain/licence.ts';

const OTHER = 'E09000007';
const NO_PLACE = { wardCode: null, town: '' };
const YEAR = {
  ...{ valid_from: '2026-03-01', valid_to: '2027-02-28' },
  ...{ trained_on: '2026-03-01', training_until: '2027-02-28' },
};

describeEachEngine('a premises licence', (open) => {
  async function register() {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    await db.writeAll([
      db.query
        .insertInto('authorities')
        .values({ code: OTHER, name: 'Camden', updated_at: '2026-01-01' })
        .compile(),
    ]);
    const venueId = await addVenue(db);
    const by = { authorityCode: BARNET, actor: 'person/p', db, clock, ids: randomIds };
    const of = { ...by, licenceId: 'licence01' };
    const add = (given: Partial<LicenceFacts> = {}, licenceId = 'licence01', place: GivenPlace = NO_PLACE) =>
      addLicence({ ...by, licenceId, facts: licenceFacts(given), place });
    const show = () => showLicence(of);
    const edit = async (given: Partial<LicenceFacts>, version?: number) => {
      const { licence } = await show();
      return editLicence({
        ...of,
        version: version ?? licence.version,
        facts: { ...licence, ...given },
        place: NO_PLACE,
      });
    };
    const match = async (id = venueId) =>
      matchLicences({
        ...by,
        decisions: [{ licenceId: 'licence01', version: (await show()).licence.version, venueId: id }],
      });
    const accredit = (schemeKey = 'safe_haven', to: 'accredited' | 'suspended' = 'accredited') =>
      decideAccreditation({
        ...by,
        venueId,
        schemeKey,
        to,
        reason: 'a reason',
        dates: to === 'accredited' ? YEAR : {},
      });
    const trail = async () => (await show()).history.map(({ action, details }) => [action, details] as const);
    const plans = () =>
      db.query.selectFrom('action_plans').select(['scheme_key', 'cause', 'deadline', 'opened_by']).execute();
    return { db, clock, venueId, by, of, add, show, edit, match, accredit, trail, plans };
  }

  it('is entered once, however often its form is sent, and never beside one of its number and postcode', async () => {
    const { add, show, trail, by } = await register();
    expect(await add()).toEqual({ licenceId: 'licence01' });
    expect(await add()).toEqual({ licenceId: 'licence01' });
    expect((await show()).licence).toMatchObject({
      ...licenceFacts(),
      source: 'officer',
      version: 1,
      town: '',
    });
    expect(await trail()).toEqual([
      ['licence.added', { number: '23/0001/LIPN', premises: 'The Paper Lantern', status: 'in_force' }],
    ]);
    await expect(add({ number: ' 23/0001/lipn', postcode: 'n120qg' }, 'licence02')).rejects.toMatchObject({
      code: 'licence.known',
      status: 409,
    });
    await add({ postcode: 'N12 0QH' }, 'licence02');
    await addLicence({
      ...by,
      authorityCode: OTHER,
      licenceId: 'licence03',
      facts: licenceFacts(),
      place: NO_PLACE,
    });
  });

  it('of two people who enter it at once is there once, and one of them is told', async () => {
    const { add, db } = await register();
    const outcomes = await Promise.allSettled([add({}, 'licence01'), add({}, 'licence02')]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'licence.known' } },
    ]);
    expect(await db.query.selectFrom('premises_licences').select('id').execute()).toHaveLength(1);
  });

  it('belongs to one authority: another does not find it, nor change it', async () => {
    const { add, of, venueId } = await register();
    await add();
    const theirs = { ...of, authorityCode: OTHER, version: 1 };
    const missing = { code: 'licence.not_found', status: 404 };
    await expect(showLicence(theirs)).rejects.toMatchObject(missing);
    await expect(
      editLicence({ ...theirs, facts: licenceFacts({ number: '9' }), place: NO_PLACE }),
    ).rejects.toMatchObject(missing);
    await expect(checkLicence(theirs)).rejects.toMatchObject(missing);
    await expect(rejectMatches(theirs)).rejects.toMatchObject(missing);
    await expect(unmatchLicence(theirs)).rejects.toMatchObject(missing);
    await expect(addConditions({ ...theirs, conditionId: 'c', annex: 2, text: 'A.' })).rejects.toMatchObject(
      missing,
    );
    await expect(
      matchLicences({ ...theirs, decisions: [{ licenceId: 'licence01', version: 1, venueId }] }),
    ).rejects.toMatchObject({ code: 'licence.venue_unknown', status: 400 });
  });

  it.each(['javascript:alert(1)', 'ftp://example.org', '//example.org', 'https://exa mple.org'])(
    'takes no link such as %j',
    async (registerLink) => {
      const { add, edit, show } = await register();
      await expect(add({ registerLink })).rejects.toMatchObject({ code: 'licence.link_wrong', status: 400 });
      await add();
      await expect(edit({ registerLink })).rejects.toMatchObject({ code: 'licence.link_wrong' });
      expect((await show()).licence.registerLink).toBe('https://licences.example.org/1');
    },
  );

  it('that is edited tells from and to, but no name, and nothing where nothing changed', async () => {
    const { add, edit, show, trail } = await register();
    await add();
    await edit({});
    expect((await show()).licence.version).toBe(1);
    await edit({ status: 'suspended', holder: 'Someone Else', number: '24/0002/LIPN' });
    expect(await trail()).toMatchObject([
      [
        'licence.changed',
        {
          number: '24/0002/LIPN',
          changed: {
            status: ['in_force', 'suspended'],
            number: ['23/0001/LIPN', '24/0002/LIPN'],
            holder: 'changed',
          },
        },
      ],
      ['licence.added', {}],
    ]);
    expect(JSON.stringify(await trail())).not.toMatch(/Someone|Lantern Example/);
    await expect(add({ number: '24/0002/LIPN' }, 'licence02')).rejects.toMatchObject({
      code: 'licence.known',
    });
  });

  it('cannot be given the number and postcode of another', async () => {
    const { add, edit } = await register();
    await add({ number: 'A' }, 'licence02');
    await add();
    await expect(edit({ number: 'a' })).rejects.toMatchObject({ code: 'licence.known' });
  });

  it('by two people at once: one wins, the other is told, nothing is half-written', async () => {
    const { add, edit, show, match, accredit, plans, trail } = await register();
    await add();
    await accredit();
    await match();
    const { version } = (await show()).licence;
    const outcomes = await Promise.allSettled([
      edit({ supervisor: 'Bob Sample' }, version),
      edit({ supervisor: 'Cy Third' }, version),
    ]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'licence.changed_meanwhile', status: 409 } },
    ]);
    expect((await show()).licence.version).toBe(version + 1);
    expect(await plans()).toHaveLength(1);
    expect((await trail()).filter(([action]) => action === 'licence.changed')).toHaveLength(1);
    await expect(edit({ supervisor: 'Dee Fourth' }, version)).rejects.toMatchObject({
      code: 'licence.changed_meanwhile',
    });
  });

  it('with another supervisor opens a re-check of 28 days for each accreditation that stands, and suspends nothing', async () => {
    const { add, edit, show, match, accredit, plans, db } = await register();
    await add();
    await accredit('safe_haven');
    await accredit('ask_for_angela');
    await accredit('ask_for_angela', 'suspended');
    await match();
    const before = await db.query.selectFrom('accreditations').selectAll().execute();
    expect(await edit({ supervisor: 'ANN  EXAMPLE' })).toEqual({ rechecks: 0 });
    expect(await edit({ supervisor: 'Bob Sample' })).toEqual({ rechecks: 1 });
    expect(await plans()).toEqual([
      { scheme_key: 'safe_haven', cause: 'change_of_people', deadline: '2026-07-08', opened_by: 'person/p' },
    ]);
    expect(await edit({ supervisor: 'Cy Third' })).toEqual({ rechecks: 0 });
    expect((await show()).licence).toMatchObject({
      supervisorBefore: 'Bob Sample',
      supervisorSince: '2026-06-10',
    });
    expect(await db.query.selectFrom('accreditations').selectAll().execute()).toEqual(before);
  });

  it('that was checked says when and by whom, until the supervisor changes', async () => {
    const { add, edit, show, of, trail } = await register();
    await add();
    await checkLicence({ ...of, version: 1 });
    await checkLicence({ ...of, version: 1 });
    expect((await show()).licence).toMatchObject({
      checkedOn: '2026-06-10',
      checkedBy: 'person/p',
      version: 2,
    });
    expect((await trail()).map(([action]) => action)).toEqual(['licence.checked', 'licence.added']);
    await expect(checkLicence({ ...of, version: 1, actor: 'person/q' })).rejects.toMatchObject({
      code: 'licence.changed_meanwhile',
    });
    await edit({ supervisor: 'Bob Sample' });
    expect((await show()).licence).toMatchObject({ checkedOn: null, checkedBy: null });
  });

  it('is matched, taken back, and said to match none, each with its event', async () => {
    const { add, match, show, of, venueId, trail } = await register();
    await add();
    await match();
    expect((await show()).licence).toMatchObject({
      venueId,
      matchedBy: 'person/p',
      matchedAt: '2026-06-10T12:00:00.000Z',
    });
    expect((await show()).venue).toMatchObject({
      id: venueId,
      name: 'The Paper Lantern',
      accreditations: [],
    });
    // The same form again changes nothing; so does a stale page that says the same.
    await match();
    await matchLicences({ ...of, decisions: [{ licenceId: 'licence01', version: 1, venueId }] });
    await expect(rejectMatches({ ...of, version: 1 })).rejects.toMatchObject({
      code: 'licence.changed_meanwhile',
    });
    await unmatchLicence({ ...of, version: 2 });
    expect((await show()).licence).toMatchObject({ venueId: null, matchedBy: null, noMatch: false });
    await rejectMatches({ ...of, version: 3 });
    expect((await show()).licence).toMatchObject({ venueId: null, noMatch: true });
    await unmatchLicence({ ...of, version: 4 });
    expect((await show()).licence).toMatchObject({ noMatch: false, version: 5 });
    expect((await trail()).map(([action]) => action)).toEqual([
      'licence.unmatched',
      'licence.no_match',
      'licence.unmatched',
      'licence.matched',
      'licence.added',
    ]);
  });

  it('is matched with others in one write, or none of them where one has changed', async () => {
    const { add, by, venueId, show, edit } = await register();
    await add();
    await add({ number: 'B' }, 'licence02');
    const decisions = [
      { licenceId: 'licence02', version: 1, venueId },
      { licenceId: 'licence01', version: 1, venueId },
    ];
    await edit({ address: '2 Example Street' });
    await expect(matchLicences({ ...by, decisions })).rejects.toMatchObject({
      code: 'licence.changed_meanwhile',
    });
    expect((await showLicence({ ...by, licenceId: 'licence02' })).licence.venueId).toBeNull();
    await matchLicences({ ...by, decisions: decisions.map((each, at) => ({ ...each, version: at + 1 })) });
    expect((await show()).licence.venueId).toBe(venueId);
  });

  it('cannot be matched to a venue of another authority, or to none', async () => {
    const { add, match, db } = await register();
    await add();
    await addVenue(db, { id: 'elsewhere', authority_code: OTHER });
    await expect(match('elsewhere')).rejects.toMatchObject({ code: 'licence.venue_unknown', status: 400 });
    await expect(match('nothing')).rejects.toMatchObject({ code: 'licence.venue_unknown' });
  });

  it('takes conditions as text, one or a whole annex, once however often the form is sent', async () => {
    const { add, of, show, trail } = await register();
    await add();
    const text = '1. The venue takes part in Ask for Angela.\n2. Refresher training every six months.';
    expect(await addConditions({ ...of, conditionId: 'c1', annex: 3, text })).toEqual({ added: 2 });
    expect(await addConditions({ ...of, conditionId: 'c1', annex: 3, text })).toEqual({ added: 0 });
    await addConditions({ ...of, conditionId: 'c2', annex: null, text: 'Annex 1\nDoors are shut.' });
    expect((await show()).conditions).toMatchObject([
      { annex: 1, text: 'Doors are shut.', tags: [], addedBy: 'person/p' },
      { annex: 3, text: 'The venue takes part in Ask for Angela.', tags: ['ask_for_angela'] },
      { annex: 3, text: 'Refresher training every six months.', tags: ['refresh'], refreshMonths: 6 },
    ]);
    await expect(addConditions({ ...of, conditionId: 'c3', annex: 2, text: ' 1. ' })).rejects.toMatchObject({
      code: 'licence.no_condition',
      status: 400,
    });
    expect((await trail()).filter(([action]) => action === 'licence.conditions_added')).toHaveLength(2);
  });

  it('has conditions that can be changed and removed, from and to on the trail', async () => {
    const { add, of, show, trail } = await register();
    await add();
    await addConditions({ ...of, conditionId: 'c', annex: 2, text: 'Staff know what to do.' });
    const change = {
      annex: 3 as const,
      text: 'Staff know what to do.',
      tags: ['wave_training' as const],
      refreshMonths: 12,
    };
    await changeCondition({ ...of, conditionId: 'c-1', change });
    await changeCondition({ ...of, conditionId: 'c-1', change });
    expect((await show()).conditions).toMatchObject([change]);
    await removeCondition({ ...of, conditionId: 'c-1' });
    expect((await show()).conditions).toEqual([]);
    await expect(removeCondition({ ...of, conditionId: 'c-1' })).rejects.toMatchObject({
      code: 'licence.condition_not_found',
      status: 404,
    });
    expect(await trail()).toMatchObject([
      ['licence.condition_removed', { from: change }],
      ['licence.condition_changed', { from: { annex: 2, tags: [] }, to: change }],
      ['licence.conditions_added', {}],
      ['licence.added', {}],
    ]);
  });

  it('shortens the training interval of its venue, while it has not ended', async () => {
    const { add, of, match, edit, venueId, db } = await register();
    await add();
    await addConditions({
      ...of,
      conditionId: 'c',
      annex: 2,
      text: '1. WAVE training is given.\n2. It is refreshed every six months.',
    });
    expect(await licenceTrainingInterval({ venueId, db })).toBeNull();
    await match();
    expect(await licenceTrainingInterval({ venueId, db })).toBe(6);
    await edit({ status: 'surrendered' });
    expect(await licenceTrainingInterval({ venueId, db })).toBeNull();
  });

  it('shows on its venue, and before it is matched beside venues of its postcode', async () => {
    const { add, match, db, venueId } = await register();
    await add();
    await add({ number: 'B', postcode: 'N12 0QH' }, 'licence02');
    const venue = { id: venueId, authorityCode: BARNET, postcode: 'N12 0QG' };
    expect(await showVenueLicences({ venue, db })).toMatchObject({
      licences: [],
      near: [{ id: 'licence01' }],
    });
    await match();
    expect(await showVenueLicences({ venue, db })).toMatchObject({
      licences: [{ id: 'licence01' }],
      near: [],
    });
  });

  it('finds its ward and town by its postcode, and takes an officer’s word where that is not known', async () => {
    const { add, show, db } = await register();
    const ward = {
      code: 'E05000001',
      authority_code: BARNET,
      name: 'West',
      updated_at: '2026',
      boundary: '{}',
    };
    await db.writeAll([
      db.query
        .insertInto('wards')
        .values({ ...ward, west: 0, south: 0, east: 0, north: 0 })
        .compile(),
      db.query
        .insertInto('postcodes')
        .values({
          postcode: 'N120QG',
          lat: 51.61,
          lon: -0.17,
          quality: 10,
          authority_code: BARNET,
          ward_code: 'E05000001',
        })
        .compile(),
      db.query
        .insertInto('places')
        .values({
          id: 'p',
          name: 'North Finchley',
          search_name: 'northfinchley',
          kind: 'town_centre',
          lat: 51.62,
          lon: -0.17,
          authority_code: null,
        })
        .compile(),
    ]);
    await add();
    expect(await show()).toMatchObject({
      wardName: 'West',
      licence: { wardCode: 'E05000001', town: 'North Finchley' },
    });
    await add({ postcode: '', number: 'B' }, 'licence02', { wardCode: 'E05000001', town: 'Edgware' });
    const other = await showLicence({ authorityCode: BARNET, licenceId: 'licence02', db });
    expect(other.licence).toMatchObject({ wardCode: 'E05000001', town: 'Edgware', postcode: '' });
  });

  it('is offered the venues of its authority that it may belong to, best first', async () => {
    const { db } = await register();
    await addVenue(db, { id: 'swan', name: 'The Swan', postcode: 'N12 0QG' });
    await addVenue(db, { id: 'swans', name: 'Swan & Co', postcode: 'N12 0AA', uprn: '100' });
    await addVenue(db, { id: 'far', name: 'Swan Inn', postcode: 'N12 9AA' });
    await addVenue(db, { id: 'theirs', name: 'Swan Inn', postcode: 'N12 0QG', authority_code: OTHER });
    const premises: Premises = { name: 'Swan Inn', postcode: 'N12 0QG', uprn: '100' };
    const [suggested, none] = await suggestVenues({
      authorityCode: BARNET,
      premises: [premises, { name: 'X', postcode: '', uprn: null }],
      db,
    });
    expect(suggested?.map(({ candidate }) => candidate.id)).toEqual(['swans', 'swan', 'k3f9x2m4q']);
    expect(none).toEqual([]);
    const found = await searchVenues({ authorityCode: BARNET, text: ' sWaN', db });
    expect(found.map(({ id }) => id)).toEqual(['swans', 'far', 'swan']);
    expect(await searchVenues({ authorityCode: BARNET, text: 's', db })).toEqual([]);
    expect(await searchVenues({ authorityCode: BARNET, text: '%_', db })).toEqual([]);
  });
});

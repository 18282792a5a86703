import type { Insertable } from 'kysely';
import { expect, it } from 'vitest';
import { upsertBankHolidays } from '../../db/bank-holidays.ts';
import type { Database } from '../../db/database.ts';
import { selectReportEvents } from '../../db/reports-events.ts';
import { selectReportFrame } from '../../db/reports-frame.ts';
import { selectProspectCounts, selectProspects } from '../../db/reports-prospects.ts';
import { selectReportVenues } from '../../db/reports-venues.ts';
import { selectReportVisits } from '../../db/reports-visits.ts';
import type { VisitRow } from '../../db/schema-casework.ts';
import type { AccreditationEventRow } from '../../db/schema.ts';
import { insertRows } from '../../db/writes.ts';
import { everyDay } from '../helpers/builders.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { addVenue, BARNET, seedRegister } from '../helpers/register.ts';

const CAMDEN = 'E09000007';
const LATER = '2026-07-01T00:00:00.000Z';
const SQUARE = '{"type":"Polygon","coordinates":[[[0,51],[0.2,51],[0.2,51.4],[0,51.4],[0,51]]]}';

async function seeded(open: () => Promise<Database>): Promise<Database> {
  const db = await open();
  await seedRegister(db);
  const ward = { west: 0, south: 51, east: 0.2, north: 51.4, updated_at: LATER, boundary: SQUARE };
  const authority = { west: null, south: null, east: null, north: null, updated_at: LATER, boundary: null };
  await db.writeAll([
    ...insertRows(db, 'authorities', [{ ...authority, code: CAMDEN, name: 'Camden' }]),
    ...insertRows(db, 'wards', [
      { ...ward, code: 'E05000001', authority_code: BARNET, name: 'Whetstone' },
      { ...ward, code: 'E05000002', authority_code: BARNET, name: 'Église End' },
      { ...ward, code: 'E05000003', authority_code: CAMDEN, name: 'Elsewhere' },
    ]),
    ...upsertBankHolidays(db, 'england-and-wales', [{ date: '2026-12-25', title: 'Christmas Day' }]),
    ...upsertBankHolidays(db, 'scotland', [{ date: '2026-11-30', title: 'St Andrew’s Day' }]),
  ]);
  return db;
}

function anEvent(given: Partial<AccreditationEventRow>): Insertable<AccreditationEventRow> {
  return {
    ...{
      venue_id: 'k3f9x2m4q',
      sequence: 1,
      scheme_key: 'safe_haven',
      from_state: null,
      to_state: 'accredited',
    },
    ...{
      decided_at: '2026-03-01T10:00:00.000Z',
      actor: 'person/x',
      reason: 'Nobody else’s business',
      facts: '{}',
    },
    ...given,
  };
}

function aVisit(given: Partial<Insertable<VisitRow>>): Insertable<VisitRow> {
  return {
    ...{ id: 'v1', venue_id: 'k3f9x2m4q', scheme_key: 'safe_haven', authority_code: BARNET, kind: 'mystery' },
    ...{ state: 'done', visitor_id: null, due_on: '2026-05-01', planned_by: 'person/x', planned_at: LATER },
    ...{
      retest_of: null,
      concern_id: null,
      visited_at: '2026-03-31T23:30:00.000Z',
      rubric: '{}',
      outcome: 'good',
    },
    ...{
      minutes_to_response: 4,
      recorded_by: 'person/x',
      recorded_at: '2026-04-02T10:00:00.000Z',
      debriefed_on: null,
    },
    ...{ notes: '', brief: '', debrief_note: '', called_off_because: '' },
    ...given,
  };
}

describeEachEngine('what reports read', (open) => {
  it('is told by the authority’s name, its own wards by name, the schemes in force and London’s bank holidays', async () => {
    const db = await seeded(open);
    const [version] = await db.query
      .selectFrom('scheme_versions')
      .selectAll()
      .where('scheme_key', '=', 'safe_haven')
      .execute();
    if (!version) throw new Error('seeded');
    const wording = JSON.stringify({ en: { name: 'Later name', say: 'Later' } });
    await db.writeAll(
      insertRows(db, 'scheme_versions', [
        { ...version, version: 2, effective_from: '2026-06-01', wording },
        { ...version, version: 3, effective_from: '2027-01-01' },
      ]),
    );
    const frame = await selectReportFrame(db, BARNET, '2026-06-10');
    expect(frame).toMatchObject({ authorityName: 'Barnet', bankHolidays: ['2026-12-25'] });
    expect(frame?.wards.map(({ name }) => name)).toEqual(['Église End', 'Whetstone']);
    expect(frame?.wards[0]).toMatchObject({ code: 'E05000002', lat: 51.2, lon: 0.1 });
    expect(frame?.schemes.map(({ key, name, listed }) => [key, name, listed])).toEqual([
      ['safe_haven', 'Later name', true],
      ['ask_for_angela', 'ask_for_angela', true],
    ]);
    expect(frame?.schemes[0]?.versions.map(({ version: n, rules }) => [n, rules])).toEqual(
      [3, 2, 1].map((n) => [n, { shownWhileActionRequired: true }]),
    );
    expect(await selectReportFrame(db, 'E09999999', '2026-06-10')).toBeUndefined();
  });

  it('is the authority’s own venues but its prospects, with hours, closures and accreditations', async () => {
    const db = await seeded(open);
    await addVenue(db, {
      id: 'registered',
      standing: 'registered',
      name: '=cmd',
      opening: everyDay(['18:00', '02:00']),
    });
    await addVenue(db, { id: 'closed', standing: 'closed', opening: null, town: '' });
    await addVenue(db, { id: 'prospect' });
    await addVenue(db, { id: 'others', standing: 'registered', authority_code: CAMDEN });
    await db.writeAll([
      ...insertRows(db, 'hours_exceptions', [
        { venue_id: 'registered', purpose: 'opening', date: '2026-06-12', sessions: '[]' },
        { venue_id: 'registered', purpose: 'opening', date: '2026-06-11', sessions: '[]' },
        { venue_id: 'registered', purpose: 'opening', date: '2026-06-01', sessions: '[]' },
      ]),
      ...insertRows(db, 'closures', [
        { id: 'a', venue_id: 'registered', starts_at: '2026-06-01T08:00:00.000Z', ends_at: null, reason: '' },
        {
          id: 'b',
          venue_id: 'registered',
          starts_at: '2026-05-01T08:00:00.000Z',
          ends_at: '2026-05-02T08:00:00.000Z',
          reason: '',
        },
      ]),
      ...insertRows(db, 'accreditations', [
        {
          ...{
            venue_id: 'registered',
            scheme_key: 'safe_haven',
            scheme_version: 1,
            state: 'action_required',
          },
          ...{
            valid_from: '2026-01-01',
            valid_to: '2026-12-31',
            trained_on: '2026-01-02',
            training_until: '2026-11-30',
          },
          ...{ action_deadline: '2026-07-01', sequence: 1, updated_at: LATER },
        },
      ]),
    ]);
    const frame = await selectReportFrame(db, BARNET, '2026-06-10');
    const asked = { since: '2026-06-09', schemes: frame?.schemes ?? [] };
    const venues = await selectReportVenues(db, BARNET, asked);
    expect(venues.map(({ id, closed }) => [id, closed])).toEqual([
      ['closed', true],
      ['registered', false],
    ]);
    const [closed, registered] = venues;
    expect(closed?.opening).toBeUndefined();
    expect(closed?.accreditations).toEqual([]);
    expect(registered?.name).toBe('=cmd');
    expect(registered?.opening?.weekly.mo).toEqual([['18:00', '02:00']]);
    expect(registered?.opening?.exceptions.map(({ date }) => date)).toEqual(['2026-06-11', '2026-06-12']);
    expect(registered?.closures).toEqual([{ starts: Date.parse('2026-06-01T08:00Z') / 60_000, ends: null }]);
    expect(registered?.accreditations).toEqual([
      {
        ...{
          schemeKey: 'safe_haven',
          listed: true,
          state: 'action_required',
          rules: { shownWhileActionRequired: true },
        },
        ...{
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
          trainedOn: '2026-01-02',
          trainingUntil: '2026-11-30',
        },
        actionDeadline: '2026-07-01',
      },
    ]);
  });

  it('is events by venue in their order, without their reasons and actors', async () => {
    const db = await seeded(open);
    await addVenue(db, { standing: 'registered' });
    await addVenue(db, { id: 'others', standing: 'registered', authority_code: CAMDEN });
    await db.writeAll(
      insertRows(db, 'accreditation_events', [
        anEvent({ sequence: 2, to_state: 'suspended', facts: '{"action_deadline":null,"code":"incident"}' }),
        anEvent({ sequence: 1, facts: '{"valid_to":"2027-02-28"}' }),
        anEvent({ venue_id: 'others' }),
      ]),
    );
    const events = await selectReportEvents(db, BARNET);
    expect([...events.keys()]).toEqual(['k3f9x2m4q']);
    expect(events.get('k3f9x2m4q')?.map(({ to }) => to)).toEqual(['accredited', 'suspended']);
    expect(events.get('k3f9x2m4q')?.[0]?.dates.valid_to).toBe('2027-02-28');
    expect(JSON.stringify([...events])).not.toMatch(/business|person/);
  });

  it('is visits that were recorded by then, on their London day, without who went or what they wrote', async () => {
    const db = await seeded(open);
    await addVenue(db);
    await db.writeAll(
      insertRows(db, 'visits', [
        aVisit({ id: 'v1', notes: 'Secret words' }),
        aVisit({ id: 'v2', retest_of: 'v1', visited_at: '2026-05-01T10:00:00.000Z', outcome: 'poor' }),
        aVisit({ id: 'v3', recorded_at: '2026-07-02T10:00:00.000Z' }),
        aVisit({
          id: 'v4',
          state: 'planned',
          visited_at: null,
          outcome: null,
          recorded_at: null,
          rubric: null,
        }),
        aVisit({ id: 'v5', authority_code: CAMDEN }),
      ]),
    );
    const visits = await selectReportVisits(db, BARNET, LATER);
    expect(visits.map(({ id, visitedOn, retest, outcome }) => [id, visitedOn, retest, outcome])).toEqual([
      ['v2', '2026-05-01', true, 'poor'],
      ['v1', '2026-04-01', false, 'good'],
    ]);
    expect(JSON.stringify(visits)).not.toMatch(/Secret|person/);
  });

  it('is what came with imports and how far it came, by month of London, and the same rows behind each number', async () => {
    const db = await seeded(open);
    const imported = { source: 'fhrs', created_at: '2026-03-31T23:30:00.000Z' };
    await addVenue(db, { ...imported, id: 'waits', source_ref: '1' });
    await addVenue(db, { ...imported, id: 'began', source_ref: '2', standing: 'registered' });
    await addVenue(db, { ...imported, id: 'signed', source_ref: '3', standing: 'registered' });
    await addVenue(db, { ...imported, id: 'accredited', source_ref: '4', standing: 'registered' });
    await addVenue(db, { ...imported, id: 'entered', source: 'manager', source_ref: '5' });
    await addVenue(db, { ...imported, id: 'paper', source_ref: '6', created_at: '2026-05-01T10:00:00.000Z' });
    await addVenue(db, { ...imported, id: 'others', source_ref: '7', authority_code: CAMDEN });
    const drafted = { to_state: 'draft', decided_at: '2026-04-10T10:00:00.000Z' };
    const sent = { to_state: 'submitted', decided_at: '2026-04-30T22:59:59.000Z' };
    await db.writeAll(
      insertRows(db, 'accreditation_events', [
        anEvent({ ...drafted, venue_id: 'began' }),
        anEvent({ ...drafted, venue_id: 'signed' }),
        anEvent({ ...sent, venue_id: 'signed', sequence: 2 }),
        anEvent({ ...sent, venue_id: 'accredited' }),
        anEvent({ venue_id: 'accredited', sequence: 2, decided_at: '2026-04-30T23:00:00.000Z' }),
        anEvent({ venue_id: 'paper', decided_at: '2026-05-01T10:00:00.000Z' }),
      ]),
    );
    const asked = { authorityCode: BARNET, before: LATER };
    const counts = await selectProspectCounts(db, asked);
    const april = { source: 'fhrs', importedIn: '2026-04' };
    expect(counts).toHaveLength(3);
    expect(counts).toEqual(
      expect.arrayContaining([
        { ...april, signedUpIn: null, accreditedIn: null, count: 2 },
        { ...april, signedUpIn: '2026-04', accreditedIn: null, count: 1 },
        { ...april, signedUpIn: '2026-04', accreditedIn: '2026-05', count: 1 },
      ]),
    );
    const all = { limit: 10, offset: 0 };
    const idsOf = async (filter: Parameters<typeof selectProspects>[2]) =>
      (await selectProspects(db, asked, filter, all)).prospects.map(({ id }) => id);
    expect(await idsOf({ stage: 'imported' })).toEqual(['accredited', 'began', 'signed', 'waits']);
    expect(await idsOf({ stage: 'waiting', month: '2026-04' })).toEqual(['began', 'waits']);
    expect(await idsOf({ stage: 'accredited', month: '2026-05', source: 'fhrs' })).toEqual(['accredited']);
    expect(await idsOf({ stage: 'signed_up', month: '2026-03' })).toEqual([]);
    const page = await selectProspects(db, asked, { stage: 'imported' }, { limit: 1, offset: 2 });
    expect([page.total, page.prospects.map(({ id }) => id)]).toEqual([4, ['signed']]);
    const earlier = { ...asked, before: '2026-04-30T22:00:00.000Z' };
    expect((await selectProspects(db, earlier, { stage: 'signed_up' }, all)).total).toBe(0);
  });
});

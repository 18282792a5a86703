import { expect, it } from 'vitest';
import { STATES, type AccreditationState } from '../../api/domain/accreditation.ts';
import type { TaskKind } from '../../api/domain/tasks.ts';
import { selectQueue } from '../../db/queue.ts';
import { selectCouncilChoices } from '../../db/council-choices.ts';
import { countVenueList, selectVenueList } from '../../db/venue-list.ts';
import type { Database } from '../../db/database.ts';
import { addEvidence } from '../helpers/assessment.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { addVenue, BARNET, seedRegister } from '../helpers/register.ts';

const CAMDEN = 'E09000007';
const TODAY = '2026-06-10';
const AT = '2026-06-01T09:00:00.000Z';

async function addState(db: Database, venueId: string, state: AccreditationState, given = {}): Promise<void> {
  await db.writeAll([
    db.query
      .insertInto('accreditations')
      .values({
        ...{ venue_id: venueId, scheme_key: 'safe_haven', scheme_version: 1, state },
        ...{ valid_from: '2026-01-01', valid_to: '2026-12-31', trained_on: '2026-01-01' },
        ...{ training_until: '2026-12-31', action_deadline: null, sequence: 1, updated_at: AT },
        ...given,
      })
      .compile(),
  ]);
}

describeEachEngine('the work queue', (open) => {
  async function register() {
    const db = await open();
    await seedRegister(db);
    await db.writeAll([
      db.query.insertInto('authorities').values({ code: CAMDEN, name: 'Camden', updated_at: AT }).compile(),
      db.query
        .insertInto('wards')
        .values({
          ...{ code: 'W1', authority_code: BARNET, name: 'Woodhouse', west: 0, south: 0, east: 1, north: 1 },
          ...{ updated_at: AT, boundary: '{}' },
        })
        .compile(),
    ]);
    const add = (id: string, given: Parameters<typeof addVenue>[1] = {}) =>
      addVenue(db, { id, source_ref: id, standing: 'registered', name: id, ...given });
    const queue = (filter = {}, task?: TaskKind, part = {}) =>
      selectQueue(
        db,
        { authorityCode: BARNET, ...filter },
        { today: TODAY, task, limit: 50, offset: 0, ...part },
      );
    const tasks = async (...asked: Parameters<typeof queue>) =>
      (await queue(...asked)).tasks.map(({ task: kind, name, due }) => `${due} ${kind} ${name}`);
    return { db, add, queue, tasks };
  }

  it('holds what waits in each state, the most urgent first', async () => {
    const { db, add, tasks } = await register();
    for (const state of STATES) {
      await add(state);
      await addState(db, state, state);
    }
    expect(await tasks()).toEqual([
      '2026-06-08 application submitted',
      '2026-06-08 decision ready_for_decision',
      '2026-06-15 assessment in_assessment',
      '2026-06-29 information more_information_needed',
      '2026-06-29 suspended suspended',
      '2026-07-27 untrained training_required',
      '2026-12-31 renewal renewal_due',
    ]);
  });

  it('holds evidence, changes, plans, visits, concerns, licences, helplines and what an import found', async () => {
    const { db, add, queue, tasks } = await register();
    await add('venue', { review: 'Two rows say so', ward_code: 'W1', kind: 'pub' });
    await addState(db, 'venue', 'action_required', { training_until: '2026-07-01' });
    await addCasework(db, 'venue', BARNET);
    const all = [
      '2026-06-03 concern venue',
      '2026-06-03 licence venue',
      '2026-06-06 change venue',
      '2026-06-08 evidence venue',
      '2026-06-20 visit venue',
      '2026-06-25 plan venue',
      '2026-07-01 training venue',
    ];
    expect(await tasks()).toEqual(['2026-01-31 review venue', '2026-05-01 helpline Old line', ...all]);
    expect(await tasks({ ward: 'W1' })).toEqual(['2026-01-31 review venue', ...all]);
    expect(await tasks({ ward: 'W2' })).toEqual([]);
    expect(await tasks({ kind: 'pub' })).toHaveLength(8);
    expect(await tasks({ kind: 'bar' })).toEqual([]);
    expect(await tasks({ scheme: 'safe_haven' })).toEqual(all.slice(3));
    expect(await tasks({ state: 'suspended' })).toEqual([]);
    expect(await tasks({}, 'plan')).toEqual(['2026-06-25 plan venue']);
    expect((await queue({ scheme: 'safe_haven' })).counts).toEqual(
      expect.arrayContaining([
        { task: 'evidence', all: 1, late: 1 },
        { task: 'plan', all: 1, late: 0 },
      ]),
    );
  });

  it('shows nothing of another authority', async () => {
    const { db, add, tasks } = await register();
    await add('other', { authority_code: CAMDEN, review: 'x' });
    await addState(db, 'other', 'submitted');
    await addCasework(db, 'other', CAMDEN);
    expect(await tasks()).toEqual(['2026-05-01 helpline Old line']);
    const filter = { authorityCode: BARNET };
    expect(await countVenueList(db, filter, AT)).toBe(0);
  });

  it('lists venues by name, narrowed down by words, scheme, state, ward, kind and whether they are shown', async () => {
    const { db, add } = await register();
    await add('one', { name: 'The Paper Lantern', ward_code: 'W1', kind: 'pub' });
    await add('two', { name: 'the 100% Bar_n', address: '2 Sample Road', kind: 'bar', postcode: 'EN5 1AA' });
    await add('old', { standing: 'prospect' });
    await addState(db, 'one', 'accredited');
    await addState(db, 'two', 'suspended');
    const names = async (given = {}) =>
      (await selectVenueList(db, { authorityCode: BARNET, ...given }, { now: AT, limit: 10, offset: 0 })).map(
        ({ id }) => id,
      );
    expect(await names()).toEqual(['two', 'one']);
    expect(await names({ search: 'lantern paper' })).toEqual(['one']);
    expect(await names({ search: 'en51aa' })).toEqual(['two']);
    expect(await names({ search: '100%' })).toEqual(['two']);
    expect(await names({ search: 'r_n' })).toEqual(['two']);
    expect(await names({ search: '%' })).toEqual(['two']);
    expect(await names({ state: 'suspended' })).toEqual(['two']);
    expect(await names({ scheme: 'ask_for_angela' })).toEqual([]);
    expect(await names({ ward: 'W1', kind: 'pub' })).toEqual(['one']);
    expect(await names({ shown: 'yes' })).toEqual([]);
    expect(await names({ standing: 'prospect' })).toEqual(['old']);
    expect(await countVenueList(db, { authorityCode: BARNET, search: 'sample' }, AT)).toBe(1);
    expect(await selectCouncilChoices(db, BARNET)).toMatchObject({
      authorityName: 'Barnet',
      wards: [{ code: 'W1', name: 'Woodhouse' }],
    });
  });
});

/** One of everything that waits with a venue, and a helpline that nobody has checked. */
async function addCasework(db: Database, venueId: string, authority: string): Promise<void> {
  await db.writeAll([
    db.query
      .insertInto('people')
      .values({ id: 'p1', email: 'm@example.org', created_at: AT, updated_at: AT })
      .compile(),
  ]);
  await addEvidence(db, { venueId, item: 'seat', personId: 'p1' });
  await db.writeAll([
    db.query
      .insertInto('venue_changes')
      .values({
        ...{ id: 'ch', venue_id: venueId, proposed: '{}', present: '{}', proposed_by: 'person/p1' },
        ...{ proposed_at: AT },
      })
      .compile(),
    db.query
      .insertInto('action_plans')
      .values({
        ...{ id: 'pl', venue_id: venueId, scheme_key: 'safe_haven', authority_code: authority },
        ...{ cause: 'visit', steps: '[]', deadline: '2026-06-25', opened_by: 'x', opened_at: AT },
      })
      .compile(),
    db.query
      .insertInto('visits')
      .values({
        ...{ id: 'vi', venue_id: venueId, scheme_key: 'safe_haven', authority_code: authority },
        ...{ kind: 'mystery', state: 'planned', due_on: '2026-06-20', planned_by: 'x', planned_at: AT },
      })
      .compile(),
    db.query
      .insertInto('concerns')
      .values({
        ...{ id: 'co', venue_id: venueId, authority_code: authority, reason: 'closed', received_at: AT },
        state: 'new',
      })
      .compile(),
    db.query
      .insertInto('premises_licences')
      .values({
        ...{ id: 'li', authority_code: authority, number: '1', kind: 'premises_licence' },
        ...{ premises_name: 'P', status: 'suspended', source: 'test', source_ref: '1', venue_id: venueId },
        ...{ matched_by: 'person/x', matched_at: AT, updated_at: AT },
      })
      .compile(),
    db.query
      .insertInto('helplines')
      .values({
        ...{
          key: 'old',
          position: 1,
          emergency: 0,
          name: 'Old line',
          for_whom: 'all',
          hours: 'always',
          phone: '',
        },
        ...{ text_number: '', email: '', website: '' },
        ...{ owner: 'officer', source: 'x', checked_on: '2025-11-01' },
      })
      .compile(),
  ]);
}

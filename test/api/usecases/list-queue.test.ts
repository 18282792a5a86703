import { expect, it } from 'vitest';
import type { TaskKind } from '../../../api/domain/tasks.ts';
import { listQueue, TASKS_A_PAGE } from '../../../api/usecases/list-queue.ts';
import { insertRows } from '../../../db/writes.ts';
import { countQueries } from '../../helpers/counted-queries.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const AT = '2026-06-01T09:00:00.000Z';
const NO_DATES = { valid_from: null, valid_to: null, trained_on: null, training_until: null };
const SUBMITTED = TASKS_A_PAGE + 3;
const SUSPENDED = 2;

describeEachEngine('a page of the work queue', (open) => {
  async function aQueue(venues = { submitted: SUBMITTED, suspended: SUSPENDED }) {
    const db = await open();
    await seedRegister(db);
    for (const [state, count] of Object.entries(venues)) {
      for (let place = 0; place < count; place++) {
        const venueId = await addVenue(db, { id: `${state}${place}`, standing: 'registered' });
        const of = { venue_id: venueId, scheme_key: 'safe_haven', scheme_version: 1, state };
        const row = { ...of, ...NO_DATES, action_deadline: null, sequence: 1, updated_at: AT };
        await db.writeAll(insertRows(db, 'accreditations', [row]));
      }
    }
    const clock = movableClock('2026-06-10T17:00:00Z');
    const counted = countQueries(db);
    const read = async (page: number, task?: TaskKind) => {
      counted();
      const queue = await listQueue({ filter: { authorityCode: BARNET }, task, page, db, clock });
      return { ...queue, reads: counted() };
    };
    return read;
  }

  it('is one of pages that hold each thing once, the most urgent first', async () => {
    const read = await aQueue();
    const pages = [await read(1), await read(2)];
    const tasks = pages.flatMap((page) => page.tasks);
    expect(pages.map((page) => page.tasks.length)).toEqual([
      TASKS_A_PAGE,
      SUBMITTED + SUSPENDED - TASKS_A_PAGE,
    ]);
    expect(new Set(tasks.map(({ venueId }) => venueId)).size).toBe(SUBMITTED + SUSPENDED);
    expect(tasks.map(({ due }) => due)).toEqual(tasks.map(({ due }) => due).toSorted());
  });

  it('counts every kind, whichever is asked for, and pages the one', async () => {
    const read = await aQueue();
    const [all, one] = [await read(1), await read(1, 'suspended')];
    expect(all.counts).toEqual([
      { task: 'application', all: SUBMITTED, late: SUBMITTED },
      { task: 'suspended', all: SUSPENDED, late: 0 },
    ]);
    expect(one.counts).toEqual(all.counts);
    expect([all.total, one.total]).toEqual([SUBMITTED + SUSPENDED, SUSPENDED]);
    expect(one.tasks.map(({ task }) => task)).toEqual(['suspended', 'suspended']);
  });

  it('is the last one where a later one is asked for, also where nothing waits', async () => {
    const read = await aQueue();
    const { page, tasks } = await read(9);
    expect({ page, tasks }).toEqual({ page: 2, tasks: (await read(2)).tasks });
    const nothing = await aQueue({ submitted: 0, suspended: 0 });
    expect(await nothing(9)).toMatchObject({ page: 1, total: 0, tasks: [], counts: [] });
  });

  it('looks for what waits once', async () => {
    const read = await aQueue();
    expect([(await read(1)).reads, (await read(2)).reads]).toEqual([2, 2]);
  });
});

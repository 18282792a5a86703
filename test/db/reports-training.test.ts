import type { Insertable } from 'kysely';
import { expect, it } from 'vitest';
import { selectVenueModules } from '../../db/reports-training.ts';
import { selectReportVisits } from '../../db/reports-visits.ts';
import type { Database } from '../../db/database.ts';
import { insertTrainingCheck } from '../../db/training-checks.ts';
import { insertTrainingRecord } from '../../db/training-records.ts';
import type { StaffMemberRow } from '../../db/schema-training.ts';
import { insertRows } from '../../db/writes.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { openTrainingRoom } from '../helpers/training-room.ts';
import { BARNET } from '../helpers/register.ts';

const DAY = '2026-06-10';

async function learnt(
  db: Database,
  { staffId, venueId }: { staffId: string; venueId: string },
  ...days: readonly string[]
): Promise<void> {
  await db.writeAll(
    days.map((trainedOn) =>
      insertTrainingRecord(db, {
        ...{
          id: `${staffId}${trainedOn}`,
          staffId,
          venueId,
          moduleKey: 'safe_haven_welcome',
          moduleVersion: 1,
        },
        ...{ way: 'online', trainedOn, certificateCode: `${staffId}${trainedOn}` },
        ...{ recordedBy: 'x', recordedAt: `${trainedOn}T09:00:00.000Z` },
      }),
    ),
  );
}

describeEachEngine('what reports read of training', (open) => {
  it('is numbers by venue and module: who works there that day, by their newest training', async () => {
    const room = await openTrainingRoom(await open());
    const { db } = room;
    const [venueId, second] = room.venues;
    const ada = await room.addStaff('Ada');
    const ben = await room.addStaff('Ben');
    const left = await room.addStaff('Cay', venueId, { leftOn: '2026-06-01' });
    await room.addStaff('Dee', second);
    await learnt(db, { staffId: ada, venueId }, '2024-01-01', '2026-05-01');
    await learnt(db, { staffId: ben, venueId }, '2025-01-01', '2026-07-01');
    await learnt(db, { staffId: left, venueId }, '2026-05-01');
    const joined: Partial<Insertable<StaffMemberRow>> = { source: 'link', confirmed_at: null };
    await db.writeAll([
      ...insertRows(db, 'staff_members', [
        {
          ...{ id: 'unconfirmed', venue_id: venueId, name: 'Eve', email: null, public_facing: 1, duty: null },
          ...{ joined_on: '2026-01-01', left_on: null, claimed_at: null, added_by: 'x' },
          ...{ added_at: DAY, updated_at: DAY, source: 'link', ...joined },
        },
      ]),
    ]);
    const lines = await selectVenueModules(db, BARNET, DAY);
    expect(lines).toEqual([
      {
        ...{ venueId, venueName: 'The Paper Lantern', wardCode: null, town: 'North Finchley' },
        ...{ moduleKey: 'safe_haven_welcome', asked: false, people: 2, current: 1, share: 'some' },
        firstEnds: '2027-04-30',
      },
    ]);
    expect((await selectVenueModules(db, BARNET, '2026-07-01'))[0]?.current).toBe(2);
    expect(await selectVenueModules(db, 'E09000007', DAY)).toEqual([]);
    expect(JSON.stringify(lines)).not.toMatch(/Ada|Ben/);
  });

  it('is, of a visit, the newest check before it and no later one', async () => {
    const room = await openTrainingRoom(await open());
    const { db, venues } = room;
    const [venueId] = venues;
    const check = (id: string, day: string, until: string) =>
      insertTrainingCheck(db, {
        ...{ id, venueId, schemeKey: 'safe_haven', trainedPeople: 3, publicFacing: 3, trainedOn: day },
        ...{ trainingUntil: until, note: '', checkedBy: 'x', checkedAt: `${day}T09:00:00.000Z` },
      });
    await db.writeAll([
      check('c1', '2026-01-01', '2026-12-31'),
      check('c2', '2026-03-01', '2026-03-20'),
      check('c3', '2026-05-01', '2026-12-31'),
      ...insertRows(
        db,
        'visits',
        ['2025-12-01', '2026-02-01', '2026-04-01', '2026-06-01'].map((day) => ({
          ...{
            id: day,
            venue_id: venueId,
            scheme_key: 'safe_haven',
            authority_code: BARNET,
            kind: 'mystery',
          },
          ...{ state: 'done', visitor_id: null, due_on: day, planned_by: 'x', planned_at: day },
          ...{ retest_of: null, concern_id: null, visited_at: `${day}T20:00:00.000Z`, rubric: '{}' },
          ...{
            outcome: 'good',
            minutes_to_response: 4,
            recorded_by: 'x',
            recorded_at: `${day}T21:00:00.000Z`,
          },
          debriefed_on: null,
        })),
      ),
    ]);
    const visits = await selectReportVisits(db, BARNET, '2026-07-01');
    expect(visits.map(({ visitedOn, trainingThen }) => [visitedOn, trainingThen])).toEqual([
      ['2026-06-01', 'met'],
      ['2026-04-01', 'not_met'],
      ['2026-02-01', 'met'],
      ['2025-12-01', 'not_recorded'],
    ]);
  });
});

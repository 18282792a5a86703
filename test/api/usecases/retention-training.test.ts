import { expect, it } from 'vitest';
import { applyRetention } from '../../../api/usecases/apply-retention.ts';
import { readVenueTraining } from '../../../api/usecases/read-venue-training.ts';
import { selectStaffMember } from '../../../db/staff.ts';
import { selectTrainingRecords } from '../../../db/training-records.ts';
import { faultsOf } from '../../helpers/audit.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';
import { openOldThings } from '../../helpers/old-things.ts';
import { movableClock } from '../../helpers/register.ts';

const NOW = '2026-06-10T11:00:00Z';
const OLD = '2022-03-01T10:00:00.000Z';

async function aStaff(open: OpenDatabase) {
  const db = await open();
  const things = await openOldThings(db);
  const clock = movableClock(NOW);
  const venue = await things.venue({ state: 'accredited', since: OLD });
  const apply = () => applyRetention({ db, clock });
  const records = async () => (await selectTrainingRecords(db, venue)).map(({ id }) => id).toSorted();
  return { ...things, clock, venue, apply, records };
}

describeEachEngine('retention of training', (open) => {
  it('keeps records for two years, and longer the newest of who still works there while it can count', async () => {
    const { venue, staff, trainingRecord, apply, records, clock } = await aStaff(open);
    const works = await staff({ venue, left: null, at: OLD });
    const left = await staff({ venue, left: '2024-06-09', at: OLD });
    const lately = await staff({ venue, left: '2026-05-01', at: OLD });
    const at = (day: string) => `${day}T10:00:00.000Z`;
    await trainingRecord({ venue, staff: works, at: at('2023-06-10') });
    const newest = await trainingRecord({ venue, staff: works, at: at('2024-05-01') });
    await trainingRecord({ venue, staff: left, at: at('2024-05-01') });
    const ofLately = await trainingRecord({ venue, staff: lately, at: at('2024-05-01') });
    const young = await trainingRecord({ venue, staff: left, at: at('2024-06-10') });
    await trainingRecord({ venue, staff: lately, at: at('2024-01-01'), revoked: at('2024-02-01') });
    expect(await apply()).toMatchObject({ training_records: 3 });
    expect(await records()).toEqual([newest, ofLately, young].toSorted());
    clock.set('2029-05-03T11:00:00Z');
    await apply();
    expect(await records()).toEqual([]);
  });

  it('keeps the answers that a record came from with it, and lets other tries and devices go', async () => {
    const { db, venue, staff, attempt, device, trainingRecord, apply } = await aStaff(open);
    const works = await staff({ venue, left: null, at: OLD });
    const passed = await attempt({ staff: works, at: '2025-01-01T10:00:00.000Z' });
    await trainingRecord({ venue, staff: works, at: '2025-01-01T10:00:00.000Z', attempt: passed });
    await attempt({ staff: works, at: '2025-01-01T09:00:00.000Z' });
    await device({ staff: works, at: '2025-01-01T09:00:00.000Z' });
    await device({ staff: works, at: '2026-01-01T09:00:00.000Z' });
    expect(await apply()).toEqual({ training_attempts: 2 });
    const left = await db.query.selectFrom('module_attempts').select('id').execute();
    expect(left).toEqual([{ id: passed }]);
  });

  it('takes the name of who left a year ago, and leaves counts and the trail as they were', async () => {
    const { db, clock, venue, staff, trainingRecord, apply, records } = await aStaff(open);
    const works = await staff({ venue, left: null, at: OLD });
    const left = await staff({ venue, left: '2025-06-09', at: OLD });
    const lately = await staff({ venue, left: '2025-06-10', at: OLD });
    for (const each of [works, left])
      await trainingRecord({ venue, staff: each, at: '2025-05-01T10:00:00.000Z' });
    /** How it stands, whatever the order of names. */
    const standing = async () => {
      const [scheme] = (await readVenueTraining({ venueId: venue, db, clock })).schemes;
      const people = scheme?.standing.people.toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1));
      return { ...scheme?.standing, people };
    };
    const before = await standing();
    const kept = await records();
    expect(await apply()).toEqual({ left_staff: 1 });
    expect(await selectStaffMember(db, left)).toMatchObject({ name: '', job: '', email: null });
    expect(await selectStaffMember(db, lately)).toMatchObject({ name: 'Sam' });
    expect(await records()).toEqual(kept);
    expect(await standing()).toEqual(before);
    expect(await apply()).toEqual({});
    const trail = await db.query.selectFrom('audit_events').select(['action', 'details']).execute();
    expect(trail.filter(({ action }) => action === 'retention.applied')).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain('Sam');
    expect(await faultsOf(db)).toEqual([]);
  });
});

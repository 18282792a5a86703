import { expect, it } from 'vitest';
import { sealWith } from '../../../api/seal.ts';
import { chooseLeads } from '../../../api/usecases/choose-leads.ts';
import { confirmJoiners } from '../../../api/usecases/confirm-joiners.ts';
import { insertDevice } from '../../../api/usecases/learner-tokens.ts';
import { insertTrainingRecord, selectTrainingRecords } from '../../../db/training-records.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { anAnsweredAttempt, SMALL_COURSE } from '../../helpers/learning.ts';
import { aStaffedVenue } from '../../helpers/staffed-venue.ts';

describeEachEngine('on a staff list', (open) => {
  it('who joined anew is put together with their entry, with what they learnt; somebody else of that name is not', async () => {
    const venue = await aStaffedVenue(await open());
    const { db, clock, venueId } = venue;
    const [sam, kim, kit] = [
      await venue.add({ name: 'Sam Sample' }),
      await venue.add({ name: 'Kim Sample' }),
      await venue.add({ name: 'Kit Sample' }),
    ];
    await chooseLeads({ ...venue, leads: { lead: sam, deputy: null }, was: { lead: null, deputy: null } });
    const [again, other] = [await venue.join('sam  SAMPLE'), await venue.join('Kim Sample')];
    const twins = [await venue.join('Kit Sample'), await venue.join('Kit Sample')];
    const at = new Date(clock.now()).toISOString();
    await db.writeAll([
      ...insertDevice({
        token: 'a device',
        staffId: again,
        at,
        seal: sealWith('x'.repeat(32), 'attempts'),
        db,
      }),
      ...[sam, again].map((id) => anAnsweredAttempt(db, id, SMALL_COURSE, at)),
      insertTrainingRecord(db, {
        ...{ id: 'record001', staffId: again, venueId, moduleKey: 'safe_haven_welcome', moduleVersion: 1 },
        ...{ way: 'online', trainedOn: '2026-06-10', certificateCode: 'code001' },
        ...{ recordedBy: `staff/${again}`, recordedAt: at },
      }),
    ]);
    await db.writeAll([
      db.query
        .updateTable('staff_members')
        .set({ email: 'stranger@example.org' })
        .where('id', '=', again)
        .compile(),
    ]);
    const works = [again, other, ...twins];
    const same = [again, ...twins];
    const said = { ...venue, works, same, removed: [] };
    expect(await confirmJoiners(said)).toEqual({ confirmed: 4, removed: 0 });
    expect(await confirmJoiners(said)).toEqual({ confirmed: 0, removed: 0 });

    expect(await venue.member(sam)).toMatchObject({
      ...{ name: 'Sam Sample', job: 'Bar staff', duty: 'lead', email: null, joinedOn: '2026-01-05' },
      ...{ claimedAt: '2026-06-10T16:00:00.000Z' },
    });
    expect(await venue.member(again)).toMatchObject({ name: '', leftOn: '2026-06-10' });
    expect(await selectTrainingRecords(db, venueId)).toMatchObject([{ id: 'record001', staffId: sam }]);
    const devices = await db.query.selectFrom('learners').select('staff_id').execute();
    expect(devices.map(({ staff_id }) => staff_id)).toEqual([sam, sam]);
    const listed = (await venue.staff()).filter(({ name }) => name !== '');
    expect(listed.map(({ id }) => id).toSorted()).toEqual([sam, kim, kit, other, ...twins].toSorted());
    expect((await venue.trail()).slice(-2)).toMatchObject([
      { action: 'staff.confirmed', details: { staff: expect.arrayContaining([other, ...twins]) } },
      { action: 'staff.merged', details: { staff: sam, joinedAs: again } },
    ]);
  });
});

import { expect, it } from 'vitest';
import { actOnPlans } from '../../../api/usecases/act-on-plans.ts';
import { confirmVenue } from '../../../api/usecases/confirm-venue.ts';
import { suspendOverdue } from '../../../api/usecases/suspend-overdue.ts';
import { insertTrainingCheck } from '../../../db/training-checks.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';

async function aTrainedVenue(db: Parameters<typeof aManagedVenue>[0], trainedPeople = 4) {
  const venue = await aManagedVenue(db);
  await venue.addManager('mo@example.org');
  const check = {
    ...{ id: 'check', venueId: venue.venueId, schemeKey: 'safe_haven', trainedPeople, publicFacing: 5 },
    ...{ trainedOn: '2026-03-02', trainingUntil: '2027-02-28', note: '' },
    ...{ checkedBy: 'person/officer', checkedAt: '2026-03-02T10:00:00.000Z' },
  };
  await venue.db.writeAll([insertTrainingCheck(venue.db, check)]);
  const plans = () =>
    venue.db.query.selectFrom('action_plans').select(['cause', 'deadline', 'scheme_key']).execute();
  return { ...venue, plans, say: (headcount: number) => confirmVenue({ ...venue, said: { headcount } }) };
}

describeEachEngine('a staff that has grown', (open) => {
  it('past what its trained people are enough for is to train by a deadline, and is hidden after it', async () => {
    const venue = await aTrainedVenue(await open());
    await venue.say(50);
    expect(await venue.plans()).toEqual([
      { cause: 'training', deadline: '2026-07-08', scheme_key: 'safe_haven' },
    ]);
    await actOnPlans(venue);
    expect(await venue.state()).toMatchObject({ state: 'action_required', action_deadline: '2026-07-08' });
    expect((await venue.mails()).map(({ kind }) => kind)).toContain('action_plan');
    expect(await venue.shown()).toBeDefined();
    venue.clock.set('2026-07-09T09:00:00Z');
    expect(await venue.shown()).toBeUndefined();
    await suspendOverdue(venue);
    expect(await venue.state()).toMatchObject({ state: 'suspended' });
  });

  it('opens one plan, however often it is said, and none where the trained people are enough', async () => {
    const venue = await aTrainedVenue(await open());
    await venue.say(5);
    expect(await venue.plans()).toEqual([]);
    await venue.say(6);
    await venue.say(60);
    await Promise.allSettled([venue.say(7), venue.say(8)]);
    expect(await venue.plans()).toHaveLength(1);
  });

  it('at a venue that was accredited on paper has no check to be held against', async () => {
    const venue = await aManagedVenue(await open());
    await confirmVenue({ ...venue, said: { headcount: 50 } });
    expect(await venue.db.query.selectFrom('action_plans').select('id').execute()).toEqual([]);
  });
});

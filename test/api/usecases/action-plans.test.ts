import { expect, it } from 'vitest';
import { randomIds } from '../../../api/random-ids.ts';
import { actOnPlans } from '../../../api/usecases/act-on-plans.ts';
import { closeActionPlan } from '../../../api/usecases/close-action-plan.ts';
import { recordTrainingCheck } from '../../../api/usecases/record-training-check.ts';
import { rechecksAt } from '../../../db/rechecks.ts';
import { OFFICER, openCasework, type Casework } from '../../helpers/casework.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { onceRead } from '../../helpers/once-read.ts';
import { BARNET } from '../../helpers/register.ts';

describeEachEngine('an action plan', (open) => {
  it('opened by an officer asks for action until its deadline, and tells the managers', async () => {
    const work = await openCasework(await open());
    await work.openPlan({ deadline: '2026-07-01', steps: ['Put the sign up again.', ' '] });
    expect(await work.accreditation()).toMatchObject({
      state: 'action_required',
      action_deadline: '2026-07-01',
    });
    expect(await work.plans()).toMatchObject([
      { steps: '["Put the sign up again."]', opened_by: `person/${OFFICER}` },
    ]);
    expect(await work.mailTo('mia')).toEqual(['The Paper Lantern: what to put right by 1 July 2026']);
    expect(await work.isShown()).toBe(true);
  });

  it('sent twice is opened once, also at the same moment', async () => {
    const work = await openCasework(await open());
    const given = { planId: 'p1an00001' };
    await Promise.allSettled([work.openPlan(given), work.openPlan(given)]);
    expect(await work.openPlan(given)).toEqual(given);
    expect(await work.plans()).toHaveLength(1);
    expect((await work.trail()).filter((action) => action === 'plan.opened')).toHaveLength(1);
    expect((await work.accreditation())?.sequence).toBe(2);
  });

  it('beside another leaves the earlier deadline, and the later one when that is met', async () => {
    const work = await openCasework(await open());
    const later = await work.openPlan({ deadline: '2026-07-20' });
    const earlier = await work.openPlan({ deadline: '2026-07-01' });
    expect((await work.accreditation())?.action_deadline).toBe('2026-07-01');
    expect(await work.closePlan(earlier.planId, 'met')).toEqual({ to: 'action_required' });
    expect((await work.accreditation())?.action_deadline).toBe('2026-07-20');
    expect(await work.closePlan(later.planId, 'met')).toEqual({ to: 'accredited' });
    // It may go by newer rules now: where its training stands is worked out by the next run of the job.
    const marks = await work.db.query.selectFrom('training_changes').select('venue_id').execute();
    expect(marks).toHaveLength(1);
    expect(await work.accreditation()).toMatchObject({ state: 'accredited', action_deadline: null });
    expect(await work.isShown()).toBe(true);
  });

  it.each([
    ['no steps', { steps: [' '] }, 'plan.steps_missing', 'steps'],
    ['a deadline that has gone', { deadline: '2026-06-09' }, 'plan.deadline_wrong', 'deadline'],
    ['a deadline far off', { deadline: '2026-09-11' }, 'plan.deadline_wrong', 'deadline'],
  ] as const)('is refused with %s', async (_, given, code, field) => {
    const work = await openCasework(await open());
    await expect(work.openPlan(given)).rejects.toMatchObject({
      code,
      fields: { [field]: expect.any(String) },
    });
    expect(await work.plans()).toEqual([]);
  });

  it('needs an accreditation to act on', async () => {
    const work = await openCasework(await open());
    await work.decide('withdrawn');
    await expect(work.openPlan()).rejects.toMatchObject({ code: 'plan.nothing_to_act_on', status: 409 });
  });

  it('not met suspends the venue at once, and tells the managers why', async () => {
    const work = await openCasework(await open());
    const { planId } = await work.openPlan();
    expect(await work.closePlan(planId, 'not_met', 'No sign yet.')).toEqual({ to: 'suspended' });
    expect(await work.isShown()).toBe(false);
    expect((await work.trail()).slice(-2)).toEqual(['plan.closed', 'accreditation.suspended']);
    const event = await work.db.query
      .selectFrom('accreditation_events')
      .select(['actor', 'reason'])
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(event).toEqual({ actor: `person/${OFFICER}`, reason: 'No sign yet.' });
    expect((await work.mailTo('mia')).at(-1)).toBe('Your action plan for The Paper Lantern is closed');
  });

  it('met of a suspended venue does not bring it back: an approver decides on that', async () => {
    const work = await openCasework(await open());
    await work.visited('poor');
    await work.visited('poor');
    const [plan] = await work.openPlans();
    expect(await work.closePlan(plan?.id ?? '', 'met')).toEqual({ to: undefined });
    expect((await work.accreditation())?.state).toBe('suspended');
    await work.decide('accredited');
    expect(await work.isShown()).toBe(true);
  });

  it('closed by two at once is closed once, and the second is told', async () => {
    const work = await openCasework(await open());
    const { planId } = await work.openPlan();
    const outcomes = await Promise.allSettled([
      work.closePlan(planId, 'met'),
      work.closePlan(planId, 'not_met'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { status: 409 } },
    ]);
    expect((await work.trail()).filter((action) => action === 'plan.closed')).toHaveLength(1);
    await expect(work.closePlan(planId, 'met')).rejects.toMatchObject({ code: 'plan.closed' });
  });

  it('is answered while it is open, as often as the manager likes', async () => {
    const work = await openCasework(await open());
    const { planId } = await work.openPlan();
    await work.answer(planId, 'The sign is up.');
    await work.answer(planId, ' The sign is up. ');
    await work.answer(planId, 'The sign is up, and lit.');
    expect((await work.trail()).filter((action) => action === 'plan.answered')).toHaveLength(2);
    await expect(work.answer(planId, ' ')).rejects.toMatchObject({ fields: { answer: expect.any(String) } });
    await work.closePlan(planId, 'met');
    await expect(work.answer(planId, 'More.')).rejects.toMatchObject({ code: 'plan.closed', status: 409 });
  });

  it('is closed with a reason', async () => {
    const work = await openCasework(await open());
    const { planId } = await work.openPlan();
    await expect(work.closePlan(planId, 'met', ' ')).rejects.toMatchObject({
      fields: { note: expect.any(String) },
    });
    expect(await work.openPlans()).toHaveLength(1);
  });
});

describeEachEngine('a deadline that has passed', (open) => {
  it('suspends the venue once, with event, mail and publication', async () => {
    const work = await openCasework(await open());
    await work.visited('poor');
    work.clock.set('2026-06-24T22:59:00Z');
    expect(await work.runOverdue()).toBe(0);
    work.clock.set('2026-06-24T23:00:00Z');
    expect(await Promise.all([work.runOverdue(), work.runOverdue()])).toContain(1);
    expect(await work.runOverdue()).toBe(0);
    expect(await work.accreditation()).toMatchObject({
      state: 'suspended',
      action_deadline: null,
      sequence: 3,
    });
    expect(await work.isShown()).toBe(false);
    expect(await work.openPlans()).toHaveLength(1);
    const event = await work.db.query
      .selectFrom('accreditation_events')
      .select(['actor', 'reason', 'facts'])
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(event).toMatchObject({
      actor: 'job/overdue-plans',
      reason: expect.stringContaining('24 June 2026'),
      facts: expect.stringContaining('"code":"plan_overdue"'),
    });
    const hidden = (await work.mailTo('mia')).filter((subject) => /^Please read today/.test(subject));
    expect(hidden).toHaveLength(1);
    expect((await work.trail()).filter((action) => action === 'accreditation.suspended')).toHaveLength(1);
  });

  it('leaves alone what was put right in time', async () => {
    const work = await openCasework(await open());
    await work.visited('poor');
    const [plan] = await work.openPlans();
    await work.closePlan(plan?.id ?? '', 'met');
    work.clock.set('2026-08-01T12:00:00Z');
    expect(await work.runOverdue()).toBe(0);
    expect((await work.accreditation())?.state).toBe('accredited');
  });
});

describeEachEngine('a plan that was opened beside the accreditation', (open) => {
  /** As an import of licences, or an edit of one, does where the supervisor is another. */
  async function withRecheck(given: Parameters<typeof openCasework>[1] = {}) {
    const work = await openCasework(await open(), given);
    const at = '2026-06-10T11:00:00.000Z';
    const found = { today: '2026-06-10', actor: 'import/licences', at, ids: randomIds };
    const { writes } = await rechecksAt(work.db, [work.venueId], found);
    await work.db.writeAll(writes);
    return work;
  }

  it('asks for action once, tells the managers, and suspends after its last day', async () => {
    const work = await withRecheck();
    expect([await actOnPlans(work), await actOnPlans(work)]).toEqual([1, 0]);
    expect(await work.accreditation()).toMatchObject({
      state: 'action_required',
      action_deadline: '2026-07-08',
    });
    expect(await work.mailTo('mia')).toEqual(['The Paper Lantern: what to put right by 8 July 2026']);
    expect((await work.trail()).at(-1)).toBe('accreditation.action_required');
    work.clock.set('2026-07-08T22:59:00Z');
    expect([await work.runOverdue(), await work.isShown()]).toEqual([0, true]);
    work.clock.set('2026-07-08T23:00:00Z');
    expect([await work.isShown(), await work.runOverdue()]).toEqual([false, 1]);
    expect((await work.accreditation())?.state).toBe('suspended');
  });

  it('is met like any other', async () => {
    const work = await withRecheck();
    await actOnPlans(work);
    const [plan] = await work.openPlans();
    expect(await work.closePlan(plan?.id ?? '', 'met')).toEqual({ to: 'accredited' });
    expect(await actOnPlans(work)).toBe(0);
  });

  it('says that the venue is hidden where the scheme’s rule hides it meanwhile', async () => {
    const work = await withRecheck({ rules: { shownWhileActionRequired: false } });
    await actOnPlans(work);
    expect(await work.isShown()).toBe(false);
    expect(await newestBody(work)).toContain('is not shown to the public from now on');
  });
});

describeEachEngine('a plan that an officer opens', (open) => {
  it('says that the venue is hidden where the scheme’s rule hides it meanwhile', async () => {
    const work = await openCasework(await open(), { rules: { shownWhileActionRequired: false } });
    await work.openPlan();
    expect(await work.isShown()).toBe(false);
    expect(await newestBody(work)).toContain('is not shown to the public from now on');
  });

  it('does not hold back the one of training that is found to be under the rule', async () => {
    const work = await openCasework(await open());
    const { planId } = await work.openPlan({ deadline: '2026-08-01' });
    const seen = (checkId: string) =>
      recordTrainingCheck({
        seen: {
          ...{ checkId, venueId: work.venueId, schemeKey: 'safe_haven', authorityCode: BARNET },
          ...{ trainedPeople: 1, publicFacing: 20, trainedOn: '2026-06-09', note: '' },
        },
        actor: `person/${OFFICER}`,
        ids: randomIds,
        ...work,
      });
    expect([(await seen('c1')).follows, (await seen('c2')).follows]).toEqual(['plan', 'nothing']);
    expect((await work.openPlans()).map(({ cause }) => cause).toSorted()).toEqual(['licence', 'training']);
    expect(await work.closePlan(planId, 'met')).toEqual({ to: 'action_required' });
  });

  it('closed while somebody suspends the venue does not undo that', async () => {
    const work = await openCasework(await open());
    const { planId } = await work.openPlan();
    const closing = closeActionPlan({
      ...{ planId, result: 'met', note: 'Seen on site.', actor: `person/${OFFICER}` },
      ...work,
      db: onceRead(work.db, { table: 'venues as v', time: 2 }, () => work.decide('suspended')),
    });
    await expect(closing).rejects.toMatchObject({ code: 'accreditation.decided_meanwhile' });
    expect((await work.accreditation())?.state).toBe('suspended');
    expect(await work.isShown()).toBe(false);
    expect(await work.openPlans()).toHaveLength(1);
  });
});

async function newestBody(work: Casework): Promise<string | undefined> {
  const newest = work.db.query.selectFrom('outbox').select('body').orderBy('id', 'desc').limit(1);
  return (await newest.executeTakeFirst())?.body;
}

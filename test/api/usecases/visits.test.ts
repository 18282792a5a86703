import { expect, it } from 'vitest';
import { epochMinutes } from '../../../api/domain/clock.ts';
import { publishDue } from '../../../api/usecases/publish-snapshots.ts';
import type { Database } from '../../../db/database.ts';
import { UnavailableError } from '../../../db/errors.ts';
import { selectVisit } from '../../../db/visits.ts';
import { aReport, NOON, OFFICER, openCasework, TESTER } from '../../helpers/casework.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue } from '../../helpers/register.ts';

describeEachEngine('planning a visit', (open) => {
  it('leaves an event, and a mail to the visitor that does not say where', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    expect(await selectVisit(work.db, visitId)).toMatchObject({ state: 'planned', visitorId: TESTER });
    expect(await work.trail()).toContain('visit.planned');
    const [mail] = await work.db.query
      .selectFrom('outbox')
      .select(['recipient', 'subject', 'body'])
      .execute();
    expect(mail?.recipient).toBe('tess@example.org');
    expect(mail?.subject).toBe('A visit for you by 10 June 2026');
    expect(mail?.body).toContain(`/admin/my-visits/${visitId}`);
    expect(`${mail?.subject}${mail?.body}`).not.toMatch(/Lantern|Example Street/);
  });

  it('sent twice plans one', async () => {
    const work = await openCasework(await open());
    const given = { visitId: 'v1s1t0001' };
    const answers = await Promise.all([work.plan(given), work.plan(given)]);
    expect(answers).toEqual([given, given]);
    expect(await work.plan(given)).toEqual(given);
    expect((await work.trail()).filter((action) => action === 'visit.planned')).toHaveLength(1);
    const other = await addVenue(work.db, { id: 'another01' });
    await expect(work.plan({ ...given, venueId: other })).rejects.toMatchObject({
      code: 'visit.no_history',
    });
    await expect(work.plan({ ...given, actor: 'person/someone' })).rejects.toMatchObject({
      code: 'visit.id_taken',
    });
  });

  it.each([
    ['a day that has gone', { dueOn: '2026-06-09' }, 'dueOn'],
    ['a day more than a year ahead', { dueOn: '2027-06-11' }, 'dueOn'],
    ['a day that is none', { dueOn: '2026-06-31' }, 'dueOn'],
    ['somebody who is not of this council', { visitorId: 'manager001' }, 'visitorId'],
    ['a retest of nothing', { retestOf: 'nothing' }, 'retestOf'],
    ['a concern that is not there', { concernId: 'nothing' }, 'concernId'],
  ])('refuses %s, and names the field', async (_, given, field) => {
    const work = await openCasework(await open());
    await expect(work.plan(given)).rejects.toMatchObject({
      code: 'visit.invalid',
      status: 400,
      fields: { [field]: expect.stringMatching(/^(Enter|Choose)/) },
    });
    expect(await work.trail()).not.toContain('visit.planned');
  });

  it('takes on the concern that it looks into', async () => {
    const work = await openCasework(await open());
    await work.raise();
    const [concern] = await work.concerns();
    await work.plan({ concernId: concern?.id ?? '' });
    expect(await work.concerns()).toMatchObject([{ state: 'looked_at', looked_at_by: `person/${OFFICER}` }]);
  });

  it('as a retest needs a failed test of the same venue and scheme', async () => {
    const work = await openCasework(await open());
    const passed = await work.visited('good');
    await expect(work.plan({ retestOf: passed })).rejects.toMatchObject({ code: 'visit.invalid' });
    const failed = await work.visited('poor');
    await expect(work.plan({ retestOf: failed })).resolves.toBeDefined();
  });
});

describeEachEngine('calling a visit off', (open) => {
  it('ends it once, and not after it was recorded', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    await work.callOff(visitId);
    await work.callOff(visitId);
    expect((await work.trail()).filter((action) => action === 'visit.called_off')).toHaveLength(1);
    await expect(work.record(visitId, aReport('good'))).rejects.toMatchObject({ code: 'visit.called_off' });
    await expect(work.callOff(await work.visited('good'))).rejects.toMatchObject({ code: 'visit.recorded' });
  });

  it('and recording it at the same moment: one wins, nothing of the other is written', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    await Promise.allSettled([work.callOff(visitId), work.record(visitId, aReport('poor'))]);
    const visit = await selectVisit(work.db, visitId);
    const done = visit?.state === 'done';
    expect(visit?.state === 'called_off' || done).toBe(true);
    expect(await work.plans()).toHaveLength(done ? 1 : 0);
    expect((await work.accreditation())?.state).toBe(done ? 'action_required' : 'accredited');
  });
});

describeEachEngine('recording a visit', (open) => {
  it('that went well changes nothing but itself', async () => {
    const work = await openCasework(await open());
    const visitId = await work.visited('good');
    expect(await selectVisit(work.db, visitId)).toMatchObject({
      state: 'done',
      outcome: 'good',
      minutesToResponse: 3,
      recordedBy: `person/${TESTER}`,
      visitedAt: '2026-06-10T11:00:00.000Z',
      rubric: { suggested: 'good', reason: '', answers: { discreet: 'yes' } },
    });
    expect(await work.accreditation()).toMatchObject({ state: 'accredited', sequence: 1 });
    expect(await work.plans()).toEqual([]);
    expect(await work.mailTo('mia')).toEqual([]);
    expect(await work.trail()).toEqual(['accreditation.accredited', 'visit.planned', 'visit.recorded']);
  });

  it('that was poor opens a plan with a deadline, tells the managers, and keeps the venue shown meanwhile', async () => {
    const work = await openCasework(await open());
    const visitId = await work.visited('poor');
    expect(await work.accreditation()).toMatchObject({
      state: 'action_required',
      action_deadline: '2026-06-24',
    });
    expect(await work.plans()).toMatchObject([
      {
        cause: 'visit',
        visit_id: visitId,
        deadline: '2026-06-24',
        opened_by: 'rule/failed-visit',
        steps: expect.stringContaining('Brief everyone'),
        result: null,
      },
    ]);
    expect(await work.isShown()).toBe(true);
    expect(await work.mailTo('mia')).toEqual(['The Paper Lantern: what to put right by 24 June 2026']);
    expect((await work.trail()).slice(2)).toEqual([
      'visit.recorded',
      'plan.opened',
      'accreditation.action_required',
    ]);
    work.clock.set('2026-06-25T00:00:00+01:00');
    expect(await work.isShown()).toBe(false);
  });

  it('hides the venue at once where the scheme shows none with an open plan', async () => {
    const work = await openCasework(await open(), { rules: { shownWhileActionRequired: false } });
    expect(await work.isShown()).toBe(true);
    await work.visited('partial');
    expect((await work.accreditation())?.state).toBe('action_required');
    expect(await work.isShown()).toBe(false);
  });

  it('that was the second to fail hides the venue at once, and says why', async () => {
    const work = await openCasework(await open());
    await work.visited('partial');
    work.clock.set('2026-06-20T11:00:00Z');
    const second = await work.visited('partial');
    expect(await work.isShown()).toBe(false);
    expect(await work.accreditation()).toMatchObject({ state: 'suspended', action_deadline: null });
    expect(await work.plans()).toMatchObject([
      { result: 'not_met', closed_at: '2026-06-20T11:00:00.000Z' },
      { result: null, visit_id: second },
    ]);
    const event = await work.db.query
      .selectFrom('accreditation_events')
      .select(['actor', 'reason', 'facts'])
      .orderBy('sequence', 'desc')
      .executeTakeFirst();
    expect(event).toMatchObject({
      actor: 'rule/failed-visit',
      reason: expect.stringContaining('second visit'),
    });
    expect(JSON.parse(event?.facts ?? '')).toMatchObject({ code: 'second_failed_visit', visit: second });
    expect((await work.mailTo('mia')).at(-1)).toBe('The Paper Lantern: what to put right by 18 July 2026');
  });

  it('tells no manager who visited: not in the event, the plan or the mail', async () => {
    const work = await openCasework(await open());
    await work.visited('poor');
    await work.visited('poor');
    const mail = await work.db.query
      .selectFrom('outbox')
      .select(['subject', 'body'])
      .where('recipient', '=', 'mia@example.org')
      .execute();
    const events = await work.db.query
      .selectFrom('accreditation_events')
      .select(['actor', 'facts'])
      .execute();
    const seen = JSON.stringify([mail, events, await work.plans()]);
    expect(mail).toHaveLength(2);
    expect(seen).not.toMatch(/tess|tester0001/);
  });

  it('as an advisory one, however poor, asks nothing of the venue', async () => {
    const work = await openCasework(await open());
    await work.visited('poor', 'advisory');
    expect((await work.accreditation())?.state).toBe('accredited');
    expect(await work.plans()).toEqual([]);
  });

  it('of a venue that is suspended notes what is to be put right, and leaves it suspended', async () => {
    const work = await openCasework(await open());
    await work.decide('suspended');
    await work.visited('poor');
    expect(await work.accreditation()).toMatchObject({ state: 'suspended', sequence: 2 });
    expect(await work.openPlans()).toHaveLength(1);
  });

  it('of a venue that has lost its position is kept all the same', async () => {
    const work = await openCasework(await open());
    const cleared = work.db.query.updateTable('venues').set({ lat: null, lon: null, cell: null });
    await work.db.writeAll([cleared.compile()]);
    await work.visited('poor');
    expect((await work.accreditation())?.state).toBe('action_required');
  });

  it('twice, also at the same moment, finds the first result and does nothing twice', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    const answers = await Promise.all([
      work.record(visitId, aReport('poor')),
      work.record(visitId, aReport('poor')),
      work.record(visitId, aReport('good')),
    ]);
    const [kept] = new Set(answers.map(({ outcome }) => outcome));
    expect(answers.every(({ outcome }) => outcome === kept)).toBe(true);
    expect(answers.filter(({ wasRecorded }) => !wasRecorded)).toHaveLength(1);
    expect(await work.record(visitId, aReport('good'))).toEqual({ outcome: kept, wasRecorded: true });
    expect((await work.trail()).filter((action) => action === 'visit.recorded')).toHaveLength(1);
    expect(await work.plans()).toHaveLength(kept === 'good' ? 0 : 1);
  });

  it('is not lost where somebody decides on the venue at the same moment', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    let suspended = false;
    const overtaken: Database = {
      query: work.db.query,
      async writeAll(statements) {
        if (!suspended) {
          suspended = true;
          await work.decide('suspended');
        }
        return work.db.writeAll(statements);
      },
    };
    await work.record(visitId, aReport('poor'), { db: overtaken });
    expect(await work.accreditation()).toMatchObject({ state: 'suspended', sequence: 2 });
    expect(await work.openPlans()).toHaveLength(1);
  });

  it('of two venues’ visits at once keeps both', async () => {
    const work = await openCasework(await open());
    const [first, second] = [await work.plan(), await work.plan()];
    await Promise.all([
      work.record(first.visitId, aReport('partial')),
      work.record(second.visitId, aReport('partial')),
    ]);
    expect((await work.accreditation())?.state).toBe('suspended');
    expect(await work.openPlans()).toHaveLength(1);
  });

  it('says so where it is saved and cannot be published, and the job publishes it later', async () => {
    const work = await openCasework(await open());
    await work.visited('poor');
    const { visitId } = await work.plan();
    let writes = 0;
    const failing: Database = {
      query: work.db.query,
      async writeAll(statements) {
        writes += 1;
        if (writes > 1) throw new UnavailableError('failing', undefined);
        return work.db.writeAll(statements);
      },
    };
    await expect(work.record(visitId, aReport('poor'), { db: failing })).rejects.toMatchObject({
      code: 'accreditation.not_yet_public',
    });
    expect((await selectVisit(work.db, visitId))?.outcome).toBe('poor');
    await publishDue(work);
    expect(await work.isShown()).toBe(false);
  });

  it.each([
    ['a time to come', { visitedAt: epochMinutes(Date.parse(NOON)) + 1 }, 'visitedAt'],
    ['a day long past', { visitedAt: epochMinutes(Date.parse('2026-03-12T10:00:00Z')) }, 'visitedAt'],
    ['half minutes', { minutesToResponse: 1.5 }, 'minutesToResponse'],
    ['another outcome without a reason', { outcome: 'poor' as const, reason: ' ' }, 'reason'],
    ['an outcome of nothing', { answers: {} }, 'reason'],
  ])('refuses %s, names the field, and writes nothing', async (_, given, field) => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    await expect(work.record(visitId, { ...aReport('good'), ...given })).rejects.toMatchObject({
      code: 'visit.invalid',
      fields: { [field]: expect.any(String) },
    });
    expect((await selectVisit(work.db, visitId))?.state).toBe('planned');
    expect(await work.trail()).not.toContain('visit.recorded');
  });

  it('keeps the visitor’s own outcome with its reason beside what the answers suggest', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    await work.record(visitId, { ...aReport('good'), outcome: 'partial', reason: 'It took three tries.' });
    expect((await selectVisit(work.db, visitId))?.rubric).toMatchObject({
      suggested: 'good',
      reason: 'It took three tries.',
    });
    expect((await work.accreditation())?.state).toBe('action_required');
  });
});

describeEachEngine('telling the venue how a visit went', (open) => {
  it('is noted once, with a mail to its managers', async () => {
    const work = await openCasework(await open());
    const visitId = await work.visited('good');
    await work.debrief(visitId, 'Well done.');
    await Promise.all([work.debrief(visitId, 'Again.'), work.debrief(visitId, 'And again.')]);
    expect(await selectVisit(work.db, visitId)).toMatchObject({
      debriefedOn: '2026-06-10',
      debriefNote: 'Well done.',
    });
    expect(await work.mailTo('mia')).toEqual(['How a visit to The Paper Lantern went']);
    expect((await work.trail()).filter((action) => action === 'visit.debriefed')).toHaveLength(1);
  });

  it('comes after the visit', async () => {
    const work = await openCasework(await open());
    const { visitId } = await work.plan();
    await expect(work.debrief(visitId)).rejects.toMatchObject({ code: 'visit.not_recorded', status: 409 });
  });
});

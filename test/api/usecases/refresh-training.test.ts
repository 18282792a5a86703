import { expect, it } from 'vitest';
import { recordTrainingCheck } from '../../../api/usecases/record-training-check.ts';
import { refreshChangedTraining } from '../../../api/usecases/refresh-changed-training.ts';
import { refreshTraining } from '../../../api/usecases/refresh-training.ts';
import { suspendUntrained } from '../../../api/usecases/expire-accreditations.ts';
import { suspendOverdue } from '../../../api/usecases/suspend-overdue.ts';
import { readVenueTraining } from '../../../api/usecases/read-venue-training.ts';
import type { Database } from '../../../db/database.ts';
import { insertTrainingCheck } from '../../../db/training-checks.ts';
import { trainingChanged } from '../../../db/training-records.ts';
import { aBarWithStaff, type BarWithStaff } from '../../helpers/bar-with-staff.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';
import { BARNET } from '../../helpers/register.ts';

const YEAR = { valid_from: '2026-06-10', valid_to: '2027-06-09' };

/** A bar whose nine staff are trained today, accredited on that. */
async function aTrainedBar(open: OpenDatabase): Promise<BarWithStaff> {
  const bar = await aBarWithStaff(await open());
  await bar.hireAll();
  await bar.confirm();
  for (const state of ['draft', 'submitted', 'in_assessment'] as const) await bar.decide(state);
  await bar.train();
  await bar.decide('accredited', { ...YEAR, trained_on: '2026-06-10', training_until: '2026-10-08' });
  return bar;
}

/** Lets something happen once, just before a check of a venue's training is written. */
function beforeCheck(db: Database, happens: () => Promise<void>): Database {
  let happened = false;
  return {
    query: db.query,
    async writeAll(writes) {
      if (!happened && writes.some(({ sql }) => sql.includes('into "training_checks"'))) {
        happened = true;
        await happens();
      }
      return db.writeAll(writes);
    },
  };
}

/** All that a run could write. */
async function written({ db }: BarWithStaff): Promise<unknown> {
  const count = async (table: 'audit_events' | 'outbox' | 'training_checks' | 'accreditation_events') =>
    (
      await db.query
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  return Promise.all([
    count('audit_events'),
    count('outbox'),
    count('training_checks'),
    count('accreditation_events'),
  ]);
}

describeEachEngine('where a venue stands by its records', (open) => {
  it('makes an application ready when the last of those that are needed is trained', async () => {
    const bar = await aBarWithStaff(await open());
    await bar.hireAll();
    await bar.confirm();
    for (const state of ['draft', 'submitted', 'in_assessment', 'training_required'] as const)
      await bar.decide(state);
    await bar.train(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus']);
    expect((await bar.accreditation()).state).toBe('training_required');
    await bar.train(['Hal']);
    expect((await bar.accreditation()).state).toBe('ready_for_decision');
    expect((await bar.checks()).at(-1)).toMatchObject({
      ...{ trained_people: 8, public_facing: 9, trained_on: '2026-06-10', training_until: '2026-10-08' },
      ...{ checked_by: 'rule/records', note: '' },
    });
    expect(JSON.stringify(await bar.trail())).not.toContain('"name"');
  });

  it('is written once, however often and by how many it is worked out at once', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    const before = await written(bar);
    await Promise.all([bar.refresh(), bar.refresh(), refreshChangedTraining(bar)]);
    expect(await written(bar)).toEqual(before);
    await bar.leave(['Ada', 'Hal']);
    await Promise.all(Array.from({ length: 6 }, () => refreshTraining(bar)));
    expect(await bar.plans()).toHaveLength(1);
    expect(await bar.checks()).toHaveLength(2);
    const after = await written(bar);
    await refreshChangedTraining(bar);
    expect(await written(bar)).toEqual(after);
  });

  it('lets nobody wait behind a venue that cannot be worked out', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    await bar.leave(['Bo']);
    bar.clock.set('2026-06-11T09:00:00Z');
    const broken: Database = {
      query: bar.db.query,
      async writeAll(writes) {
        if (writes.some(({ sql }) => sql.includes('into "training_checks"'))) throw new Error('no room');
        return bar.db.writeAll(writes);
      },
    };
    await expect(refreshChangedTraining({ ...bar, db: broken })).rejects.toThrow('not worked out');
    const marks = await bar.db.query.selectFrom('training_changes').select('changed_at').execute();
    expect(marks).toEqual([{ changed_at: '2026-06-11T09:00:00.000Z' }]);
  });

  it('hides a venue at once that falls under the rule, with a plan, one mail, and a way back by itself', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    expect((await bar.shown())?.name).toBe('The Paper Lantern');
    await bar.leave(['Bo']);
    await bar.refresh();
    expect(await bar.shown()).toBeUndefined();
    expect(await bar.accreditation()).toMatchObject({
      ...{ state: 'action_required', training_until: '2026-06-09', action_deadline: '2026-07-08' },
    });
    expect(await bar.plans()).toMatchObject([
      {
        ...{ deadline: '2026-07-08', opened_by: 'rule/records', result: null },
        steps: JSON.stringify(['Have a deputy who is trained and in date.']),
      },
    ]);
    await bar.refresh();
    expect((await bar.subjects()).filter((subject) => subject.includes('is not shown'))).toEqual([
      'The Paper Lantern is not shown: its training is under the rule',
    ]);

    await bar.db.writeAll([
      bar.db.query.updateTable('staff_members').set({ duty: 'deputy' }).where('id', '=', 'Cy').compile(),
    ]);
    await bar.refresh();
    expect(await bar.accreditation()).toMatchObject({
      ...{ state: 'accredited', training_until: '2026-10-08', action_deadline: null },
    });
    expect(await bar.plans()).toMatchObject([{ result: 'met' }]);
    expect(await bar.shown()).toBeDefined();
    expect((await bar.subjects()).at(-1)).toBe('The Paper Lantern: its training meets the rule again');
  });

  it('shows nobody by what was true before somebody else changed it', async () => {
    const bar = await aTrainedBar(open);
    await bar.leave(['Bo']);
    await bar.refresh();
    const boWorks = async (leftOn: string | null, at: string) => {
      bar.clock.set(at);
      await bar.db.writeAll([
        bar.db.query.updateTable('staff_members').set({ left_on: leftOn }).where('id', '=', 'Bo').compile(),
        trainingChanged(bar.db, bar.venueId, at),
      ]);
    };
    await boWorks(null, '2026-06-10T17:01:00.000Z');
    const db = beforeCheck(bar.db, async () => {
      await boWorks('2026-06-10', '2026-06-10T17:02:00.000Z');
      await bar.refresh();
    });
    await refreshTraining({ ...bar, db });
    expect(await bar.shown()).toBeUndefined();
    expect((await bar.accreditation()).training_until).toBe('2026-06-09');
  });

  it('shortens what is shown as soon as it is known to end sooner, and the snapshot with it', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    await bar.leave(['Bo'], '2026-07-01');
    await bar.refresh();
    expect(await bar.accreditation()).toMatchObject({ state: 'accredited', training_until: '2026-06-30' });
    const [row] = await bar.db.query.selectFrom('public_havens').select('until').execute();
    expect(row?.until).toBe('2026-06-30T23:00:00.000Z');
    const bodies = await bar.db.query.selectFrom('public_snapshots').select('body').execute();
    const base = Date.parse('2026-06-30T23:00:00Z') / 60_000;
    const untils = bodies.map(({ body }) => {
      const snapshot = JSON.parse(body) as { base: number; havens: { until: number[] } };
      return snapshot.havens.until.map((each) => snapshot.base + each);
    });
    expect(untils.flat().length).toBeGreaterThan(0);
    for (const until of untils.flat()) expect(until).toBeLessThanOrEqual(base);
  });

  it('lapses by time alone; the grace over it is suspended, and comes back when its staff are trained again', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    bar.clock.set('2026-10-09T09:00:00Z');
    expect(await bar.shown()).toBeUndefined();
    await refreshChangedTraining(bar);
    await suspendUntrained(bar);
    expect(await bar.accreditation()).toMatchObject({
      state: 'action_required',
      action_deadline: '2026-11-06',
    });
    bar.clock.set('2026-11-06T09:00:00Z');
    await Promise.all([refreshChangedTraining(bar), suspendUntrained(bar), suspendOverdue(bar)]);
    expect((await bar.accreditation()).state).toBe('action_required');
    bar.clock.set('2026-11-07T09:00:00Z');
    await refreshChangedTraining(bar);
    await suspendUntrained(bar);
    await suspendOverdue(bar);
    expect((await bar.accreditation()).state).toBe('suspended');
    await bar.confirm();
    expect(await bar.accreditation()).toMatchObject({ state: 'accredited', action_deadline: null });
    expect(await bar.shown()).toBeDefined();
    expect(await bar.plans()).toMatchObject([{ result: 'met' }]);
    expect(await bar.subjects()).toEqual([
      'The Paper Lantern is not shown: its training is under the rule',
      expect.stringContaining('The Paper Lantern'),
      'The Paper Lantern: its training meets the rule again',
    ]);
  });

  it('does not undo what an approver has suspended, nor while another plan is open', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    await bar.leave(['Bo', 'Hal']);
    await bar.refresh();
    await bar.decide('suspended');
    await bar.train(['Cy']);
    await bar.db.writeAll([
      bar.db.query
        .updateTable('staff_members')
        .set({ left_on: null })
        .where('left_on', 'is not', null)
        .compile(),
    ]);
    await bar.refresh();
    expect((await readVenueTraining(bar)).schemes[0]?.standing.holds).toBe(true);
    expect((await bar.accreditation()).state).toBe('suspended');
    expect(await bar.shown()).toBeUndefined();
  });

  it('leaves what an officer saw, until the records meet the rule or that has ended', async () => {
    const bar = await aBarWithStaff(await open(), { schemes: ['safe_haven'] });
    const seen = {
      ...{ id: 'seen', venueId: bar.venueId, schemeKey: 'safe_haven', trainedPeople: 9, publicFacing: 9 },
      ...{ trainedOn: '2026-03-02', trainingUntil: '2027-02-28', note: '' },
      ...{ checkedBy: 'person/officer', checkedAt: '2026-03-02T10:00:00.000Z' },
    };
    await bar.db.writeAll([insertTrainingCheck(bar.db, seen)]);
    await bar.hireAll();
    await bar.train(['Ada']);
    expect(await bar.shown()).toBeDefined();
    expect(await bar.checks()).toHaveLength(1);
    await bar.confirm();
    await bar.train();
    expect((await bar.accreditation()).training_until).toBe('2026-10-08');
    await bar.leave(['Ada']);
    await bar.refresh();
    expect(await bar.shown()).toBeUndefined();
  });

  it('is what counts where an officer writes down other numbers than the records say', async () => {
    const bar = await aTrainedBar(open);
    await bar.refresh();
    await bar.leave(['Bo']);
    await bar.refresh();
    bar.clock.set('2026-06-10T17:05:00Z');
    const seen = {
      ...{ checkId: 'seen', venueId: bar.venueId, schemeKey: 'safe_haven', authorityCode: BARNET },
      ...{ trainedPeople: 9, publicFacing: 9, trainedOn: '2026-06-10', note: '' },
    };
    const recorded = await recordTrainingCheck({ ...bar, seen, actor: 'person/officer' });
    expect(recorded.follows).toBe('nothing');
    expect(await bar.shown()).toBeUndefined();
    expect((await bar.accreditation()).training_until).toBe('2026-06-09');
    expect((await bar.checks()).map(({ checked_by }) => checked_by)).toEqual([
      ...['rule/records', 'rule/records', 'person/officer', 'rule/records'],
    ]);
  });

  it('is worked out for every scheme of the venue', async () => {
    const bar = await aBarWithStaff(await open(), { schemes: ['safe_haven', 'ask_for_angela'] });
    await bar.hireAll();
    await bar.confirm();
    await bar.train();
    await bar.leave(['Bo']);
    await bar.refresh();
    expect((await bar.accreditation('safe_haven')).state).toBe('action_required');
    expect((await bar.accreditation('ask_for_angela')).state).toBe('action_required');
    expect(await bar.shown()).toBeUndefined();
  });

  it('loses nothing when thirty people finish at once', async () => {
    const bar = await aBarWithStaff(await open(), { schemes: ['safe_haven'] });
    const many = Array.from({ length: 30 }, (_, place) => `p${place}`);
    for (const [place, id] of many.entries())
      await bar.hire(id, { duty: place === 0 ? 'lead' : place === 1 ? 'deputy' : null });
    await bar.confirm(30);
    await Promise.all(many.map((id) => bar.train([id])));
    await refreshChangedTraining(bar);
    expect((await bar.checks()).at(-1)).toMatchObject({ trained_people: 30, public_facing: 30 });
    expect((await bar.accreditation()).training_until).toBe('2026-10-08');
    const left = await bar.db.query.selectFrom('training_changes').selectAll().execute();
    expect(left).toEqual([]);
  });
});

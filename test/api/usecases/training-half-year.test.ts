import { expect, it } from 'vitest';
import { sealWith } from '../../../api/seal.ts';
import { suspendUntrained } from '../../../api/usecases/expire-accreditations.ts';
import { refreshChangedTraining } from '../../../api/usecases/refresh-changed-training.ts';
import { remindOfEnding } from '../../../api/usecases/remind-of-training.ts';
import { suspendOverdue } from '../../../api/usecases/suspend-overdue.ts';
import { aBarWithStaff } from '../../helpers/bar-with-staff.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { BARNET } from '../../helpers/register.ts';

const YEAR = { valid_from: '2026-06-10', valid_to: '2027-06-09' };

describeEachEngine('half a year of a bar whose licence asks for training every six months', (open) => {
  it('from nothing to current, reminded, lapsed by itself, hidden, told once, and back when retrained', async () => {
    const bar = await aBarWithStaff(await open());
    const { db, venueId, clock } = bar;
    const at = new Date(clock.now()).toISOString();
    await db.writeAll([
      db.query
        .insertInto('premises_licences')
        .values({
          ...{ id: 'licence01', authority_code: BARNET, number: '23/1', kind: 'premises_licence' },
          ...{ premises_name: 'The Paper Lantern', status: 'in_force', source: 'test', source_ref: '1' },
          ...{
            extracted_on: null,
            venue_id: venueId,
            matched_by: 'person/x',
            matched_at: at,
            updated_at: at,
          },
        })
        .compile(),
      db.query
        .insertInto('licence_conditions')
        .values({
          ...{
            id: 'condition1',
            licence_id: 'licence01',
            position: 1,
            annex: 2,
            added_by: 'test',
            added_at: at,
          },
          ...{ text: 'Ask for Angela training every six months', tags: '["ask_for_angela"]' },
          ...{ refresh_months: 6, asks_for: 'ask_for_angela' },
        })
        .compile(),
    ]);
    const shown = async () => (await bar.shown()) !== undefined;
    const aDay = async (day: string) => {
      clock.set(`${day}T09:00:00Z`);
      await refreshChangedTraining(bar);
      await suspendUntrained(bar);
      await remindOfEnding({ ...bar, seal: sealWith('x'.repeat(32), 'attempts') });
      await suspendOverdue(bar);
    };

    await bar.hireAll();
    await bar.confirm();
    for (const state of ['draft', 'submitted', 'in_assessment', 'training_required'] as const)
      await bar.decide(state);
    await bar.train();
    expect((await bar.accreditation()).state).toBe('ready_for_decision');
    await bar.decide('accredited', { ...YEAR, trained_on: '2026-06-10', training_until: '2026-10-08' });
    expect(await shown()).toBe(true);

    await aDay('2026-09-12');
    await bar.confirm(); // The number of staff, as every quarter.
    expect((await bar.accreditation()).training_until).toBe('2026-12-09');
    for (const day of ['2026-11-09', '2026-11-10', '2026-11-20', '2026-12-02', '2026-12-03', '2026-12-09'])
      await aDay(day);
    expect(await shown()).toBe(true);
    const ends = (await bar.subjects()).filter((subject) => subject.includes('until 9 December'));
    expect(ends).toHaveLength(2);

    clock.set('2026-12-10T00:00:30Z');
    expect(await shown()).toBe(false); // Before any job has run.
    await aDay('2026-12-10');
    await aDay('2026-12-11');
    expect(await bar.accreditation()).toMatchObject({
      state: 'action_required',
      training_until: '2026-12-09',
    });
    await aDay('2027-01-08');
    expect((await bar.accreditation()).state).toBe('suspended');

    await bar.confirm();
    await bar.train(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus']);
    expect(await shown()).toBe(false);
    await bar.train(['Hal']);
    expect(await bar.accreditation()).toMatchObject({ state: 'accredited', action_deadline: null });
    expect(await shown()).toBe(true);
    const told = (await bar.subjects()).filter((subject) => !subject.includes(' until '));
    expect(told).toEqual([
      'The Paper Lantern is not shown: its training is under the rule',
      expect.stringContaining('The Paper Lantern'),
      'The Paper Lantern: its training meets the rule again',
    ]);
  });
});

import { expect, it } from 'vitest';
import { sealWith } from '../../../api/seal.ts';
import { eraseStaffMember } from '../../../api/usecases/erase-staff-member.ts';
import { staffVersion } from '../../../api/usecases/edit-staff-member.ts';
import { chooseMail, mailChoicePath, readMailChoice, whoChooses } from '../../../api/usecases/mail-choice.ts';
import { refreshChangedTraining } from '../../../api/usecases/refresh-changed-training.ts';
import { remindOfEnding, remindOfStarters } from '../../../api/usecases/remind-of-training.ts';
import { remindTraining } from '../../../api/usecases/remind-managers.ts';
import { sumUpTraining } from '../../../api/usecases/sum-up-training.ts';
import { selectStaffMember } from '../../../db/staff.ts';
import { aBarWithStaff } from '../../helpers/bar-with-staff.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';

const seal = sealWith('x'.repeat(32), 'attempts');
const MANAGER = 'person/p-mo@example.org';
const LEAD = 'staff/Ada';

/** A bar that is shown by its records until 8 October 2026; its lead gave an address. */
async function aShownBar(open: OpenDatabase) {
  const bar = await aBarWithStaff(await open(), { schemes: ['safe_haven'] });
  await bar.hireAll('ada@example.org');
  await bar.confirm();
  await bar.train();
  const given = { ...bar, seal };
  return {
    ...bar,
    remind: () => remindOfEnding(given),
    starters: () => remindOfStarters(given),
    sumUp: () => sumUpTraining(given),
    choose: (who: string, frequency: 'each' | 'monthly' | 'none') => chooseMail({ ...bar, who, frequency }),
    to: async (recipient: string) =>
      (await bar.mails()).flatMap((mail) => (mail.recipient === recipient ? [mail.subject] : [])),
  };
}

const ENDS = 'The Paper Lantern: training holds until 8 October 2026';

describeEachEngine('mail about training', (open) => {
  it('reminds manager and lead 30 and 7 days before, once each, late, twice or at once', async () => {
    const bar = await aShownBar(open);
    bar.clock.set('2026-09-07T09:00:00Z');
    expect(await bar.remind()).toBe(0);
    bar.clock.set('2026-09-10T09:00:00Z'); // The job was two days late.
    await Promise.all([bar.remind(), bar.remind(), bar.remind()]);
    expect(await bar.remind()).toBe(0);
    bar.clock.set('2026-10-01T09:00:00Z');
    expect(await bar.remind()).toBe(2);
    bar.clock.set('2026-10-03T09:00:00Z');
    expect(await bar.remind()).toBe(0);
    expect(await bar.to('mo@example.org')).toEqual([ENDS, ENDS]);
    expect(await bar.to('ada@example.org')).toEqual([ENDS, ENDS]);
    const [first] = (await bar.mails()).filter(({ recipient }) => recipient === 'ada@example.org');
    expect(first?.body).toContain('- Confirm how many of your staff meet the public.');
    expect(first?.body).toContain(`https://havens.example${mailChoicePath('Ada', seal)}`);
    expect(first?.body).not.toContain('/admin');
    expect(await remindTraining(bar)).toBe(0);
  });

  it('does not begin again when the day on which it ends moves by a little', async () => {
    const bar = await aShownBar(open);
    bar.clock.set('2026-09-10T09:00:00Z');
    await bar.remind();
    await bar.leave(['Ada', 'Bo'], '2026-10-05');
    await bar.refresh();
    bar.clock.set('2026-09-11T09:00:00Z');
    expect(await bar.remind()).toBe(0);
  });

  it('is written as often as somebody chose, but a venue that is hidden is told of in any case', async () => {
    const bar = await aShownBar(open);
    expect(await readMailChoice({ who: MANAGER, db: bar.db })).toBe('each');
    await bar.choose(MANAGER, 'none');
    await bar.choose(LEAD, 'monthly');
    bar.clock.set('2026-09-10T09:00:00Z');
    expect(await bar.remind()).toBe(0);
    bar.clock.set('2026-10-09T09:00:00Z');
    await refreshChangedTraining(bar);
    await refreshChangedTraining(bar);
    const hidden = ['The Paper Lantern is not shown: its training is under the rule'];
    expect(await bar.to('mo@example.org')).toEqual(hidden);
    expect(await bar.to('ada@example.org')).toEqual(hidden);
  });

  it('sums up the month to managers, and to a lead who wants that in place of reminders', async () => {
    const bar = await aShownBar(open);
    bar.clock.set('2026-06-30T09:00:00Z');
    expect(await bar.sumUp()).toBe(0);
    bar.clock.set('2026-07-02T09:00:00Z');
    await Promise.all([bar.sumUp(), bar.sumUp()]);
    expect(await bar.sumUp()).toBe(0);
    expect(await bar.to('mo@example.org')).toEqual(['The Paper Lantern: training in July 2026']);
    expect(await bar.to('ada@example.org')).toEqual([]);
    await bar.choose(LEAD, 'monthly');
    bar.clock.set('2026-08-01T00:30:00Z');
    expect(await bar.sumUp()).toBe(2);
    const body = (await bar.mails()).at(-1)?.body;
    expect(body).toContain('9 of 9 who meet the public are trained and in date, 8 are needed');
    expect(body).toContain('by 10 September 2026');
    await bar.choose(MANAGER, 'none');
    bar.clock.set('2026-09-01T09:00:00Z');
    expect(await bar.sumUp()).toBe(0);
  });

  it('tells of new starters who have not begun after two weeks, once', async () => {
    const bar = await aShownBar(open);
    const added = { claimedAt: null, source: 'import' as const };
    await bar.hire('Jo', { ...added, joinedOn: '2026-06-10' });
    await bar.hire('Kit', { ...added, joinedOn: '2020-01-01' });
    await bar.hire('Lee', { ...added, leftOn: '2026-06-12' });
    bar.clock.set('2026-06-23T09:00:00Z');
    expect(await bar.starters()).toBe(0);
    bar.clock.set('2026-06-26T09:00:00Z');
    await Promise.all([bar.starters(), bar.starters()]);
    expect(await bar.starters()).toBe(0);
    expect(await bar.to('mo@example.org')).toEqual([
      'The Paper Lantern: new starters have not begun to learn',
    ]);
    const body = (await bar.mails()).at(-1)?.body;
    expect(body).toContain('2 new members of staff have been at The Paper Lantern');
    expect(body).not.toMatch(/Jo|Kit/);
  });
});

describeEachEngine('the address at which somebody without an account chooses', (open) => {
  it('is about them alone, cannot be made up, and ends when they are erased', async () => {
    const bar = await aShownBar(open);
    const key = mailChoicePath('Ada', seal).slice('/join/mail/'.length);
    expect(await whoChooses({ key, seal, db: bar.db })).toBe('staff/Ada');
    const [, digits = ''] = key.split('.');
    for (const wrong of [`Bo.${digits}`, 'Ada.', 'Ada', `Ada.${digits.slice(1)}0`, ''])
      await expect(whoChooses({ key: wrong, seal, db: bar.db })).rejects.toMatchObject({
        code: 'mail_choice.unknown',
        status: 404,
      });
    await bar.choose(LEAD, 'none');
    const ada = await selectStaffMember(bar.db, 'Ada');
    const was = ada ? await staffVersion(ada) : '';
    await eraseStaffMember({ ...bar, staffId: 'Ada', was });
    await expect(whoChooses({ key, seal, db: bar.db })).rejects.toMatchObject({ status: 404 });
    expect(await readMailChoice({ who: LEAD, db: bar.db })).toBe('each');
  });
});

import { expect, it } from 'vitest';
import type { Decider, Decision } from '../../../api/domain/case-facts.ts';
import type { SchemeRules } from '../../../api/domain/scheme.ts';
import { REASON_CODES } from '../../../api/domain/reason-codes.ts';
import { confirmVenue } from '../../../api/usecases/confirm-venue.ts';
import { hoursVersion } from '../../../api/usecases/change-hours.ts';
import { makeDecision } from '../../../api/usecases/make-decision.ts';
import { readCase } from '../../../api/usecases/read-cases.ts';
import { readScheme } from '../../../api/usecases/read-scheme.ts';
import { refreshChangedTraining } from '../../../api/usecases/refresh-changed-training.ts';
import type { Database } from '../../../db/database.ts';
import { insertSchemeVersion } from '../../../db/scheme-versions.ts';
import { insertTrainingCheck } from '../../../db/training-checks.ts';
import { selectVenueHours } from '../../../db/venue-hours.ts';
import { aBarWithStaff, type BarWithStaff } from '../../helpers/bar-with-staff.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';
import { onceRead } from '../../helpers/once-read.ts';
import { BARNET } from '../../helpers/register.ts';

const YEAR = { valid_from: '2026-06-10', valid_to: '2027-06-09' };
const APPROVER: Decider = { actor: 'person/approver', roles: ['officer', 'approver'] };

/** A bar whose nine staff were trained seven weeks ago, and an application of it that is ready. */
async function aReadyBar(open: OpenDatabase): Promise<BarWithStaff> {
  const bar = await aBarWithStaff(await open());
  await bar.hireAll();
  await bar.confirm();
  for (const state of ['draft', 'submitted', 'in_assessment'] as const) await bar.decide(state);
  await bar.train(undefined, '2026-04-20');
  return bar;
}

/** The same, accredited, and suspended by an approver. */
async function aSuspendedBar(open: OpenDatabase): Promise<BarWithStaff> {
  const bar = await aReadyBar(open);
  await bar.decide('accredited', { ...YEAR, trained_on: '2026-04-20', training_until: '2026-10-08' });
  await bar.decide('suspended');
  return bar;
}

/** The same, accredited; its manager has confirmed what a renewal stands on. */
async function aBarToRenew(open: OpenDatabase): Promise<BarWithStaff> {
  const bar = await aReadyBar(open);
  const dates = { trained_on: '2026-04-20', training_until: '2026-10-08' };
  await bar.decide('accredited', { ...dates, valid_from: '2025-07-01', valid_to: '2026-06-30' });
  const { opening, haven } = await selectVenueHours(bar.db, bar.venueId, '2026-06-10');
  const hours = {
    opening: await hoursVersion(opening?.hours),
    haven: await hoursVersion(haven?.hours),
  };
  await confirmVenue({ ...bar, said: { hours, headcount: 9, everyShift: true, pledge: 1 } });
  await bar.decide('renewal_due');
  return bar;
}

/** A version of the scheme whose rule for training is another, in force from today on. */
async function addVersion(bar: BarWithStaff, training: Partial<SchemeRules['training']>): Promise<void> {
  const { newest } = await readScheme({ schemeKey: 'safe_haven', ...bar });
  const rules = { ...newest.rules, training: { ...newest.rules.training, ...training } };
  const next = { ...newest, version: newest.version + 1, rules, effectiveFrom: '2026-06-10' };
  await bar.db.writeAll(insertSchemeVersion(bar.db, 'safe_haven', next));
}

/** Until when those who read the published list show anything of it, as an instant. */
async function lastMinute({ db }: BarWithStaff): Promise<string> {
  const bodies = await db.query.selectFrom('public_snapshots').select('body').execute();
  const untils = bodies.flatMap(({ body }) => {
    const snapshot = JSON.parse(body) as { base: number; havens: { until: number[] } };
    return snapshot.havens.until.map((each) => snapshot.base + each);
  });
  return new Date(Math.max(...untils) * 60_000).toISOString();
}

async function approve(bar: BarWithStaff, decision: Decision, db: Database = bar.db) {
  const key = { venueId: bar.venueId, schemeKey: 'safe_haven', authorityCode: BARNET };
  const { record } = await readCase({ ...bar, ...key });
  return makeDecision({
    asked: {
      ...{ ...key, decision, code: Object.keys(REASON_CODES[decision])[0] ?? '' },
      ...{ text: 'What the managers read.', note: '', expectedSequence: record.sequence },
    },
    ...{ decider: APPROVER, publicOrigin: bar.publicOrigin, db, clock: bar.clock },
  });
}

describeEachEngine('a decision that shows a venue', (open) => {
  it.each([
    ['accredit', aReadyBar],
    ['lift', aSuspendedBar],
  ] as const)('to %s goes by no training that was found to be less meanwhile', async (decision, prepare) => {
    const bar = await prepare(open);
    const before = (await bar.accreditation()).sequence;
    const db = onceRead(bar.db, { table: 'venues as v', time: 1 }, async () => {
      await bar.leave(['Bo']);
      await bar.refresh();
    });
    await expect(approve(bar, decision, db)).rejects.toMatchObject({
      ...{ code: 'venue.changed_meanwhile', status: 409 },
    });
    expect(await bar.shown()).toBeUndefined();
    expect((await bar.accreditation()).sequence).toBe(before);
  });

  it('goes by what was taken back a moment ago and is not yet worked out', async () => {
    const bar = await aSuspendedBar(open);
    await bar.leave(['Bo']);
    await expect(approve(bar, 'lift')).rejects.toMatchObject({
      code: 'decision.not_open',
      message: expect.stringContaining('Have a deputy who is trained and in date.'),
    });
    expect(await bar.shown()).toBeUndefined();
  });

  it('is refused where somebody leaves meanwhile, before that is worked out', async () => {
    const bar = await aSuspendedBar(open);
    const db = onceRead(bar.db, { table: 'venues as v', time: 1 }, async () => {
      bar.clock.set('2026-06-10T17:01:00Z');
      await bar.leave(['Bo']);
    });
    await expect(approve(bar, 'lift', db)).rejects.toMatchObject({ code: 'venue.changed_meanwhile' });
    expect(await bar.shown()).toBeUndefined();
  });

  it.each([
    ['accredit', aReadyBar],
    ['lift', aSuspendedBar],
    ['renew', aBarToRenew],
  ] as const)('to %s takes the days of the version that is in force', async (decision, prepare) => {
    const bar = await prepare(open);
    await addVersion(bar, { refreshMonths: 2 });
    await approve(bar, decision);
    expect(await bar.accreditation()).toMatchObject({ state: 'accredited', training_until: '2026-06-19' });
    expect(await bar.shown()).toBeDefined();
    expect(await lastMinute(bar)).toBe('2026-06-19T23:00:00.000Z');
    const { sequence } = await bar.accreditation();
    await refreshChangedTraining(bar);
    expect((await bar.accreditation()).sequence).toBe(sequence);
    expect((await bar.checks()).at(-1)).toMatchObject({ training_until: '2026-06-19' });
  });

  it.each([
    ['accredit', aReadyBar],
    ['lift', aSuspendedBar],
    ['renew', aBarToRenew],
  ] as const)('to %s waits for what that version asks to be learnt', async (decision, prepare) => {
    const bar = await prepare(open);
    await addVersion(bar, { modules: ['safe_haven_welcome', 'ask_for_angela'] });
    const before = await bar.accreditation();
    await expect(approve(bar, decision)).rejects.toMatchObject({
      ...{ code: 'decision.not_open', status: 409 },
    });
    expect(await bar.accreditation()).toEqual(before);
  });

  it('is refused where a version comes into force meanwhile', async () => {
    const bar = await aSuspendedBar(open);
    const db = onceRead(bar.db, { table: 'venues as v', time: 1 }, () =>
      addVersion(bar, { refreshMonths: 2 }),
    );
    await expect(approve(bar, 'lift', db)).rejects.toMatchObject({ code: 'venue.changed_meanwhile' });
    expect(await bar.shown()).toBeUndefined();
  });

  it('takes what an officer saw for no longer than that version has it count', async () => {
    const bar = await aBarWithStaff(await open(), { schemes: ['safe_haven'] });
    const seen = {
      ...{ id: 'seen', venueId: bar.venueId, schemeKey: 'safe_haven', trainedPeople: 9, publicFacing: 9 },
      ...{ trainedOn: '2026-03-02', trainingUntil: '2027-03-01', note: '' },
      ...{ checkedBy: 'person/officer', checkedAt: '2026-03-02T10:00:00.000Z' },
    };
    await bar.db.writeAll([insertTrainingCheck(bar.db, seen)]);
    await bar.decide('suspended');
    await addVersion(bar, { refreshMonths: 6 });
    await approve(bar, 'lift');
    expect((await bar.accreditation()).training_until).toBe('2026-09-01');
    await bar.decide('suspended');
    bar.clock.set('2026-09-02T09:00:00Z');
    await expect(approve(bar, 'lift')).rejects.toMatchObject({
      message: expect.stringContaining('Training is out of date'),
    });
  });

  it('does not hold back a suspension while training is worked out', async () => {
    const bar = await aReadyBar(open);
    await approve(bar, 'accredit');
    const db = onceRead(bar.db, { table: 'venues as v', time: 1 }, async () => {
      await bar.hire('Jo', { publicFacing: false });
      await bar.refresh();
    });
    await approve(bar, 'suspend', db);
    expect(await bar.shown()).toBeUndefined();
  });
});

import { expect, it } from 'vitest';
import type { Decider, Decision } from '../../../api/domain/case-facts.ts';
import { REASON_CODES } from '../../../api/domain/reason-codes.ts';
import { makeDecision } from '../../../api/usecases/make-decision.ts';
import { readCase } from '../../../api/usecases/read-cases.ts';
import type { Database } from '../../../db/database.ts';
import { aBarWithStaff, type BarWithStaff } from '../../helpers/bar-with-staff.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';
import { onceRead } from '../../helpers/once-read.ts';
import { BARNET } from '../../helpers/register.ts';

const YEAR = { valid_from: '2026-06-10', valid_to: '2027-06-09' };
const APPROVER: Decider = { actor: 'person/approver', roles: ['officer', 'approver'] };

/** A bar whose nine staff are trained today, and an application of it that is ready. */
async function aReadyBar(open: OpenDatabase): Promise<BarWithStaff> {
  const bar = await aBarWithStaff(await open());
  await bar.hireAll();
  await bar.confirm();
  for (const state of ['draft', 'submitted', 'in_assessment'] as const) await bar.decide(state);
  await bar.train();
  return bar;
}

/** The same, accredited, and suspended by an approver. */
async function aSuspendedBar(open: OpenDatabase): Promise<BarWithStaff> {
  const bar = await aReadyBar(open);
  await bar.decide('accredited', { ...YEAR, trained_on: '2026-06-10', training_until: '2026-10-08' });
  await bar.decide('suspended');
  return bar;
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
});

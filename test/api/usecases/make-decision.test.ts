import { expect, it } from 'vitest';
import type { AccreditationState } from '../../../api/domain/accreditation.ts';
import type { Decider, Decision } from '../../../api/domain/case-facts.ts';
import { REASON_CODES } from '../../../api/domain/reason-codes.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { judgeEvidence } from '../../../api/usecases/judge-evidence.ts';
import { makeDecision, type DecisionAsked } from '../../../api/usecases/make-decision.ts';
import { readCase } from '../../../api/usecases/read-cases.ts';
import { recordTrainingCheck, type TrainingSeen } from '../../../api/usecases/record-training-check.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { advanceVisited } from '../../../api/usecases/advance-visited.ts';
import { addEvidence, addVisit } from '../../helpers/assessment.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { insertPerson, insertVenueManager } from '../../../db/people.ts';
import { addVenue, BARNET, movableClock, seedRegister, setRules } from '../../helpers/register.ts';

const ORIGIN = 'https://havens.example';
const OFFICER: Decider = { actor: 'person/officer', roles: ['officer'] };
const APPROVER: Decider = { actor: 'person/approver', roles: ['officer', 'approver'] };
const AT = '2026-06-01T09:00:00.000Z';
const KEY = { venueId: 'k3f9x2m4q', schemeKey: 'safe_haven', authorityCode: BARNET };

describeEachEngine('an officer’s decision', (open) => {
  async function register(states: readonly AccreditationState[] = ['draft', 'submitted']) {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    await addVenue(db);
    await db.writeAll([
      insertPerson(db, { id: 'p1', email: 'manager@example.org', name: 'M', at: AT }),
      insertVenueManager(db, { venueId: KEY.venueId, personId: 'p1', at: AT, by: 'test' }),
    ]);
    for (const to of states)
      await decideAccreditation({ ...KEY, to, reason: 'r', actor: 'person/m', db, clock });

    const sequence = async () => (await readCase({ ...KEY, db, clock })).record.sequence;
    const decide = async (decision: Decision, decider: Decider, given: Partial<DecisionAsked> = {}) =>
      makeDecision({
        asked: {
          ...KEY,
          decision,
          code: Object.keys(REASON_CODES[decision])[0] ?? '',
          text: 'What the managers read.',
          note: '',
          expectedSequence: await sequence(),
          ...given,
        },
        decider,
        publicOrigin: ORIGIN,
        db,
        clock,
      });
    const train = (given: Partial<TrainingSeen> = {}) =>
      recordTrainingCheck({
        seen: {
          ...{ ...KEY, checkId: 'check-1', trainedPeople: 4, publicFacing: 5, trainedOn: '2026-06-01' },
          ...{ note: '', ...given },
        },
        actor: OFFICER.actor,
        publicOrigin: ORIGIN,
        db,
        clock,
        ids: randomIds,
      });
    const state = async () => (await readCase({ ...KEY, db, clock })).facts.state;
    const row = () =>
      db.query
        .selectFrom('accreditations')
        .select(['state', 'valid_from', 'valid_to', 'trained_on', 'training_until'])
        .executeTakeFirstOrThrow();
    const mails = () =>
      db.query.selectFrom('outbox').select(['recipient', 'subject', 'body']).orderBy('id').execute();
    const shown = async () => (await db.query.selectFrom('public_havens').select('id').execute()).length > 0;
    return { db, clock, decide, train, state, row, mails, shown, sequence };
  }

  async function accredited() {
    const office = await register();
    await office.decide('assess', OFFICER);
    await office.train();
    await office.decide('accredit', APPROVER);
    return office;
  }

  it('leads from what came in to the finder, and writes to the managers at each step', async () => {
    const { decide, train, state, row, mails, shown } = await register();
    await decide('assess', OFFICER);
    expect(await state()).toBe('in_assessment');
    expect(await train()).toEqual({ follows: 'ready', until: '2027-05-31' });
    expect(await state()).toBe('ready_for_decision');
    await decide('accredit', APPROVER);
    expect(await row()).toEqual({
      state: 'accredited',
      valid_from: '2026-06-10',
      valid_to: '2027-06-09',
      trained_on: '2026-06-01',
      training_until: '2027-05-31',
    });
    expect(await shown()).toBe(true);
    const written = await mails();
    expect(written.map(({ subject }) => subject)).toEqual([
      'The Paper Lantern: we are looking at your application',
      'The Paper Lantern: it is accredited',
    ]);
    expect(written[1]?.body).toContain('What the managers read.');
    expect(written[1]?.body).toContain(`${ORIGIN}/admin/venues/k3f9x2m4q`);
    expect(written[1]?.recipient).toBe('manager@example.org');
  });

  it('suspends at once and lifts again, with its code on the event and the note only on the trail', async () => {
    const { db, decide, shown } = await accredited();
    await decide('suspend', APPROVER, { code: 'incident', note: 'The police rang.' });
    expect(await shown()).toBe(false);
    const event = await db.query
      .selectFrom('accreditation_events')
      .select(['reason', 'facts', 'actor'])
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ reason: 'What the managers read.', actor: 'person/approver' });
    expect(JSON.parse(event.facts)).toMatchObject({ code: 'incident' });
    expect(event.facts).not.toContain('police');
    const audit = await db.query
      .selectFrom('audit_events')
      .select('details')
      .where('action', '=', 'accreditation.suspended')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(audit.details)).toMatchObject({ note: 'The police rang.', code: 'incident' });
    await decide('lift', APPROVER);
    expect(await shown()).toBe(true);
  });

  it.each([
    ['accredit', OFFICER],
    ['accredit', APPROVER],
    ['lift', APPROVER],
    ['renew', APPROVER],
  ] as const)(
    '%s is refused by %s while its guards are not met, and writes nothing',
    async (decision, decider) => {
      const { db, decide, sequence } = await register();
      await expect(decide(decision, decider)).rejects.toMatchObject({
        code: 'decision.not_open',
        status: 409,
      });
      expect(await sequence()).toBe(2);
      expect(await db.query.selectFrom('outbox').select('id').execute()).toEqual([]);
    },
  );

  it('by an officer alone never suspends', async () => {
    const { decide, shown } = await accredited();
    await expect(decide('suspend', OFFICER)).rejects.toMatchObject({
      message: expect.stringContaining('An approver decides this. You are not one.'),
    });
    expect(await shown()).toBe(true);
  });

  it('on a page that is no longer the newest is refused, and mails nobody', async () => {
    const { decide, sequence, mails, state } = await accredited();
    const stale = await sequence();
    await decide('suspend', APPROVER);
    const before = (await mails()).length;
    await expect(decide('revoke', APPROVER, { expectedSequence: stale })).rejects.toMatchObject({
      code: 'accreditation.decided_meanwhile',
      status: 409,
    });
    expect((await mails()).length).toBe(before);
    expect(await state()).toBe('suspended');
  });

  it('by two people at the same moment: one wins, the other is told, one mail goes out', async () => {
    const { decide, sequence, mails } = await accredited();
    const expectedSequence = await sequence();
    const before = (await mails()).length;
    const outcomes = await Promise.allSettled([
      decide('suspend', APPROVER, { expectedSequence }),
      decide('revoke', { ...APPROVER, actor: 'person/other' }, { expectedSequence }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'accreditation.decided_meanwhile' } },
    ]);
    expect(await sequence()).toBe(expectedSequence + 1);
    expect((await mails()).length).toBe(before + 1);
  });

  it('needs a second person where the scheme asks for one', async () => {
    const { db, decide, train, state } = await register();
    await setRules(db, 'safe_haven', { secondApprover: true });
    await decide('assess', APPROVER);
    await train();
    await expect(decide('accredit', APPROVER)).rejects.toMatchObject({
      message: expect.stringContaining('another approver must decide'),
    });
    await decide('accredit', { ...APPROVER, actor: 'person/second' });
    expect(await state()).toBe('accredited');
  });

  it('needs somebody who neither judged the evidence nor checked the training', async () => {
    const { db, clock, decide, train, state } = await register();
    await setRules(db, 'safe_haven', {
      secondApprover: true,
      evidence: { required: ['phone'], atLeastOneOf: [] },
    });
    const judge: Decider = { ...APPROVER, actor: 'person/judge' };
    const evidenceId = await addEvidence(db, { venueId: KEY.venueId, item: 'phone', personId: 'p1' });
    await decide('assess', { ...OFFICER, actor: 'person/other' });
    await judgeEvidence({
      ...{ evidenceId, venueId: KEY.venueId, verdict: 'seen', note: '', expected: null },
      ...{ actor: judge.actor, db, clock },
    });
    await train();
    for (const assessor of [judge, { ...APPROVER, actor: OFFICER.actor }]) {
      await expect(decide('accredit', assessor)).rejects.toMatchObject({
        message: expect.stringContaining('another approver must decide'),
      });
    }
    await decide('accredit', APPROVER);
    expect(await state()).toBe('accredited');
  });

  it('waits for evidence and visit where the scheme asks for them; the last of them makes it ready', async () => {
    const { db, clock, decide, train, state } = await register();
    await setRules(db, 'safe_haven', {
      visitRequired: true,
      evidence: { required: ['seat'], atLeastOneOf: [] },
    });
    const evidenceId = await addEvidence(db, { venueId: KEY.venueId, item: 'seat', personId: 'p1' });
    await decide('assess', OFFICER);
    const judge = (verdict: 'seen' | 'not_enough', note = '', expected: string | null = null) =>
      judgeEvidence({
        ...{ evidenceId, venueId: KEY.venueId, verdict, note, expected, actor: OFFICER.actor, db, clock },
      });
    await expect(judge('not_enough')).rejects.toMatchObject({ code: 'evidence.note_missing' });
    await judge('not_enough', 'The photo is dark.');
    expect(await train()).toMatchObject({ follows: 'nothing' });
    await expect(judge('seen')).rejects.toMatchObject({ code: 'evidence.judged_meanwhile' });
    expect(await judge('seen', '', '2026-06-10T12:00:00.000Z')).toEqual({ ready: false });
    await decide('ask_training', OFFICER);
    clock.set('2026-06-12T12:00:00Z');
    await addVisit(db, {
      venueId: KEY.venueId,
      kind: 'advisory',
      outcome: 'good',
      at: '2026-06-12T12:00:00.000Z',
    });
    expect(await advanceVisited({ db, clock })).toBe(1);
    expect(await advanceVisited({ db, clock })).toBe(0);
    expect(await state()).toBe('ready_for_decision');
  });

  it('a check that finds too few trained people gives a shown venue until the end of the grace', async () => {
    const { db, train, state, shown } = await accredited();
    const found = await train({ checkId: 'check-2', trainedPeople: 1, publicFacing: 5 });
    expect(found.follows).toBe('plan');
    expect(await state()).toBe('action_required');
    expect(await shown()).toBe(true);
    const plan = await db.query.selectFrom('action_plans').select(['cause', 'deadline']).executeTakeFirst();
    expect(plan).toEqual({ cause: 'training', deadline: '2026-07-08' });
  });

  it('a check of newer training moves its dates on, once however often it is sent', async () => {
    const { train, row, sequence } = await accredited();
    await train({ checkId: 'check-2', trainedOn: '2026-06-09' });
    const after = await sequence();
    expect(await train({ checkId: 'check-2', trainedOn: '2026-06-09' })).toMatchObject({
      follows: 'nothing',
    });
    expect(await sequence()).toBe(after);
    expect(await row()).toMatchObject({ trained_on: '2026-06-09', training_until: '2027-06-08' });
  });

  it('a licence that asks for training more often shortens how long it counts', async () => {
    const { db, train } = await register();
    await db.writeAll([
      db.query
        .insertInto('premises_licences')
        .values({
          ...{ id: 'l1', authority_code: BARNET, number: '1', kind: 'premises_licence', premises_name: 'P' },
          ...{ status: 'in_force', source: 'test', source_ref: '1', venue_id: KEY.venueId },
          ...{ matched_by: 'person/x', matched_at: AT, updated_at: AT },
        })
        .compile(),
      db.query
        .insertInto('licence_conditions')
        .values({
          ...{ id: 'c1', licence_id: 'l1', position: 1, text: 'WAVE', tags: '["wave_training","refresh"]' },
          ...{ refresh_months: 6, added_by: 'x', added_at: AT, asks_for: 'any' },
        })
        .compile(),
    ]);
    expect(await train()).toMatchObject({ until: '2026-11-30' });
  });

  it('ends no later than the scheme’s length', async () => {
    const { decide, train } = await register();
    await decide('assess', OFFICER);
    await train();
    await expect(decide('accredit', APPROVER, { validTo: '2028-01-01' })).rejects.toMatchObject({
      code: 'decision.valid_to_wrong',
      fields: { valid_to: expect.stringContaining('2027-06-09') },
    });
  });

  it('of another authority’s venue is not there', async () => {
    const { decide } = await register();
    await expect(decide('assess', OFFICER, { authorityCode: 'E09000007' })).rejects.toMatchObject({
      code: 'case.not_found',
    });
  });

  it('takes a training form once, and never drops one that says something else', async () => {
    const office = await register();
    await office.decide('assess', OFFICER);
    await office.train({ trainedPeople: 1 });
    expect(await office.train({ trainedPeople: 1 })).toMatchObject({ follows: 'nothing' });
    await expect(office.train({ trainedPeople: 4 })).rejects.toMatchObject({
      code: 'training.key_used',
      status: 409,
    });
  });
});

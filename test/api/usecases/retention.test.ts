import { expect, it } from 'vitest';
import { applyRetention } from '../../../api/usecases/apply-retention.ts';
import { onceADay } from '../../../api/usecases/once-a-day.ts';
import { changePeriods, countWhatWouldGo, readPeriods } from '../../../api/usecases/retention-periods.ts';
import { PERIOD_LIMITS, RETENTION_KINDS, type RetentionKind } from '../../../api/domain/retention.ts';
import type { Database } from '../../../db/database.ts';
import { ERASED_NAME } from '../../../db/erase-people.ts';
import { faultsOf } from '../../helpers/audit.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { CAMDEN, openOldThings, SOMEBODY } from '../../helpers/old-things.ts';
import { BARNET, movableClock } from '../../helpers/register.ts';

const NOW = '2026-06-10T11:00:00Z';
const LONG_AGO = '2019-03-01T10:00:00.000Z';
const LATELY = '2026-06-01T10:00:00.000Z';

async function aRegister(open: () => Promise<Database>) {
  const db = await open();
  const things = await openOldThings(db);
  const clock = movableClock(NOW);
  const idsIn = async (
    table:
      | 'concerns'
      | 'visits'
      | 'evidence'
      | 'stored_files'
      | 'file_parts'
      | 'sign_ups'
      | 'training_checks'
      | 'people',
  ) =>
    table === 'file_parts'
      ? (await db.query.selectFrom('file_parts').select('file_id as id').execute()).map(({ id }) => id)
      : (await db.query.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id);
  return { ...things, clock, idsIn, apply: () => applyRetention({ db, clock }) };
}

/** One of everything that has had its time. */
async function aPast(register: Awaited<ReturnType<typeof aRegister>>) {
  const ended = await register.venue({ state: 'withdrawn', since: LONG_AGO });
  const live = await register.venue({ state: 'accredited', since: LONG_AGO });
  const signUp = await register.signUp({ state: 'open', at: LONG_AGO });
  await register.evidence({ signUp, at: LONG_AGO });
  await register.evidence({ venue: ended, at: LONG_AGO });
  await register.concern({ venue: live, closed: LONG_AGO });
  await register.visit({ venue: live, state: 'done', at: LONG_AGO });
  await register.trainingCheck({ venue: ended, at: LONG_AGO, until: '2020-03-01' });
  const staff = await register.staff({ venue: live, left: '2019-03-01', at: LONG_AGO });
  await register.trainingRecord({ venue: live, staff, at: LONG_AGO });
  await register.attempt({ staff, at: LONG_AGO });
  await register.licence({ extracted: '2019-01-01', updated: LONG_AGO });
  await register.licence({ extracted: '2026-06-01', updated: LONG_AGO });
  await register.embedLoads({ day: '2019-03-01' });
  await register.mail({ settled: LONG_AGO });
  await register.leaver({ left: LONG_AGO });
  return { ended, live };
}

const ONE_OF_EACH = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, 1]));

describeEachEngine('retention', (open) => {
  it('lets go of one of each that has had its time, once, and says how many on the trail', async () => {
    const register = await aRegister(open);
    const { db } = register;
    await aPast(register);
    expect(await register.apply()).toEqual(ONE_OF_EACH);
    expect(await register.apply()).toEqual({});
    expect(await register.idsIn('evidence')).toEqual([]);
    expect(await register.idsIn('stored_files')).toEqual([]);
    expect(await register.idsIn('file_parts')).toEqual([]);
    const trail = await db.query
      .selectFrom('audit_events')
      .select(['authority_code', 'actor', 'subject', 'details'])
      .where('action', '=', 'retention.applied')
      .execute();
    expect(trail.map(({ details, ...event }) => ({ ...event, ...(JSON.parse(details) as object) }))).toEqual(
      expect.arrayContaining([
        {
          authority_code: BARNET,
          actor: 'job/retention',
          subject: `authority/${BARNET}`,
          kind: 'visit_notes',
          number: 1,
        },
        { authority_code: null, actor: 'job/retention', subject: 'register', kind: 'people', number: 1 },
      ]),
    );
    expect(trail).toHaveLength(RETENTION_KINDS.length);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('says beforehand how many will go, and those go', async () => {
    const register = await aRegister(open);
    await aPast(register);
    const counted = async () => {
      const counts = new Map<RetentionKind, number>();
      for (const authorityCode of [BARNET, null]) {
        const { months } = await readPeriods({ authorityCode, ...register });
        for (const [kind, n] of await countWhatWouldGo({ authorityCode, months, ...register }))
          counts.set(kind, n);
      }
      return Object.fromEntries(counts);
    };
    expect(await counted()).toEqual(ONE_OF_EACH);
    await register.apply();
    expect(Object.values(await counted()).every((n) => n === 0)).toBe(true);
  });

  it('of a visit leaves that there was one and how it went', async () => {
    const register = await aRegister(open);
    await aPast(register);
    await register.apply();
    const visits = await register.db.query
      .selectFrom('visits')
      .select(['state', 'outcome', 'visited_at', 'notes', 'brief', 'rubric'])
      .execute();
    expect(visits).toEqual([
      { state: 'done', outcome: 'poor', visited_at: LONG_AGO, notes: '', brief: '', rubric: null },
    ]);
  });

  it('keeps what is in use, however old', async () => {
    const register = await aRegister(open);
    const venue = await register.venue({ state: 'accredited', since: LONG_AGO });
    const concern = await register.concern({ venue, closed: LONG_AGO });
    await register.plan({ venue, closed: null, concern });
    const waited = await register.concern({ venue, closed: LONG_AGO });
    await register.visit({ venue, state: 'planned', at: LONG_AGO, concern: waited });
    const failed = await register.visit({ venue, state: 'done', at: LONG_AGO });
    await register.plan({ venue, closed: null, visit: failed });
    const retested = await register.visit({ venue, state: 'done', at: LONG_AGO });
    await register.visit({ venue, state: 'planned', at: LONG_AGO, retestOf: retested });
    await register.visit({ venue, state: 'done', at: LONG_AGO, debriefed: false });
    await register.trainingCheck({ venue, at: LONG_AGO, until: '2020-03-01' });
    await register.evidence({ venue, at: LONG_AGO });
    await register.signUp({ state: 'sent', at: LONG_AGO });
    await register.licence({ extracted: '2019-01-01', updated: LONG_AGO, venue });
    await register.licence({ extracted: null, updated: LONG_AGO });
    await register.licence({ extracted: '2026-06-01', updated: LONG_AGO });
    await register.mail({ settled: null });
    await register.db.writeAll([
      register.db.query.updateTable('people').set({ left_at: LONG_AGO }).where('id', '=', SOMEBODY).compile(),
    ]);
    expect(await register.apply()).toEqual({});
  });

  it('keeps what is younger than its period, and a file that a younger copy holds', async () => {
    const register = await aRegister(open);
    const venue = await register.venue({ state: 'declined', since: LATELY });
    await register.evidence({ venue, at: LONG_AGO });
    await register.concern({ venue, closed: LATELY });
    await register.visit({ venue, state: 'done', at: LATELY });
    await register.trainingCheck({ venue, at: LATELY, until: '2027-06-01' });
    await register.signUp({ state: 'set_aside', at: LATELY });
    await register.mail({ settled: LATELY });
    await register.leaver({ left: LATELY });
    expect(await register.apply()).toEqual({});
    const ended = await register.venue({ state: 'declined', since: LONG_AGO });
    const old = await register.evidence({ venue: ended, at: LONG_AGO });
    const signUp = await register.signUp({ state: 'open', at: LATELY });
    await register.evidence({ signUp, at: LATELY, shares: old });
    expect(await register.apply()).toEqual({ evidence: 1 });
    expect(await register.idsIn('stored_files')).toContain(`file-of-${old}`);
    expect(await register.idsIn('file_parts')).toContain(`file-of-${old}`);
  });

  it('goes by each authority’s own periods', async () => {
    const register = await aRegister(open);
    const { clock, db } = register;
    const at = '2026-01-10T10:00:00.000Z';
    const here = await register.venue({ state: 'accredited', since: at });
    const there = await register.venue({ state: 'accredited', since: at, authority: CAMDEN });
    await register.concern({ venue: here, closed: at });
    const kept = await register.concern({ venue: there, closed: at, authority: CAMDEN });
    const nobodys = await register.concern({ venue: there, closed: at, authority: null });
    const change = { authorityCode: BARNET, seen: null, actor: 'person/ade', db, clock };
    await changePeriods({ ...change, months: { closed_concerns: 3 } });
    expect(await register.apply()).toEqual({ closed_concerns: 1 });
    expect(await register.idsIn('concerns')).toEqual([kept, nobodys]);
    const [event] = await db.query
      .selectFrom('audit_events')
      .select('details')
      .where('action', '=', 'retention.changed')
      .execute();
    expect(JSON.parse(event?.details ?? '')).toEqual({
      from: { closed_concerns: PERIOD_LIMITS.closed_concerns.usual },
      to: { closed_concerns: 3 },
    });
  });

  it('refuses a period outside its limits, and one that somebody else changed meanwhile', async () => {
    const register = await aRegister(open);
    const change = { authorityCode: BARNET, seen: null, actor: 'person/ade', ...register };
    await expect(changePeriods({ ...change, months: { training_checks: 11 } })).rejects.toMatchObject({
      code: 'retention.outside_limits',
      fields: { training_checks: 'Enter 12 to 84 months' },
    });
    await changePeriods({ ...change, months: { evidence: 6 } });
    await expect(changePeriods({ ...change, months: { evidence: 7 } })).rejects.toMatchObject({
      code: 'retention.changed_meanwhile',
    });
    const mail = { ...change, authorityCode: null, months: { sent_mail: 3 } };
    await expect(changePeriods(mail)).rejects.toMatchObject({ code: 'retention.outside_limits' });
  });

  it('counts a person’s period from when they had nothing left, and forgets it when they come back', async () => {
    const register = await aRegister(open);
    const { clock, db } = register;
    const id = await register.leaver({ left: null });
    await register.apply();
    clock.set('2027-05-10T11:00:00Z');
    const signUp = await register.signUp({ state: 'open', at: '2027-05-09T10:00:00.000Z' });
    const giveTo = (person: string) =>
      db.writeAll([
        db.query
          .updateTable('sign_ups')
          .set({ person_id: person, version: 2 })
          .where('id', '=', signUp)
          .compile(),
      ]);
    await giveTo(id);
    await register.apply();
    await db.writeAll([db.query.deleteFrom('sign_ups').where('id', '=', signUp).compile()]);
    clock.set('2027-06-20T11:00:00Z');
    expect(await register.apply()).toEqual({});
    clock.set('2028-06-22T11:00:00Z');
    expect(await register.apply()).toEqual({ people: 1 });
    expect(await register.idsIn('people')).toEqual([SOMEBODY]);
  });

  it('erases who is still referred to by name only; what they made stays; the trail holds', async () => {
    const register = await aRegister(open);
    const { db } = register;
    const id = await register.leaver({ left: LONG_AGO });
    const venue = await register.venue({ state: 'accredited', since: LONG_AGO });
    const visit = await register.visit({ venue, state: 'done', at: LATELY });
    await db.writeAll([
      db.query.updateTable('visits').set({ visitor_id: id }).where('id', '=', visit).compile(),
    ]);
    expect(await register.apply()).toEqual({ people: 1 });
    const [person] = await db.query
      .selectFrom('people')
      .select(['name', 'email'])
      .where('id', '=', id)
      .execute();
    expect(person).toEqual({ name: ERASED_NAME, email: `erased-${id}@erased.invalid` });
    expect(await register.apply()).toEqual({});
    expect(await faultsOf(db)).toEqual([]);
  });

  it('goes in many writes where there is much', async () => {
    const register = await aRegister(open);
    for (let n = 0; n < 205; n++) await register.mail({ settled: LONG_AGO });
    expect(await register.apply()).toEqual({ sent_mail: 205 });
  });
});

describeEachEngine('work that is done once a day', (open) => {
  it('is done by one of two, again the next day, and again where it failed', async () => {
    const db = await open();
    const clock = movableClock(NOW);
    let done = 0;
    const work = async () => (done += 1);
    const ask = () => onceADay({ name: 'retention', work, db, clock });
    await Promise.all([ask(), ask()]);
    expect(done).toBe(1);
    expect(await ask()).toBeUndefined();
    clock.set('2026-06-11T00:30:00Z');
    const fails = () => Promise.reject(new Error('no disk'));
    await expect(onceADay({ name: 'retention', work: fails, db, clock })).rejects.toThrow('no disk');
    expect(await ask()).toBe(2);
    expect(await ask()).toBeUndefined();
  });
});

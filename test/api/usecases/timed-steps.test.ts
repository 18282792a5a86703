import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayNumber } from '../../../api/domain/london-time.ts';
import { LAPSES_JOB, REMINDERS_JOB } from '../../../api/jobs/accreditation-jobs.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import type { Database } from '../../../db/database.ts';
import { insertPerson, insertVenueManager } from '../../../db/people.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const NOON = 'T12:00:00.000Z';
const GRACE_DAYS = 28;

interface Dates {
  valid_from: string;
  valid_to: string;
  trained_on: string;
  training_until: string;
}

const LONG: Dates = {
  valid_from: '2026-06-01',
  valid_to: '2028-05-31',
  trained_on: '2026-06-01',
  training_until: '2028-05-31',
};

describeEachEngine('what time does to an accreditation', (open, engine) => {
  async function register(dates: Partial<Dates> = {}) {
    const db = await open();
    const clock = movableClock(`2026-06-01${NOON}`);
    await seedRegister(db);
    const venueId = await addVenue(db);
    const at = `2026-06-01${NOON}`;
    await db.writeAll([
      insertPerson(db, { id: 'p1', email: 'manager@example.org', name: 'M', at }),
      insertVenueManager(db, { venueId, personId: 'p1', at, by: 'test' }),
    ]);
    await decideAccreditation({
      ...{ venueId, schemeKey: 'safe_haven', to: 'accredited', reason: 'r', actor: 'test', db, clock },
      dates: { ...LONG, ...dates },
    });
    const failures: unknown[] = [];
    const run = async (day?: string) => {
      if (day !== undefined) clock.set(`${day}${NOON}`);
      await runBoth(db, clock, failures);
      expect(failures).toEqual([]);
    };
    return { db, clock, venueId, run, failures };
  }

  it('reminds of a renewal 90, 60 and 30 days before its end, each once, and lapses it after its last day', async () => {
    const { db, clock, run } = await register({ valid_to: '2027-05-31', training_until: '2027-12-31' });
    for (const day of ['2027-03-01', '2027-03-02', '2027-03-03', '2027-04-02', '2027-05-01', '2027-05-31']) {
      await run(day);
      await run(day);
    }
    expect(await mailReferences(db)).toEqual([
      'renewal/k3f9x2m4q/safe_haven/90/2027-05-31/p1',
      'renewal/k3f9x2m4q/safe_haven/60/2027-05-31/p1',
      'renewal/k3f9x2m4q/safe_haven/30/2027-05-31/p1',
    ]);
    expect(await history(db)).toEqual([
      ['accredited', '2026-06-01', 'test'],
      ['renewal_due', '2027-03-02', 'job/renewals'],
      ['renewal_due', '2027-04-02', 'job/renewals'],
      ['renewal_due', '2027-05-01', 'job/renewals'],
    ]);
    await run('2027-06-01');
    expect((await history(db)).at(-1)).toEqual(['lapsed', '2027-06-01', 'job/expire']);
    expect(await shown(db, clock)).toEqual([]);
    expect((await mailReferences(db)).at(-1)).toBe('lapsed/k3f9x2m4q/safe_haven/2027-05-31/p1');
  });

  it('leaves an audit event with each', async () => {
    const { db, run } = await register({ valid_to: '2027-05-31', training_until: '2027-12-31' });
    await run('2027-03-02');
    await run('2027-06-01');
    const audit = await db.query
      .selectFrom('audit_events')
      .select(['action', 'actor', 'authority_code'])
      .where('actor', 'like', 'job/%')
      .where('subject', '=', 'venue/k3f9x2m4q')
      .orderBy('id')
      .execute();
    expect(audit).toEqual([
      { action: 'accreditation.renewal_due', actor: 'job/renewals', authority_code: BARNET },
      { action: 'accreditation.lapsed', actor: 'job/expire', authority_code: BARNET },
    ]);
  });

  it('says once what it missed while it was not running', async () => {
    const { db, run } = await register({ valid_to: '2027-05-31', training_until: '2027-12-31' });
    await run('2027-05-10');
    await run('2027-05-11');
    expect(await mailReferences(db)).toEqual(['renewal/k3f9x2m4q/safe_haven/30/2027-05-31/p1']);
  });

  it('hides a venue at the end of its training, and suspends it after the scheme’s grace', async () => {
    const { db, clock, run } = await register({ training_until: '2027-01-31' });
    await run('2026-12-02');
    await run('2027-01-31');
    expect(await shown(db, clock)).toEqual(['k3f9x2m4q']);
    const lastOfGrace = addDays('2027-01-31', GRACE_DAYS);
    await run(lastOfGrace);
    expect((await history(db)).at(-1)?.[0]).toBe('accredited');
    expect(await shown(db, clock)).toEqual([]);
    await run(addDays(lastOfGrace, 1));
    expect((await history(db)).at(-1)).toEqual(['suspended', addDays(lastOfGrace, 1), 'job/training']);
    expect(await codes(db)).toEqual(['training_reminder', 'training_reminder', 'training_lapsed']);
    expect(await mailReferences(db)).toEqual([
      'training/k3f9x2m4q/safe_haven/60/2027-01-31/p1',
      'training/k3f9x2m4q/safe_haven/7/2027-01-31/p1',
      'training-lapsed/k3f9x2m4q/safe_haven/2027-01-31/p1',
    ]);
  });

  it('reminds of hours after eleven months and suspends after thirteen, unless they were confirmed', async () => {
    const { db, run } = await register();
    await run('2027-04-30');
    expect(await codes(db)).toEqual([]);
    await run('2027-05-01');
    await run('2027-05-02');
    expect(await codes(db)).toEqual(['hours_reminder']);
    await db.writeAll([
      db.query
        .insertInto('confirmations')
        .values({
          venue_id: 'k3f9x2m4q',
          what: 'hours',
          confirmed_at: `2027-06-30${NOON}`,
          confirmed_by: 'p1',
        })
        .compile(),
    ]);
    await run('2027-07-01');
    expect(await codes(db)).toEqual(['hours_reminder']);
  });

  it('suspends where they were not', async () => {
    const { db, clock, run } = await register();
    await run('2027-05-01');
    const [reminder] = await db.query.selectFrom('outbox').select('body').execute();
    expect(reminder?.body).toContain('Hours that nobody confirms by 1 July 2027');
    await run('2027-07-01');
    expect(await codes(db)).toEqual(['hours_reminder']);
    expect(await shown(db, clock)).toEqual(['k3f9x2m4q']);
    await run('2027-07-02');
    expect(await codes(db)).toEqual(['hours_reminder', 'hours_unconfirmed']);
    expect(await shown(db, clock)).toEqual([]);
  });

  it('never touches a venue on a history that somebody has changed meanwhile', async () => {
    const { db, clock, run } = await register({ valid_to: '2027-05-31', training_until: '2028-05-31' });
    clock.set(`2027-06-01${NOON}`);
    const renewing = overtaken(db, async () => {
      await decideAccreditation({
        ...{ venueId: 'k3f9x2m4q', schemeKey: 'safe_haven', to: 'accredited', reason: 'renewed' },
        ...{ dates: { valid_to: '2028-05-31' }, actor: 'test', db, clock },
      });
    });
    const failures: unknown[] = [];
    await runBoth(renewing, clock, failures);
    await run();
    expect(failures).toEqual([]);
    const states = (await history(db)).map(([state]) => state);
    expect(states).not.toContain('lapsed');
    expect(states.at(-1)).toBe('accredited');
  });

  it(
    'comes out alike however often, how late and by how many servers it is run',
    { timeout: 120_000 },
    async () => {
      // Within thirteen months: beyond them hours that nobody confirmed suspend as well.
      const day = fc.integer({ min: 0, max: 390 }).map((days) => addDays('2026-06-01', days));
      await fc.assert(
        fc.asyncProperty(
          fc.record({ valid_to: day, training_until: day }),
          fc.array(day, { maxLength: 5 }),
          async (dates, days) => {
            const { db, clock, failures } = await register(dates);
            const last = '2027-12-01';
            for (const when of [...days.toSorted(), last]) {
              clock.set(`${when}${NOON}`);
              await Promise.all([runBoth(db, clock, failures), runBoth(db, clock, failures)]);
            }
            expect(failures).toEqual([]);
            // Two and a half years on nothing stands, for the reason that came first.
            const ended = dayNumber(dates.valid_to);
            const grace = dayNumber(dates.training_until) + GRACE_DAYS;
            const states = (await history(db)).map(([state]) => state);
            expect(states.at(-1)).toBe('lapsed');
            expect(states.filter((state) => state === 'lapsed')).toHaveLength(1);
            expect(grace > ended && states.includes('suspended')).toBe(false);
            const mails = await mailReferences(db);
            expect(new Set(mails).size).toBe(mails.length);
            expect(mails.length).toBe(states.length - 1);
            expect(await shown(db, clock)).toEqual([]);
          },
        ),
        { numRuns: engine === 'better-sqlite3' ? 25 : 4 },
      );
    },
  );
});

async function runBoth(
  db: Database,
  clock: ReturnType<typeof movableClock>,
  failures: unknown[],
): Promise<void> {
  const deps = {
    ...{ db, clock },
    config: { publicOrigin: 'https://havens.example' },
    log: { request() {}, note() {}, failure: (_: string, error: unknown) => void failures.push(error) },
  };
  for (const job of [LAPSES_JOB, REMINDERS_JOB])
    await job.run(deps as unknown as Parameters<typeof job.run>[0]).catch((error) => failures.push(error));
}

/** A register in which somebody does something after the jobs have read what is due, and before they write. */
function overtaken(db: Database, meanwhile: () => Promise<void>): Database {
  let done = false;
  return {
    query: db.query,
    async writeAll(statements) {
      if (!done) {
        done = true;
        await meanwhile();
      }
      return db.writeAll(statements);
    },
  };
}

const mailReferences = async (db: Database): Promise<string[]> =>
  (await db.query.selectFrom('outbox').select('reference').orderBy('id').execute()).map(
    ({ reference }) => reference,
  );

const history = async (db: Database): Promise<string[][]> =>
  (
    await db.query
      .selectFrom('accreditation_events')
      .select(['to_state', 'decided_at', 'actor'])
      .orderBy('sequence')
      .execute()
  ).map(({ to_state, decided_at, actor }) => [to_state, decided_at.slice(0, 10), actor]);

const codes = async (db: Database): Promise<unknown[]> =>
  (await db.query.selectFrom('accreditation_events').select('facts').orderBy('sequence').execute()).flatMap(
    ({ facts }) => (JSON.parse(facts) as { code?: string }).code ?? [],
  );

const shown = async (db: Database, now: { now(): number }): Promise<string[]> => {
  const at = new Date(now.now()).toISOString();
  const rows = await db.query.selectFrom('public_havens').select('id').where('until', '>', at).execute();
  return rows.map(({ id }) => id);
};

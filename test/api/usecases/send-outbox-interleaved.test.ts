import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MailTransport } from '../../../api/mail/transport.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { sendOutbox } from '../../../api/usecases/send-outbox.ts';
import type { Database } from '../../../db/database.ts';
import { insertMail } from '../../../db/outbox.ts';
import { selectNewestMail, type OutboxMail } from '../../../db/outbox-records.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { movableClock } from '../../helpers/register.ts';

// Senders on one outbox, in any order of their steps, any of them killed at any step, with time going on meanwhile.

const AT = '2026-06-10T17:00:00.000Z';

interface Plan {
  readonly mails: number;
  /** One a sender: the step at which it is killed; a high one is never reached. */
  readonly killedAt: readonly number[];
  /** Seconds that pass, each at some moment. */
  readonly pauses: readonly number[];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  mails: fc.integer({ min: 1, max: 4 }),
  killedAt: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 3 }),
  pauses: fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 4 }),
});

interface Outcome {
  /** References that the service took, one for each time. */
  readonly taken: readonly string[];
  readonly mails: readonly OutboxMail[];
  readonly kills: number;
}

async function play(
  db: Database,
  plan: Plan,
  scheduler: fc.Scheduler,
  canBeAsked: boolean,
): Promise<Outcome> {
  const clock = movableClock(AT);
  const taken: string[] = [];
  let kills = 0;
  await db.writeAll([
    db.query.deleteFrom('outbox').compile(),
    ...Array.from({ length: plan.mails }, (_, index) =>
      insertMail(db, {
        reference: `r${index}`,
        recipient: 'manager@example.com',
        kind: 'decision',
        subject: 's',
        body: 'b',
        createdAt: AT,
      }),
    ),
  ]);

  function startSender(killedAt: number): Promise<unknown> {
    let steps = 0;
    let die = () => {};
    const death = new Promise<void>((resolve) => {
      die = resolve;
    });
    /** Somewhere between two things that a sender does; a dead one does nothing more. */
    async function step(): Promise<void> {
      await scheduler.schedule(Promise.resolve());
      steps += 1;
      if (steps < killedAt) return;
      if (steps === killedAt) kills += 1;
      die();
      await new Promise(() => {});
    }
    const seen: Database = {
      query: db.query,
      async writeAll(statements) {
        await step();
        const counts = await db.writeAll(statements);
        await step();
        return counts;
      },
    };
    const transport: MailTransport = {
      name: 'smtp',
      // Longer than all pauses together: a living sender gives up before its mail is taken from it.
      answerWithinMs: 600_000,
      staysInOutbox: false,
      async send(message, handOver) {
        await step();
        await handOver();
        taken.push(message.reference);
        await step();
      },
      ...(canBeAsked && {
        async hasTaken(reference: string) {
          await step();
          return taken.includes(reference);
        },
      }),
    };
    const log = { failure: (what: string, error: unknown) => void expect([what, error]).toEqual([]) };
    return Promise.race([sendOutbox({ db: seen, clock, ids: randomIds, transport, log }), death]);
  }

  const pauses = plan.pauses.map(async (seconds) => {
    await scheduler.schedule(Promise.resolve());
    clock.set(new Date(clock.now() + seconds * 1_000).toISOString());
  });
  await scheduler.waitFor(Promise.all([...plan.killedAt.map(startSender), ...pauses]));
  // Later than any claim, one that lives to the end.
  clock.set('2026-06-10T18:00:00.000Z');
  await scheduler.waitFor(startSender(Infinity));
  return { taken, kills, mails: await selectNewestMail(db) };
}

describeEachEngine('senders on one outbox', (open, engine) => {
  const runs = { numRuns: engine === 'better-sqlite3' ? 300 : 15 };

  it('give each mail to the service at most once, and say of which they do not know', async () => {
    const db = await open();
    await fc.assert(
      fc.asyncProperty(plans, fc.scheduler(), async (plan, scheduler) => {
        const { taken, mails, kills } = await play(db, plan, scheduler, false);
        expect(new Set(taken).size).toBe(taken.length);
        const unclear = mails.filter(({ state }) => state === 'unclear');
        expect(unclear.length).toBeLessThanOrEqual(kills);
        const sent = mails.filter(({ state }) => state === 'sent');
        expect(sent.length + unclear.length).toBe(plan.mails);
        expect(sent.filter(({ reference }) => !taken.includes(reference))).toEqual([]);
      }),
      runs,
    );
  });

  it('give each mail to a service that can be asked exactly once', async () => {
    const db = await open();
    await fc.assert(
      fc.asyncProperty(plans, fc.scheduler(), async (plan, scheduler) => {
        const { taken, mails } = await play(db, plan, scheduler, true);
        expect(taken.toSorted()).toEqual(mails.map(({ reference }) => reference).toSorted());
        for (const { state } of mails) expect(state).toBe('sent');
      }),
      runs,
    );
  });
});

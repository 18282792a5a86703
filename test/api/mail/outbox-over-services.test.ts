import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { notifyKeyOf } from '../../../api/mail/notify-key.ts';
import { notifyTransport } from '../../../api/mail/notify.ts';
import { smtpTransport } from '../../../api/mail/smtp.node.ts';
import type { MailTransport } from '../../../api/mail/transport.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { systemClock } from '../../../api/system-clock.ts';
import { sendOutbox } from '../../../api/usecases/send-outbox.ts';
import type { Database } from '../../../db/database.ts';
import { insertMail } from '../../../db/outbox.ts';
import { countOutbox } from '../../../db/outbox-records.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { API_KEY, startNotifyServer, TEMPLATE_ID, type Behaviour } from '../../helpers/notify-server.ts';
import { movableClock } from '../../helpers/register.ts';
import { startSmtpServer } from '../../helpers/smtp-server.ts';

// The outbox and the real transports together; only the clock of the outbox is moved.

const AT = '2026-06-10T17:00:00.000Z';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function queue(db: Database, mails: number): Promise<void> {
  await db.writeAll([
    db.query.deleteFrom('outbox').compile(),
    ...Array.from({ length: mails }, (_, index) =>
      insertMail(db, {
        reference: `decision/v${index}/1`,
        recipient: `manager${index}@example.com`,
        kind: 'decision',
        subject: `Decision ${index}`,
        body: 'Sign in to read it.\n',
        createdAt: AT,
      }),
    ),
  ]);
}

/** A round of the outbox each minute. */
function minutesOf(db: Database, transport: MailTransport) {
  const clock = movableClock(AT);
  return async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      const log = { failure: (what: string, error: unknown) => void expect([what, error]).toEqual([]) };
      await sendOutbox({ db, clock, ids: randomIds, transport, log });
      clock.set(new Date(clock.now() + 60_000).toISOString());
    }
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describeEachEngine('a mail server that is away for an hour', (open) => {
  it('gets each mail once when it is back', async () => {
    const db = await open();
    const port = await freePort();
    await queue(db, 8);
    const from = { name: 'Havens', address: 'havens@council.example' };
    const pass = minutesOf(db, smtpTransport({ url: `smtp://127.0.0.1:${port}`, from }));
    await pass(60);
    expect(await countOutbox(db)).toMatchObject({ waiting: 8, failed: 0, unclear: 0 });

    const server = await startSmtpServer({ port });
    stops.push(() => server.stop());
    await pass(3);
    const subjects = server.accepted.map(({ headers }) => headers['subject']).toSorted();
    expect(subjects).toEqual(Array.from({ length: 8 }, (_, index) => `Decision ${index}`));
    expect(await countOutbox(db)).toMatchObject({ waiting: 0, sent: 8 });
  });
});

const refusal = (answer: number, error: string, headers: Record<string, string> = {}): Behaviour => ({
  answer,
  error,
  message: 'not now',
  headers,
});

const behaviours: fc.Arbitrary<Behaviour> = fc.constantFrom<Behaviour>(
  refusal(429, 'RateLimitError'),
  refusal(429, 'RateLimitError', { 'Retry-After': '150' }),
  refusal(500, 'Exception'),
  refusal(503, 'Exception', { 'Retry-After': '1' }),
  refusal(403, 'AuthError'),
  'hang up',
  'take and hang up',
  'take and fail',
);

describeEachEngine('GOV.UK Notify, whatever it does to us', (open, engine) => {
  it('gets each mail exactly once', async () => {
    const db = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.array(behaviours, { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (plan, mails) => {
          const notify = await startNotifyServer();
          stops.push(() => notify.stop());
          notify.next.push(...plan);
          await queue(db, mails);
          const key = notifyKeyOf(API_KEY);
          const transport = notifyTransport({
            ...{ origin: notify.origin, key, templateId: TEMPLATE_ID },
            clock: systemClock,
          });
          await minutesOf(db, transport)(40);
          const references = notify.taken.map(({ reference }) => reference).toSorted();
          expect(references).toEqual(Array.from({ length: mails }, (_, index) => `decision/v${index}/1`));
          expect(await countOutbox(db)).toMatchObject({ waiting: 0, sent: mails, failed: 0, unclear: 0 });
        },
      ),
      { numRuns: engine === 'better-sqlite3' ? 60 : 8 },
    );
  });
});

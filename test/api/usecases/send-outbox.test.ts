import { expect, it } from 'vitest';
import { logTransport } from '../../../api/mail/log.ts';
import {
  MailDelayed,
  MailRefused,
  type MailMessage,
  type MailTransport,
} from '../../../api/mail/transport.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { sendOutbox, type OutboxRound } from '../../../api/usecases/send-outbox.ts';
import type { Database } from '../../../db/database.ts';
import { UnavailableError } from '../../../db/errors.ts';
import { insertMail, type NewMail } from '../../../db/outbox.ts';
import { countOutbox, selectNewestMail } from '../../../db/outbox-records.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { movableClock } from '../../helpers/register.ts';

const AT = '2026-06-10T17:00:00.000Z';

/** The service at the other end, which a test lets do anything. */
interface Service {
  /** Thrown before the mail is handed over, by reference or for any. */
  before?: (message: MailMessage) => Error | undefined;
  /** Thrown after the service took the mail. */
  after?: (message: MailMessage) => Error | undefined;
}

const away = () => new MailDelayed('connect ECONNREFUSED', { concerns: 'service' });

function aPost(db: Database) {
  const clock = movableClock(AT);
  const taken: string[] = [];
  const failures: unknown[] = [];
  const service: Service = {};
  const transport: MailTransport = {
    name: 'smtp',
    answerWithinMs: 10_000,
    staysInOutbox: false,
    async send(message, handOver) {
      const before = service.before?.(message);
      if (before) throw before;
      await handOver();
      taken.push(message.reference);
      const after = service.after?.(message);
      if (after) throw after;
    },
  };
  const post = {
    clock,
    taken,
    failures,
    service,
    transport,
    queue: (...mails: Partial<NewMail>[]) => db.writeAll(mails.map((mail) => insertMail(db, aMail(mail)))),
    round: (given: Partial<Parameters<typeof sendOutbox>[0]> = {}): Promise<OutboxRound> =>
      sendOutbox({
        db,
        clock,
        ids: randomIds,
        transport: post.transport,
        log: { failure: (_, error) => void failures.push(error) },
        ...given,
      }),
    minutesLater(minutes: number) {
      clock.set(new Date(clock.now() + minutes * 60_000).toISOString());
    },
  };
  return post;
}

const aMail = (given: Partial<NewMail> = {}): NewMail => ({
  reference: 'decision/v1/2',
  recipient: 'manager@example.com',
  kind: 'decision',
  subject: 'A decision',
  body: 'Sign in to read it.\n',
  createdAt: AT,
  ...given,
});

const references = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ reference: `r${index}` }));
const mailOf = async (db: Database, reference: string) =>
  (await selectNewestMail(db)).find((mail) => mail.reference === reference);

describeEachEngine('sending the outbox', (open) => {
  it('sends what is due, oldest first, and each once', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(...references(3), { reference: 'tomorrow', dueAt: '2026-06-11T17:00:00.000Z' });
    expect(await post.round()).toEqual({ sent: 3, failed: 0, unclear: 0, postponed: 0 });
    expect(await post.round()).toEqual({ sent: 0, failed: 0, unclear: 0, postponed: 0 });
    expect(post.taken).toEqual(['r0', 'r1', 'r2']);
    post.minutesLater(24 * 60);
    expect(await post.round()).toMatchObject({ sent: 1 });
  });

  it('sends no more than it is told in a round, and begins none once it is to stop', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(...references(5));
    expect(await post.round({ most: 2 })).toMatchObject({ sent: 2 });
    const stopping = new AbortController();
    post.service.after = () => void stopping.abort() as undefined;
    expect(await post.round({ stopping: stopping.signal })).toMatchObject({ sent: 1 });
    expect(await post.round({ stopping: stopping.signal })).toMatchObject({ sent: 0 });
    expect(await countOutbox(db)).toMatchObject({ sent: 3, waiting: 2 });
  });

  it('keeps all mail through an outage of an hour, tries one a minute, and then sends each once', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(...references(10));
    let tries = 0;
    post.service.before = () => {
      tries += 1;
      return away();
    };
    for (let minute = 0; minute < 60; minute += 1) {
      expect(await post.round()).toEqual({ sent: 0, failed: 0, unclear: 0, postponed: 1 });
      post.minutesLater(1);
    }
    expect(tries).toBe(60);
    expect(await countOutbox(db)).toMatchObject({ waiting: 10, failed: 0 });
    expect((await mailOf(db, 'r0'))?.lastError).toBe('connect ECONNREFUSED');

    delete post.service.before;
    expect(await post.round()).toMatchObject({ sent: 10 });
    expect(post.taken.toSorted()).toEqual(references(10).map(({ reference }) => reference));
    expect(await countOutbox(db)).toMatchObject({ waiting: 0, sent: 10 });
  });

  it('never sends a code that no longer counts, and leaves nothing of it', async () => {
    const db = await open();
    const post = aPost(db);
    const expiresAt = '2026-06-10T17:10:00.000Z';
    await post.queue({ reference: 'sign-in/c1', kind: 'sign_in_code', body: '123456', expiresAt });
    post.service.before = away;
    for (let minute = 0; minute < 10; minute += 1) {
      await post.round();
      post.minutesLater(1);
    }
    delete post.service.before;
    await post.round();
    expect(post.taken).toEqual([]);
    expect(await mailOf(db, 'sign-in/c1')).toMatchObject({
      state: 'failed',
      subject: '',
      body: '',
      lastError: 'Not sent in time. connect ECONNREFUSED',
    });
  });

  it('tries a mail that is refused for now again after 1, 5, 15 and 60 minutes, 3, 8 and 24 hours, then gives it up', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue({ reference: 'full' }, { reference: 'other' });
    post.service.before = ({ reference }) =>
      reference === 'full' ? new MailDelayed('452 mailbox full', { concerns: 'mail' }) : undefined;
    expect(await post.round()).toMatchObject({ sent: 1, postponed: 1 });
    const waits: number[] = [];
    for (let mail = await mailOf(db, 'full'); mail?.state === 'waiting'; mail = await mailOf(db, 'full')) {
      const minutes = (Date.parse(mail.dueAt) - post.clock.now()) / 60_000;
      waits.push(minutes);
      post.minutesLater(minutes - 0.5);
      expect(await post.round()).toMatchObject({ postponed: 0, failed: 0 });
      post.minutesLater(0.5);
      await post.round();
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 480, 1440, 1440]);
    expect(await mailOf(db, 'full')).toMatchObject({ state: 'failed', lastError: '452 mailbox full' });
  });

  it('gives up a mail that is refused for good, and goes on with the next', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(...references(3));
    post.service.before = ({ reference }) =>
      reference === 'r0' ? new MailRefused('550 no such user') : undefined;
    expect(await post.round()).toEqual({ sent: 2, failed: 1, unclear: 0, postponed: 0 });
    expect(await mailOf(db, 'r0')).toMatchObject({ state: 'failed', lastError: '550 no such user' });
  });

  it('leaves the service alone for as long as it asks, at most a day, and tries nothing else meanwhile', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(...references(3));
    post.service.before = () => new MailDelayed('429', { concerns: 'service', retryAfterMs: 30 * 60_000 });
    await post.round();
    post.minutesLater(29);
    expect(await post.round()).toMatchObject({ sent: 0, postponed: 0 });
    post.service.before = () => new MailDelayed('429', { concerns: 'service', retryAfterMs: 1e12 });
    post.minutesLater(1);
    await post.round();
    delete post.service.before;
    post.minutesLater(24 * 60);
    expect(await post.round()).toMatchObject({ sent: 3 });
  });

  it('holds up only the mail for which a transport breaks, and logs that', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(...references(2));
    post.service.before = ({ reference }) => (reference === 'r0' ? new TypeError('defect') : undefined);
    expect(await post.round()).toMatchObject({ sent: 1, postponed: 1 });
    expect(post.failures).toMatchObject([{ message: 'defect' }]);
    expect(await mailOf(db, 'r0')).toMatchObject({
      state: 'waiting',
      lastError: 'The mail transport failed',
    });
  });

  it('sends nothing that it cannot note first, and sends it when it can', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue({});
    let writes = 0;
    const full: Database = {
      query: db.query,
      writeAll(statements) {
        writes += 1;
        // The first gives up what is too late, the second claims, the third hands over.
        if (writes === 3) return Promise.reject(new UnavailableError('full', undefined));
        return db.writeAll(statements);
      },
    };
    await expect(post.round({ db: full })).rejects.toThrow(UnavailableError);
    expect(post.taken).toEqual([]);
    expect(await post.round()).toMatchObject({ sent: 0 });
    post.minutesLater(2);
    expect(await post.round()).toMatchObject({ sent: 1 });
  });
});

describeEachEngine('a mail whose answer was lost', (open) => {
  /** The sender dies when the service has the mail; its promise never settles. */
  function dying(transport: MailTransport): { transport: MailTransport; dead: Promise<void> } {
    let died = () => {};
    const dead = new Promise<void>((resolve) => {
      died = resolve;
    });
    return {
      dead,
      transport: {
        ...transport,
        async send(message, handOver) {
          await transport.send(message, handOver);
          died();
          await new Promise(() => {});
        },
      },
    };
  }

  it('is not repeated where the service cannot be asked, but told to an operator', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue({});
    const { transport, dead } = dying(post.transport);
    void post.round({ transport });
    await dead;
    expect(await post.round()).toMatchObject({ sent: 0, unclear: 0 });
    post.minutesLater(10);
    expect(await post.round()).toMatchObject({ sent: 0, unclear: 1 });
    expect(post.taken).toHaveLength(1);
    expect(await countOutbox(db)).toMatchObject({ unclear: 1, waiting: 0 });
  });

  it.each([
    ['is not repeated where the service says that it has it', true, 1],
    ['is sent again where the service says that it has it not', false, 2],
  ])('%s', async (_, has, times) => {
    const db = await open();
    const post = aPost(db);
    await post.queue({});
    const { transport, dead } = dying(post.transport);
    void post.round({ transport });
    await dead;
    post.minutesLater(10);
    const asking: MailTransport = { ...post.transport, hasTaken: async () => has };
    expect(await post.round({ transport: asking })).toMatchObject({ sent: 1 });
    expect(post.taken).toHaveLength(times);
  });

  it('is asked about until the service can say, and never sent before', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue({});
    post.service.after = () => new MailDelayed('500', { concerns: 'service', unclear: true });
    let can = false;
    const asking: MailTransport = {
      ...post.transport,
      async hasTaken() {
        if (can) return true;
        throw new MailDelayed('503', { concerns: 'service' });
      },
    };
    for (let minute = 0; minute < 5; minute += 1) {
      expect(await post.round({ transport: asking })).toMatchObject({ postponed: 1 });
      post.minutesLater(1);
    }
    can = true;
    expect(await post.round({ transport: asking })).toMatchObject({ sent: 1 });
    expect(post.taken).toHaveLength(1);
  });

  it('is not sent again when it would come too late', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue({ expiresAt: '2026-06-10T17:10:00.000Z' });
    post.service.after = () => new MailDelayed('500', { concerns: 'service', unclear: true });
    const asking: MailTransport = { ...post.transport, hasTaken: async () => false };
    await post.round({ transport: asking });
    post.minutesLater(11);
    expect(await post.round({ transport: asking })).toMatchObject({ sent: 0, failed: 1 });
    expect(post.taken).toHaveLength(1);
  });

  it('counts as sent when the answer comes after all', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue({});
    let answer = () => {};
    const slow: MailTransport = {
      ...post.transport,
      async send(message, handOver) {
        await post.transport.send(message, handOver);
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
      },
    };
    const first = post.round({ transport: slow });
    while (post.taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    post.minutesLater(10);
    expect(await post.round()).toMatchObject({ unclear: 1 });
    answer();
    expect(await first).toMatchObject({ sent: 1 });
    expect(await countOutbox(db)).toMatchObject({ sent: 1, unclear: 0 });
  });
});

describeEachEngine('mail that is only logged', (open) => {
  const aCode = {
    reference: 'sign-in/c1',
    kind: 'sign_in_code',
    subject: 'Code',
    body: 'Your code\u001b is 123456',
  } as const;

  it('is shown in the terminal and stays readable in the outbox, so that one can sign in to a demo', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(aCode);
    const printed: string[] = [];
    await post.round({
      transport: logTransport({ production: false, print: (text) => void printed.push(text) }),
    });
    expect(printed.join('\n')).toMatch(/To: manager@example\.com\nSubject: Code\n\nYour code {2}is 123456\n/);
    expect(await mailOf(db, 'sign-in/c1')).toMatchObject({ state: 'sent', body: aCode.body });
  });

  it('in production shows neither recipient nor text, anywhere', async () => {
    const db = await open();
    const post = aPost(db);
    await post.queue(aCode);
    const printed: string[] = [];
    await post.round({
      transport: logTransport({ production: true, print: (text) => void printed.push(text) }),
    });
    expect(printed).toEqual(['Mail not sent, MAIL=log: one of kind sign_in_code']);
    expect(await mailOf(db, 'sign-in/c1')).toMatchObject({ state: 'sent', subject: '', body: '' });
  });
});

import { expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import {
  claimNextMail,
  expireMail,
  insertMail,
  markHandingOver,
  postponeMail,
  postponeWaitingMail,
  settleMail,
  type ClaimedMail,
  type NewMail,
} from '../../db/outbox.ts';
import { countOutbox, requeueMail, selectNewestMail } from '../../db/outbox-records.ts';
import { createQuery } from '../../db/dialect.ts';
import { migrate } from '../../db/migrate.node.ts';
import { openSqlite } from '../../db/sqlite.node.ts';
import { describeEachEngine, MIGRATIONS } from '../helpers/databases.ts';

const AT = '2026-06-10T17:00:00.000Z';
const LATER = '2026-06-10T17:05:00.000Z';
const TWO_DAYS_ON = '2026-06-12T17:00:00.000Z';
const FOUR_DAYS_ON = '2026-06-14T17:00:00.000Z';

const aMail = (given: Partial<NewMail> = {}): NewMail => ({
  reference: 'decision/v1/2',
  recipient: 'manager@example.com',
  kind: 'decision',
  subject: 'A decision',
  body: 'Sign in to read it.\n',
  createdAt: AT,
  ...given,
});

const aCode = (given: Partial<NewMail> = {}): NewMail =>
  aMail({ reference: 'sign-in/c1', kind: 'sign_in_code', subject: 'Your code', body: '123456', ...given });

const claim = (db: Database, name = 'first', now = AT, until = LATER) =>
  claimNextMail(db, { claim: name, now, until });

async function claimed(db: Database, name = 'first', now = AT, until = LATER): Promise<ClaimedMail> {
  const mail = await claim(db, name, now, until);
  if (!mail) throw new Error('No mail is due');
  return mail;
}

const newest = async (db: Database) => (await selectNewestMail(db))[0];

describeEachEngine('the outbox', (open) => {
  it('holds one mail for one reason, whatever is queued for it again', async () => {
    const db = await open();
    expect(await db.writeAll([insertMail(db, aMail())])).toEqual([1]);
    expect(await db.writeAll([insertMail(db, aMail({ subject: 'Another' }))])).toEqual([0]);
    const mail = await claimed(db);
    await db.writeAll([settleMail(db, mail, { state: 'sent', at: AT })]);
    expect(await db.writeAll([insertMail(db, aMail())])).toEqual([0]);
    expect((await selectNewestMail(db)).map(({ subject }) => subject)).toEqual(['A decision']);
  });

  it('gives the mail that ends soonest, a code before older news, and none before it is due', async () => {
    const db = await open();
    await db.writeAll([
      insertMail(db, aMail({ reference: 'later', dueAt: LATER })),
      insertMail(db, aMail({ reference: 'now' })),
      insertMail(db, aMail({ reference: 'earlier', createdAt: '2026-06-10T16:00:00.000Z' })),
      insertMail(db, aCode({ expiresAt: '2026-06-10T17:10:00.000Z' })),
    ]);
    expect((await claim(db, 'a'))?.reference).toBe('sign-in/c1');
    expect((await claim(db, 'b'))?.reference).toBe('earlier');
    expect((await claim(db, 'c'))?.reference).toBe('now');
    expect(await claim(db, 'd')).toBeUndefined();
    expect((await claim(db, 'e', LATER, FOUR_DAYS_ON))?.reference).toBe('sign-in/c1');
  });

  it('gives one mail to one of many senders', async () => {
    const db = await open();
    await db.writeAll([insertMail(db, aMail()), insertMail(db, aCode())]);
    const names = Array.from({ length: 8 }, (_, index) => `sender ${index}`);
    const got = await Promise.all(names.map((name) => claim(db, name)));
    expect(got.filter(Boolean).map((mail) => mail?.reference)).toHaveLength(2);
    expect(new Set(got.filter(Boolean).map((mail) => mail?.id)).size).toBe(2);
  });

  it('lets go of a mail whose sender is gone, and the gone sender can change nothing any more', async () => {
    const db = await open();
    await db.writeAll([insertMail(db, aMail())]);
    const first = await claimed(db, 'first');
    expect(await claim(db, 'second')).toBeUndefined();
    const second = await claimed(db, 'second', LATER, TWO_DAYS_ON);
    expect(second.wasHandedOver).toBe(false);
    const late = [
      markHandingOver(db, first, TWO_DAYS_ON),
      settleMail(db, first, { state: 'failed', at: LATER }),
      settleMail(db, first, { state: 'sent', at: LATER }),
      postponeMail(db, first, { state: 'waiting', dueAt: LATER, attempts: 1, error: '' }),
    ];
    expect(await db.writeAll(late)).toEqual([0, 0, 0, 0]);
    expect(await db.writeAll([markHandingOver(db, second, TWO_DAYS_ON)])).toEqual([1]);
  });

  it('tells the next sender that a mail was handed over without an answer', async () => {
    const db = await open();
    await db.writeAll([insertMail(db, aMail())]);
    await db.writeAll([markHandingOver(db, await claimed(db), LATER)]);
    expect(await claim(db, 'second')).toBeUndefined();
    const second = await claimed(db, 'second', LATER, TWO_DAYS_ON);
    expect(second.wasHandedOver).toBe(true);
  });

  it('believes an answer that comes after the mail was noted as unclear', async () => {
    const db = await open();
    await db.writeAll([insertMail(db, aMail())]);
    const first = await claimed(db);
    await db.writeAll([markHandingOver(db, first, LATER)]);
    const second = await claimed(db, 'second', LATER, TWO_DAYS_ON);
    await db.writeAll([settleMail(db, second, { state: 'unclear', at: LATER, error: 'no answer' })]);
    expect(await newest(db)).toMatchObject({ state: 'unclear', lastError: 'no answer' });
    await db.writeAll([settleMail(db, first, { state: 'sent', at: LATER })]);
    expect(await newest(db)).toMatchObject({ state: 'sent', settledAt: LATER, lastError: '' });
  });

  it.each(['sent', 'failed', 'unclear'] as const)(
    'wipes a code once it is %s, unless the outbox is where it is read; other mail is kept',
    async (state) => {
      const db = await open();
      await db.writeAll([insertMail(db, aCode())]);
      await db.writeAll([settleMail(db, await claimed(db), { state, at: AT })]);
      expect(await newest(db)).toMatchObject({ state, subject: '', body: '' });

      await db.writeAll([insertMail(db, aCode({ reference: 'sign-in/c2' }))]);
      await db.writeAll([settleMail(db, await claimed(db), { state, at: AT, keepContent: true })]);
      expect(await newest(db)).toMatchObject({ state, body: '123456' });

      await db.writeAll([insertMail(db, aMail())]);
      await db.writeAll([settleMail(db, await claimed(db), { state, at: AT })]);
      expect(await newest(db)).toMatchObject({ state, body: 'Sign in to read it.\n' });
    },
  );

  it('gives up what would come too late, wipes its code, and leaves what a sender has in hand', async () => {
    const db = await open();
    await db.writeAll([
      insertMail(db, aCode({ expiresAt: LATER })),
      insertMail(db, aMail({ reference: 'in hand', expiresAt: LATER })),
      insertMail(db, aMail({ reference: 'in time' })),
    ]);
    await claimed(db, 'first', AT, TWO_DAYS_ON);
    await claimed(db, 'second', AT, TWO_DAYS_ON);
    await db.writeAll(expireMail(db, LATER));
    expect(await selectNewestMail(db, { state: 'failed' })).toEqual([]);

    await db.writeAll(expireMail(db, TWO_DAYS_ON));
    expect(await selectNewestMail(db, { state: 'failed' })).toMatchObject([
      { reference: 'in hand', body: 'Sign in to read it.\n', lastError: 'Not sent in time. ' },
      { reference: 'sign-in/c1', subject: '', body: '' },
    ]);
    await db.writeAll(expireMail(db, FOUR_DAYS_ON));
    expect(await countOutbox(db)).toMatchObject({ waiting: 0, failed: 3 });
  });

  it('puts off all mail that nobody has in hand, while the service takes none', async () => {
    const db = await open();
    await db.writeAll([
      insertMail(db, aMail({ reference: 'in hand' })),
      insertMail(db, aMail({ reference: 'waiting' })),
      insertMail(db, aMail({ reference: 'much later', dueAt: TWO_DAYS_ON })),
    ]);
    await claimed(db);
    await db.writeAll([postponeWaitingMail(db, LATER)]);
    const due = (await selectNewestMail(db)).map(({ reference, dueAt }) => [reference, dueAt]);
    expect(due).toEqual([
      ['much later', TWO_DAYS_ON],
      ['waiting', LATER],
      ['in hand', AT],
    ]);
  });

  it('counts for an operator what waits, since when, and what needs a look', async () => {
    const db = await open();
    expect(await countOutbox(db)).toEqual({ waiting: 0, failed: 0, unclear: 0, sent: 0, waitingSince: null });
    await db.writeAll(['a', 'b', 'c', 'd', 'e'].map((reference) => insertMail(db, aMail({ reference }))));
    await db.writeAll([settleMail(db, await claimed(db), { state: 'sent', at: AT })]);
    await db.writeAll([settleMail(db, await claimed(db), { state: 'failed', at: AT })]);
    await db.writeAll([settleMail(db, await claimed(db), { state: 'unclear', at: AT })]);
    await db.writeAll([markHandingOver(db, await claimed(db), LATER)]);
    expect(await countOutbox(db)).toEqual({ waiting: 2, failed: 1, unclear: 1, sent: 1, waitingSince: AT });
  });

  it('lists the newest 50, at most 200, in any state or in one', async () => {
    const db = await open();
    await db.writeAll(
      Array.from({ length: 210 }, (_, index) => insertMail(db, aMail({ reference: `r${index}` }))),
    );
    expect((await selectNewestMail(db)).map(({ reference }) => reference).slice(0, 2)).toEqual([
      'r209',
      'r208',
    ]);
    expect(await selectNewestMail(db)).toHaveLength(50);
    expect(await selectNewestMail(db, { limit: 1_000 })).toHaveLength(200);
    expect(await selectNewestMail(db, { state: 'sent' })).toEqual([]);
  });

  it.each([
    ['failed', 1],
    ['unclear', 1],
    ['sent', 0],
  ] as const)('sends a mail that is %s again where someone decides so: %i', async (state, again) => {
    const db = await open();
    await db.writeAll([insertMail(db, aMail())]);
    const mail = await claimed(db);
    await db.writeAll([settleMail(db, mail, { state, at: AT })]);
    expect(await db.writeAll([requeueMail(db, mail.id, FOUR_DAYS_ON)])).toEqual([again]);
    const next = await claim(db, 'second', FOUR_DAYS_ON, '2026-06-15T17:00:00.000Z');
    expect(next?.reference).toBe(again ? 'decision/v1/2' : undefined);
  });

  it('never queues a wiped code again, nor what is waiting', async () => {
    const db = await open();
    await db.writeAll([insertMail(db, aCode())]);
    const code = await claimed(db);
    expect(await db.writeAll([requeueMail(db, code.id, AT)])).toEqual([0]);
    await db.writeAll([settleMail(db, code, { state: 'failed', at: AT })]);
    expect(await db.writeAll([requeueMail(db, code.id, AT)])).toEqual([0]);
  });
});

it('finds the next mail in an index of what is not settled, however much was sent', async () => {
  const register = openSqlite(':memory:');
  migrate(register.connection, MIGRATIONS);
  const plans: string[] = [];
  const query = createQuery(async ({ sql, parameters }) => {
    const steps = register.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    plans.push(...steps.map((step) => (step as { detail: string }).detail));
    return [];
  });
  await claim({ query, writeAll: register.database.writeAll });
  register.close();
  expect(plans).toEqual(['SCAN outbox USING INDEX outbox_by_end']);
});

import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import { KEEP_TRYING_MS, type MailKind, type MailState } from '../api/domain/mail.ts';
import type { Database } from './database.ts';

export interface OutboxCounts {
  /** Queued, and not yet with the mail service. */
  readonly waiting: number;
  /** Given up: see the errors. */
  readonly failed: number;
  /** The sender died before it heard whether the service took it: someone has to ask the recipient, or send it again. */
  readonly unclear: number;
  readonly sent: number;
  /** When the oldest waiting mail was queued, UTC ISO text: old where mail does not leave. */
  readonly waitingSince: string | null;
}

/** For an operator's view. */
export async function countOutbox(db: Database): Promise<OutboxCounts> {
  const rows = await db.query
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll<number>().as('mails'), fn.min('created_at').as('oldest')])
    .groupBy('state')
    .execute();
  const of = (...states: MailState[]) => rows.filter(({ state }) => (states as string[]).includes(state));
  const count = (...states: MailState[]) => of(...states).reduce((sum, { mails }) => sum + mails, 0);
  return {
    waiting: count('waiting', 'handing_over'),
    failed: count('failed'),
    unclear: count('unclear'),
    sent: count('sent'),
    waitingSince:
      of('waiting', 'handing_over')
        .map(({ oldest }) => oldest)
        .sort()[0] ?? null,
  };
}

export interface OutboxMail {
  readonly id: number;
  readonly reference: string;
  readonly recipient: string;
  readonly kind: MailKind;
  readonly subject: string;
  /** Empty where it was wiped. */
  readonly body: string;
  readonly state: MailState;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly attempts: number;
  readonly settledAt: string | null;
  readonly lastError: string;
}

const MOST_MAILS = 200;

/** Mail in one state, or in any, newest first. For operators and for the development-only page: it holds personal data. */
export async function selectNewestMail(
  db: Database,
  { state, limit = 50 }: { state?: MailState; limit?: number } = {},
): Promise<readonly OutboxMail[]> {
  let mails = db.query
    .selectFrom('outbox')
    .select(['id', 'reference', 'recipient', 'kind', 'subject', 'body', 'state', 'attempts'])
    .select(['created_at', 'due_at', 'settled_at', 'last_error'])
    .orderBy('id', 'desc')
    .limit(Math.min(limit, MOST_MAILS));
  if (state) mails = mails.where('state', '=', state);
  return (await mails.execute()).map(
    ({ kind, state: stands, created_at, due_at, settled_at, last_error, ...mail }) => ({
      ...mail,
      kind: kind as MailKind,
      state: stands as MailState,
      createdAt: created_at,
      dueAt: due_at,
      settledAt: settled_at,
      lastError: last_error,
    }),
  );
}

/** A mail that needs somebody's eye, without what it says. */
export type StuckMail = Omit<OutboxMail, 'body' | 'reference' | 'dueAt'> & {
  /** False where what it said is wiped: a code is never sent late. */
  readonly canBeSent: boolean;
  /** It goes to someone who has to do with the authority. */
  readonly isOwn: boolean;
};

/** Mail that was given up or whose fate is unclear, newest first. */
export async function selectStuckMail(
  db: Database,
  { authorityCode, limit = 100 }: { authorityCode: string; limit?: number },
): Promise<readonly StuckMail[]> {
  const { rows } = await sql<Omit<StuckMail, 'canBeSent' | 'isOwn'> & { canBeSent: number; isOwn: number }>`
    SELECT o.id, o.recipient, o.kind, o.subject, o.state, o.attempts, o.created_at AS "createdAt",
      o.settled_at AS "settledAt", o.last_error AS "lastError", o.body <> '' AS "canBeSent",
      EXISTS (SELECT 1 FROM people p WHERE p.email = o.recipient AND (
        EXISTS (SELECT 1 FROM council_roles r WHERE r.person_id = p.id AND r.authority_code = ${authorityCode})
        OR EXISTS (SELECT 1 FROM venue_managers m JOIN venues v ON v.id = m.venue_id
          WHERE m.person_id = p.id AND v.authority_code = ${authorityCode})
        OR EXISTS (SELECT 1 FROM sign_ups s WHERE s.person_id = p.id AND s.authority_code = ${authorityCode})
      )) AS "isOwn"
    FROM outbox o WHERE o.state IN ('failed', 'unclear') ORDER BY o.id DESC LIMIT ${Math.min(limit, MOST_MAILS)}
  `.execute(db.query);
  return rows.map((mail) => ({ ...mail, canBeSent: mail.canBeSent === 1, isOwn: mail.isOwn === 1 }));
}

/** Holds while a mail can be sent again: see `requeueMail`. */
export function isStuck(id: number): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM outbox WHERE id = ${id} AND state IN ('failed', 'unclear') AND body <> '')`;
}

/**
 * Sends a mail again that was given up or whose fate is unclear, because someone decided so. Under the same reference, so
 * that a service or a mailbox that has it already can tell. Changes nothing where it was wiped, sent, or is waiting.
 */
export function requeueMail(db: Database, id: number, at: string): CompiledQuery {
  return db.query
    .updateTable('outbox')
    .set({
      state: 'waiting',
      settled_at: null,
      attempts: 0,
      due_at: at,
      expires_at: new Date(Date.parse(at) + KEEP_TRYING_MS).toISOString(),
    })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'unclear'])
    .where('body', '!=', '')
    .compile();
}

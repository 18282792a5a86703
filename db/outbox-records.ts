import type { CompiledQuery } from 'kysely';
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

import { sql, type CompiledQuery, type ExpressionBuilder } from 'kysely';
import { KEEP_TRYING_MS, SECRET_KINDS, type MailKind, type MailState } from '../api/domain/mail.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** A mail to be queued. Instants are UTC ISO text. */
export interface NewMail {
  /** The reason to write, in ids only (`renewal/<venue>/<scheme>/90/<valid_to>`): the same reason never mails twice. */
  readonly reference: string;
  readonly recipient: string;
  readonly kind: MailKind;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  readonly createdAt: string;
  /** Not sent before; by default at once. */
  readonly dueAt?: string;
  /** Not sent after: when a code no longer counts. By default three days after it was due. */
  readonly expiresAt?: string;
}

/** Belongs in the same `writeAll` as the change it tells of. Does nothing where its reference was ever queued. */
export function insertMail(
  db: Database,
  { reference, recipient, kind, subject, body, createdAt, dueAt = createdAt, expiresAt }: NewMail,
): CompiledQuery {
  const expires_at = expiresAt ?? new Date(Date.parse(dueAt) + KEEP_TRYING_MS).toISOString();
  return db.query
    .insertInto('outbox')
    .values({ reference, recipient, kind, subject, body, created_at: createdAt, due_at: dueAt, expires_at })
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .compile();
}

/** A mail that a sender has in hand. */
export interface ClaimedMail {
  readonly id: number;
  readonly claim: string;
  readonly reference: string;
  readonly recipient: string;
  readonly kind: MailKind;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly attempts: number;
  /** It was handed over before, and no answer is known. */
  readonly wasHandedOver: boolean;
}

/**
 * Takes the next mail that is due, for one sender only: the one that ends soonest, so that a code does not wait behind a
 * thousand reminders. One whose sender is gone comes free when its claim ends.
 * @param claim a new id: what the sender proves its hold with
 * @returns undefined where none is due
 */
export async function claimNextMail(
  db: Database,
  { claim, now, until }: { claim: string; now: string; until: string },
): Promise<ClaimedMail | undefined> {
  // Each round that another sender wins brings the next mail, until there is none.
  for (;;) {
    const row = await db.query
      .selectFrom('outbox')
      .select(['id', 'reference', 'recipient', 'kind', 'subject', 'body', 'attempts', 'state'])
      .select(['created_at', 'expires_at'])
      .where('settled_at', 'is', null)
      .where('due_at', '<=', now)
      .where(isFree(now))
      .orderBy('expires_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (!row) return undefined;
    const { id, attempts, state, kind, created_at: createdAt, expires_at: expiresAt, ...mail } = row;
    const [taken = 0] = await db.writeAll([
      db.query
        .updateTable('outbox')
        .set({ claim, claimed_until: until })
        .where('id', '=', id)
        .where('settled_at', 'is', null)
        // As it was read: else another sender had it meanwhile.
        .where('state', '=', state)
        .where('attempts', '=', attempts)
        .where('due_at', '<=', now)
        .where(isFree(now))
        .compile(),
    ]);
    if (taken === 0) continue;
    const wasHandedOver = (state as MailState) === 'handing_over';
    return { id, claim, attempts, createdAt, expiresAt, kind: kind as MailKind, wasHandedOver, ...mail };
  }
}

function isFree(now: string) {
  return ({ eb, or }: ExpressionBuilder<Schema, 'outbox'>) =>
    or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]);
}

type Held = Pick<ClaimedMail, 'id' | 'claim'>;

function updateHeld(db: Database, { id, claim }: Held) {
  return db.query.updateTable('outbox').where('id', '=', id).where('claim', '=', claim);
}

/**
 * Notes that a mail is about to be given to the service. It must not be where this changes nothing: another sender
 * has it then.
 * @param until when the service's answer will be known at the latest
 */
export function markHandingOver(db: Database, mail: Held, until: string): CompiledQuery {
  return updateHeld(db, mail)
    .where('settled_at', 'is', null)
    .set({ state: 'handing_over', claimed_until: until })
    .compile();
}

/**
 * How a mail ended. Content that lets someone in is wiped, unless the outbox is where it is read. An answer that comes
 * after the mail was noted as unclear still counts.
 */
export function settleMail(
  db: Database,
  mail: Held & Pick<ClaimedMail, 'kind'>,
  {
    state,
    at,
    error = '',
    keepContent = false,
  }: { state: 'sent' | 'failed' | 'unclear'; at: string; error?: string; keepContent?: boolean },
): CompiledQuery {
  const wiped = SECRET_KINDS.includes(mail.kind) && !keepContent ? WIPED : {};
  const { id, claim } = mail;
  const held =
    state === 'sent'
      ? db.query
          .updateTable('outbox')
          .where('id', '=', id)
          .where(({ eb, or }) => or([eb('claim', '=', claim), eb('state', '=', 'unclear')]))
      : updateHeld(db, mail);
  return held
    .set({ state, settled_at: at, claim: null, claimed_until: null, last_error: error, ...wiped })
    .compile();
}

const WIPED = { subject: '', body: '' };

/**
 * Lets go of a mail until it is due again.
 * @param state `handing_over` where the service may have it all the same
 */
export function postponeMail(
  db: Database,
  mail: Held,
  {
    state,
    dueAt,
    attempts,
    error,
  }: { state: 'waiting' | 'handing_over'; dueAt: string; attempts: number; error: string },
): CompiledQuery {
  return updateHeld(db, mail)
    .set({ state, due_at: dueAt, attempts, last_error: error, claim: null, claimed_until: null })
    .compile();
}

/** Puts off all mail that nobody has in hand, while the service takes none. */
export function postponeWaitingMail(db: Database, dueAt: string): CompiledQuery {
  return db.query
    .updateTable('outbox')
    .set({ due_at: dueAt })
    .where('settled_at', 'is', null)
    .where('claim', 'is', null)
    .where('due_at', '<', dueAt)
    .compile();
}

/** Gives up mail that nobody has in hand and that would come too late. Codes are wiped. */
export function expireMail(db: Database, now: string): CompiledQuery[] {
  const expired = db.query
    .updateTable('outbox')
    .set({
      state: 'failed',
      settled_at: now,
      claim: null,
      claimed_until: null,
      last_error: sql`'Not sent in time. ' || last_error`,
    })
    .where('settled_at', 'is', null)
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .where(isFree(now));
  return [
    expired.where('kind', 'in', SECRET_KINDS).set(WIPED).compile(),
    expired.where('kind', 'not in', SECRET_KINDS).compile(),
  ];
}

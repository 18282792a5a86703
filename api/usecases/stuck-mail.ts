import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import {
  countOutbox,
  isStuck,
  requeueMail,
  selectStuckMail,
  type OutboxCounts,
  type StuckMail as StuckRow,
} from '../../db/outbox-records.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';

export type { OutboxCounts } from '../../db/outbox-records.ts';

/** A mail that did not go, as far as an administrator of an authority is to know. */
export interface StuckMail extends Omit<StuckRow, 'subject'> {
  /** Null where it goes to somebody of another authority. */
  readonly subject: string | null;
}

/**
 * How the register's mail stands, and what of it did not go. Mail belongs to no authority: what goes to people of others is
 * shown without their names and without what it is about.
 */
export async function listStuckMail({
  authorityCode,
  db,
}: {
  authorityCode: string;
  db: Database;
}): Promise<{ readonly counts: OutboxCounts; readonly mails: readonly StuckMail[] }> {
  const [counts, mails] = await Promise.all([countOutbox(db), selectStuckMail(db, { authorityCode })]);
  return { counts, mails: mails.map((mail) => (mail.isOwn ? mail : veiled(mail))) };
}

/** `m…@example.org`: enough to see whether a whole mail service refuses us. */
function veiled(mail: StuckRow): StuckMail {
  const veil = (text: string) => text.replace(/[^\s<>@,;:"']+@/g, (name) => `${name.charAt(0)}…@`);
  return { ...mail, subject: null, recipient: veil(mail.recipient), lastError: veil(mail.lastError) };
}

/**
 * Sends a mail again because somebody decided so.
 * @throws DomainError `mail.not_stuck` (409): it is on its way, has gone, or what it said is wiped
 */
export async function sendMailAgain({
  mailId,
  actor,
  db,
  clock,
}: {
  mailId: number;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [expectation(db, isStuck(mailId)), requeueMail(db, mailId, at)],
      [
        {
          authority_code: null,
          occurred_at: at,
          actor,
          action: 'mail.sent_again',
          subject: `mail/${mailId}`,
        },
      ],
    );
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    throw conflict(
      'mail.not_stuck',
      'This mail is on its way already, has gone, or cannot be sent any more. Look at the list again.',
      error,
    );
  }
}

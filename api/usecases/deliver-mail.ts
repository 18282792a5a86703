import type { Database } from '../../db/database.ts';
import {
  markHandingOver,
  postponeMail,
  postponeWaitingMail,
  settleMail,
  type ClaimedMail,
} from '../../db/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import { retryDelayMs, SERVICE_AWAY_MS } from '../domain/mail.ts';
import { MailDelayed, MailRefused, type MailTransport } from '../mail/transport.ts';

export interface Sender {
  readonly db: Database;
  readonly clock: Clock;
  readonly transport: MailTransport;
  readonly log: { failure(what: string, error: unknown): void };
}

/** What became of a mail. `service_away`: postponed, and so is all other mail. `taken_over`: another sender has it. */
export type Delivery = 'sent' | 'failed' | 'unclear' | 'postponed' | 'service_away' | 'taken_over';

/** Beyond the transport's own patience: the answer, or its absence, has to be written down. */
const ANSWER_MARGIN_MS = 30_000;
const LONGEST_DELAY_MS = 24 * 60 * 60_000;

/**
 * Sends one mail that was claimed, and notes what became of it.
 * @throws where the register cannot be read or written; the mail comes free when its claim ends
 */
export async function deliverMail(mail: ClaimedMail, sender: Sender): Promise<Delivery> {
  const known = mail.wasHandedOver ? await askAbout(mail, sender) : 'not_taken';
  if (known instanceof MailDelayed) return postpone(mail, known, true, sender);
  if (known === 'unknowable')
    return settle(mail, 'unclear', sender, 'The sender stopped before it heard the answer');
  if (known === 'taken') return settle(mail, 'sent', sender);
  if (mail.expiresAt <= isoText(sender.clock.now()))
    return settle(mail, 'failed', sender, 'Not sent in time');

  const error = await give(mail, sender);
  if (error instanceof TakenOver) return 'taken_over';
  if (error instanceof MailRefused) return settle(mail, 'failed', sender, error.message);
  if (error) return postpone(mail, error, error.unclear, sender);
  return settle(mail, 'sent', sender);
}

async function askAbout(
  { reference }: ClaimedMail,
  sender: Sender,
): Promise<'taken' | 'not_taken' | 'unknowable' | MailDelayed> {
  const { transport } = sender;
  if (!transport.hasTaken) return 'unknowable';
  try {
    return (await transport.hasTaken(reference)) ? 'taken' : 'not_taken';
  } catch (error) {
    return error instanceof MailDelayed ? error : defect(error, true, sender);
  }
}

/** Another sender has the mail: this one was too slow. */
class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

async function give(
  mail: ClaimedMail,
  sender: Sender,
): Promise<undefined | MailRefused | MailDelayed | TakenOver> {
  const { db, clock, transport } = sender;
  let handedOver = false;
  let registerError: unknown;

  async function handOver(): Promise<void> {
    const until = isoText(clock.now() + transport.answerWithinMs + ANSWER_MARGIN_MS);
    const [held = 0] = await db.writeAll([markHandingOver(db, mail, until)]).catch((error: unknown) => {
      registerError = error;
      throw error;
    });
    if (held === 0) throw new TakenOver();
    handedOver = true;
  }

  try {
    await transport.send(mail, handOver);
    return undefined;
  } catch (error) {
    if (registerError !== undefined) throw registerError;
    if (error instanceof TakenOver || error instanceof MailRefused || error instanceof MailDelayed)
      return error;
    return defect(error, handedOver, sender);
  }
}

/** A defect of a transport holds up its own mail only. */
function defect(error: unknown, unclear: boolean, { log }: Sender): MailDelayed {
  log.failure('mail transport', error);
  return new MailDelayed('The mail transport failed', { concerns: 'mail', unclear });
}

async function settle(
  mail: ClaimedMail,
  state: 'sent' | 'failed' | 'unclear',
  { db, clock, transport }: Sender,
  error = '',
): Promise<Delivery> {
  const how = { state, at: isoText(clock.now()), error, keepContent: transport.staysInOutbox };
  const [held = 0] = await db.writeAll([settleMail(db, mail, how)]);
  return held > 0 ? state : 'taken_over';
}

async function postpone(
  mail: ClaimedMail,
  { message: error, concerns, retryAfterMs }: MailDelayed,
  unclear: boolean,
  sender: Sender,
): Promise<Delivery> {
  const { db, clock } = sender;
  const state = unclear ? 'handing_over' : 'waiting';
  if (concerns === 'service') {
    const dueAt = isoText(clock.now() + atMostADay(retryAfterMs ?? SERVICE_AWAY_MS));
    await db.writeAll([
      postponeMail(db, mail, { state, dueAt, attempts: mail.attempts, error }),
      postponeWaitingMail(db, dueAt),
    ]);
    return 'service_away';
  }
  const attempts = mail.attempts + 1;
  const delayMs = retryDelayMs(attempts);
  if (delayMs === undefined) return settle(mail, unclear ? 'unclear' : 'failed', sender, error);
  const dueAt = isoText(clock.now() + atMostADay(Math.max(delayMs, retryAfterMs ?? 0)));
  await db.writeAll([postponeMail(db, mail, { state, dueAt, attempts, error })]);
  return 'postponed';
}

/** A service that asks for a year is not believed. */
function atMostADay(delayMs: number): number {
  return Math.min(Math.max(delayMs, 0), LONGEST_DELAY_MS);
}

export function isoText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

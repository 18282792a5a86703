import { claimNextMail, expireMail } from '../../db/outbox.ts';
import type { Ids } from '../domain/clock.ts';
import { deliverMail, isoText, type Sender } from './deliver-mail.ts';

/** Long enough to reach a slow server. A mail whose sender was killed before it handed it over waits as long. */
const CLAIM_MS = 60_000;

/** What became of the mails of a round. */
export interface OutboxRound {
  sent: number;
  /** Given up for good. */
  failed: number;
  /** The sender died in the middle, and nobody can say whether it was taken. */
  unclear: number;
  /** To be tried again later. */
  postponed: number;
}

/**
 * Sends what is due. Any number of senders may run at once, and any may be killed at any moment: the service is given
 * each mail once.
 *
 * Killed before a mail was handed over: it is sent when the dead sender's claim ends. Killed after: the service is asked
 * whether it has it (GOV.UK Notify), and where it cannot be asked (SMTP) the mail is not repeated but noted as unclear,
 * for an operator to decide. The service almost always has it then: between the note and the end of the message there is
 * no wait, and a mail server goes on without us.
 *
 * @param most mails that are tried; the rest waits for the next round
 * @param stopping no further mail is begun once it is aborted
 * @throws where the register cannot be read or written
 */
export async function sendOutbox({
  most = Infinity,
  stopping,
  ids,
  ...sender
}: Sender & { most?: number; stopping?: AbortSignal | undefined; ids: Ids }): Promise<OutboxRound> {
  const { db, clock } = sender;
  const round: OutboxRound = { sent: 0, failed: 0, unclear: 0, postponed: 0 };
  await db.writeAll(expireMail(db, isoText(clock.now())));
  for (let tried = 0; tried < most; tried += 1) {
    if (stopping?.aborted) break;
    const now = clock.now();
    const claim = { claim: ids.next(), now: isoText(now), until: isoText(now + CLAIM_MS) };
    const mail = await claimNextMail(db, claim);
    if (!mail) break;
    const outcome = await deliverMail(mail, sender);
    if (outcome === 'service_away') round.postponed += 1;
    else if (outcome !== 'taken_over') round[outcome] += 1;
    if (outcome === 'service_away') break;
  }
  return round;
}

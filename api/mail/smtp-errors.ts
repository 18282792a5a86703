import { MailDelayed, MailRefused } from './transport.ts';

/** What nodemailer says of a failure, as far as it is used here. */
export interface SmtpFailure {
  readonly message: string;
  /** nodemailer's own: EENVELOPE, EMESSAGE, EAUTH, ECONNECTION, … */
  readonly code: string;
  /** The command that was answered: `MAIL FROM`, `RCPT TO`, `DATA`. */
  readonly command: string;
  /** The server's answer, as it came. */
  readonly response: string;
  readonly responseCode: number;
}

const LONGEST_REASON = 300;

/**
 * What a failure means for a mail. RFC 5321 §4.2.1: 5yz is for good, 4yz for now; but only an answer about the recipient
 * or the message is about this mail. A server that will not have our sender, our password or our connection takes no
 * other mail either, and giving them all up would lose them to a slip in the settings.
 */
export function delayOrRefusal(error: unknown): MailDelayed | MailRefused {
  const { message, code, command, response, responseCode } = failureOf(error);
  if (code === 'EAUTH') {
    const reason = `The mail server does not accept the user name and password (${responseCode || 'no answer'})`;
    return new MailDelayed(reason, { concerns: 'service' });
  }
  const reason = `${command}: ${response || message}`.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, LONGEST_REASON);
  const ofThisMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM');
  if (!ofThisMail || responseCode === 421)
    return new MailDelayed(reason, { concerns: 'service', cause: error });
  // Without an answer it was nodemailer that refused: a message larger, or an address stranger, than the server takes.
  if (responseCode >= 500 || responseCode === 0) return new MailRefused(reason, { cause: error });
  return new MailDelayed(reason, { concerns: 'mail', cause: error });
}

function failureOf(error: unknown): SmtpFailure {
  const {
    message = String(error),
    code = '',
    command = 'CONN',
    response = '',
    responseCode = 0,
  } = (error instanceof Error ? error : {}) as Partial<SmtpFailure>;
  return { message, code, command, response, responseCode: Number(responseCode) };
}

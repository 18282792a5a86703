import type { Mail, MailMessage } from '../../api/mail/transport.ts';

export interface Mailbox extends Mail {
  /** What was sent, oldest first. */
  readonly messages: MailMessage[];
  /** How often someone asked for mail to be sent. */
  nudges(): number;
}

/** Mail that ends in a list: a test sends what is queued with `runJobs`. */
export function aMailbox(): Mailbox {
  const messages: MailMessage[] = [];
  let nudges = 0;
  return {
    messages,
    nudges: () => nudges,
    mostARound: Infinity,
    nudge() {
      nudges += 1;
    },
    transport: {
      name: 'smtp',
      answerWithinMs: 0,
      staysInOutbox: false,
      async send(message, handOver) {
        await handOver();
        messages.push(message);
      },
    },
  };
}

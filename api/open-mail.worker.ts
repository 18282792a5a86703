import { ConfigError, type Config } from './config.ts';
import { logTransport } from './mail/log.ts';
import { notifyKeyOf } from './mail/notify-key.ts';
import { notifyTransport } from './mail/notify.ts';
import type { Mail, MailTransport } from './mail/transport.ts';
import { systemClock } from './system-clock.ts';

/** A Worker of the free plan makes 50 requests an invocation, and each mail takes up to five. */
const MOST_A_ROUND = 8;

export interface WorkerMail extends Mail {
  /** Whether mail was queued since the last call: whoever answers a request then sends it after the answer. */
  takeNudge(): boolean;
}

/**
 * Mail on Workers, where work after an answer has to belong to a request.
 * @throws ConfigError for what only Node can do
 */
export function openMail(config: Config): WorkerMail {
  let asked = false;
  return {
    transport: transportOf(config),
    mostARound: MOST_A_ROUND,
    nudge() {
      asked = true;
    },
    takeNudge() {
      const taken = asked;
      asked = false;
      return taken;
    },
  };
}

function transportOf({ mail, production }: Config): MailTransport {
  switch (mail.via) {
    case 'log':
      return logTransport({ production, print: (text) => console.log(text) });
    case 'notify':
      // The true time, whatever CLOCK says: Notify looks at it.
      return notifyTransport({ ...mail, key: notifyKeyOf(mail.apiKey), clock: systemClock });
    case 'smtp':
      throw new ConfigError(
        'MAIL is a mail server, which Workers cannot speak to: give notify or log, such as MAIL=notify',
      );
  }
}

import type { Config } from './config.ts';
import { nudged } from './jobs/nudge.node.ts';
import { senderOf } from './domain/mail-address.ts';
import { logTransport } from './mail/log.ts';
import { notifyKeyOf } from './mail/notify-key.ts';
import { notifyTransport } from './mail/notify.ts';
import { smtpTransport } from './mail/smtp.node.ts';
import type { Mail, MailTransport } from './mail/transport.ts';
import { systemClock } from './system-clock.ts';

/** About a minute of a slow server; what is left goes in the next round. */
const MOST_A_ROUND = 200;
const STOP_WITHIN_MS = 10_000;

export interface NodeMail extends Mail {
  /** Begins no further mail, and waits for the one under way, though not for a server that takes minutes. */
  stop(): Promise<void>;
}

/**
 * Mail on Node.
 * @param send one round; must not reject
 */
export function openMail(config: Config, send: () => Promise<void>): NodeMail {
  const transport = transportOf(config);
  const { nudge, idle } = nudged(send);
  const stopping = new AbortController();
  return {
    transport,
    mostARound: MOST_A_ROUND,
    stopping: stopping.signal,
    nudge,
    async stop() {
      stopping.abort();
      const patience = new Promise<void>((resolve) => void setTimeout(resolve, STOP_WITHIN_MS).unref());
      transport.close?.();
      await Promise.race([idle(), patience]);
    },
  };
}

function transportOf({ mail, mailFrom, production }: Config): MailTransport {
  switch (mail.via) {
    case 'log':
      return logTransport({ production, print: (text) => console.log(text) });
    case 'smtp':
      return smtpTransport({ url: mail.url, from: senderOf(mailFrom) ?? { name: '', address: mailFrom } });
    case 'notify':
      // The true time, whatever CLOCK says: Notify looks at it.
      return notifyTransport({ ...mail, key: notifyKeyOf(mail.apiKey), clock: systemClock });
  }
}

import type { Config } from './config.ts';
import { nudged } from './jobs/nudge.ts';
import { logTransport } from './mail/log.ts';
import type { Mail, MailTransport } from './mail/transport.ts';

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
      await Promise.race([idle(), patience]);
      transport.close?.();
    },
  };
}

function transportOf({ production }: Config): MailTransport {
  return logTransport({ production, print: (text) => console.log(text) });
}

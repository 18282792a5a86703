import type { Config } from './config.ts';
import { logTransport } from './mail/log.ts';
import type { Mail } from './mail/transport.ts';

/** A Worker of the free plan makes 50 requests an invocation, and each mail takes up to five. */
const MOST_A_ROUND = 8;

export interface WorkerMail extends Mail {
  /** Whether mail was queued since the last call: whoever answers a request then sends it after the answer. */
  takeNudge(): boolean;
}

/** Mail on Workers, where work after an answer has to belong to a request. */
export function openMail({ production }: Config): WorkerMail {
  let asked = false;
  return {
    transport: logTransport({ production, print: (text) => console.log(text) }),
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

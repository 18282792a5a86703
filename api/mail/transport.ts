/** One mail, as a service is given it. */
export interface MailMessage {
  /** The reason it is written for, the same each time it is tried. */
  readonly reference: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  /** Plain text, lines ended by `\n`. */
  readonly body: string;
  /** When it was queued, UTC ISO text. */
  readonly createdAt: string;
}

/**
 * How mail leaves: `log.ts`, `smtp.node.ts`, `notify.ts`.
 *
 * No service can take a mail and tell us so in one step, so each send has a moment after which the service may have it
 * although we never hear so. `handOver` marks that moment in the outbox.
 */
export interface MailTransport {
  readonly name: 'log' | 'smtp' | 'notify';
  /** The longest it waits for an answer once a mail is handed over. */
  readonly answerWithinMs: number;
  /** Nothing leaves: who is to read the mail reads it in the outbox, so nothing is wiped there. */
  readonly staysInOutbox: boolean;
  /**
   * Hands one mail to the service; done when the service has said that it took it.
   * @param handOver to be awaited at the last moment at which the service cannot have the mail yet. Where it rejects,
   *   the mail must not be sent, and `send` rejects with the same error.
   * @throws MailRefused for good, MailDelayed for now
   */
  send(message: MailMessage, handOver: () => Promise<void>): Promise<void>;
  /**
   * Whether the service has a mail whose answer was lost. Absent where a service cannot be asked (SMTP).
   * @throws MailDelayed where it cannot say now
   */
  hasTaken?(reference: string): Promise<boolean>;
  /** Calls off what is not yet handed over, to be tried by the next process. */
  close?(): void;
}

/** The service will never take this mail. The message is kept for an operator: it holds no secret. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** Not now. The message is kept for an operator: it holds no secret. */
export class MailDelayed extends Error {
  override readonly name = 'MailDelayed';
  /** `mail`: this one only. `service`: it would not take another either. */
  readonly concerns: 'mail' | 'service';
  /** How long the service asks us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The service may have taken the mail all the same: it is asked before the mail is sent again. */
  readonly unclear: boolean;

  constructor(
    message: string,
    {
      concerns,
      retryAfterMs,
      unclear = false,
      cause,
    }: { concerns: 'mail' | 'service'; retryAfterMs?: number; unclear?: boolean; cause?: unknown },
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.concerns = concerns;
    this.retryAfterMs = retryAfterMs;
    this.unclear = unclear;
  }
}

/** What the app holds of mail. */
export interface Mail {
  readonly transport: MailTransport;
  /** Mails that one round sends at most: a Worker may make only so many requests. */
  readonly mostARound: number;
  /** Aborted when the process is to end: no further mail is begun. */
  readonly stopping?: AbortSignal;
  /**
   * Sends what is due, soon and in the background: to be called after the write that queued a mail. Never throws, and
   * nobody waits for it; the job sends what it does not.
   */
  nudge(): void;
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { isMailbox, type Sender } from '../domain/mail-address.ts';
import { delayOrRefusal } from './smtp-errors.ts';
import { MailDelayed, MailRefused, type MailMessage, type MailTransport } from './transport.ts';

/** RFC 5321 §4.5.3.2.6: to give up sooner on the answer to a message makes doubles. */
const ANSWER_WITHIN_MS = 10 * 60_000;
/** From the first packet to the end of the message: less than a sender holds its claim. */
const REACH_WITHIN_MS = 50_000;

/**
 * Mail by a server of one's own (`MAIL=smtp://…`, `smtps://…`), a connection a mail.
 *
 * A mail is handed over between its last line and the dot that ends it (RFC 5321 §4.1.1.4): before that dot the server
 * cannot have it. Where the connection breaks after the dot and before the answer, the server has not taken charge of
 * the mail (§4.2.5), so it is sent again under the same Message-ID, as between any two mail servers.
 *
 * @param url with user, password and port; its query takes nodemailer's options, such as `?requireTLS=true`
 */
export function smtpTransport({ url, from }: { url: string; from: Sender }): MailTransport {
  const server = serverOf(url);
  /** What is under way and not yet handed over: it can still be called off. */
  const reaching = new Set<AbortController>();
  const callOff = (reach: AbortController, why: string, retryAfterMs?: number) => {
    const howLong = retryAfterMs === undefined ? {} : { retryAfterMs };
    reach.abort(new MailDelayed(why, { concerns: 'service', ...howLong }));
  };

  return {
    name: 'smtp',
    answerWithinMs: ANSWER_WITHIN_MS,
    staysInOutbox: false,

    async send(message, handOver) {
      if (!isMailbox(message.recipient)) throw new MailRefused('The recipient is not one e-mail address');
      const reach = new AbortController();
      const patience = setTimeout(() => callOff(reach, 'The mail server is too slow'), REACH_WITHIN_MS);
      const reached = () => {
        clearTimeout(patience);
        reaching.delete(reach);
      };
      let handOverError: unknown;

      async function atTheLastMoment(): Promise<void> {
        reached();
        try {
          await handOver();
        } catch (error) {
          handOverError = error;
          throw error;
        }
      }

      reaching.add(reach);
      try {
        await createTransport(server)
          .use('stream', (mail, done) => {
            mail.message.processFunc((lines) => Readable.from(then(lines, atTheLastMoment)));
            done();
          })
          .sendMail({ ...mailOf(message, from), signal: reach.signal });
      } catch (error) {
        if (handOverError !== undefined) throw handOverError;
        throw reach.signal.aborted ? reach.signal.reason : delayOrRefusal(error);
      } finally {
        reached();
      }
    },

    close() {
      for (const reach of reaching) callOff(reach, 'Havens was stopped', 0);
    },
  };
}

/** Everything there is, then a step. Nothing is read before the server has asked for the message. */
async function* then(
  lines: AsyncIterable<Uint8Array>,
  step: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  yield* lines;
  await step();
}

function serverOf(url: string) {
  const { hostname, username, searchParams } = new URL(url);
  const isThisMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  const saysOfTls = ['requireTLS', 'ignoreTLS', 'opportunisticTLS'].some((name) => searchParams.has(name));
  return {
    url,
    connectionTimeout: REACH_WITHIN_MS,
    greetingTimeout: REACH_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    // A password never goes over a network in the clear because someone on the way hid STARTTLS.
    ...(username !== '' && !isThisMachine && !saysOfTls && { requireTLS: true }),
    // A server on this machine has a certificate of its own making, and nobody is in between.
    ...(isThisMachine && { tls: { rejectUnauthorized: false } }),
  };
}

function mailOf({ reference, recipient, subject, body, createdAt }: MailMessage, from: Sender) {
  const messageId = `<${fingerprint(`${reference} ${createdAt}`)}@${from.address.split('@')[1] ?? 'localhost'}>`;
  return {
    from,
    to: { name: '', address: recipient },
    envelope: { from: from.address, to: [recipient] },
    subject: subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
    text: body,
    textEncoding: 'quoted-printable' as const,
    messageId,
    date: new Date(createdAt),
    xMailer: false as const,
    // RFC 3834: no holiday reply to a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The same for the same mail, so that who gets it twice can tell; it tells nothing of the reference. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

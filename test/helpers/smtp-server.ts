import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface AcceptedMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire, without the dot that ends it. */
  readonly source: string;
  /** Header fields by name in lower case, folded lines joined. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text, decoded. */
  readonly text: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface RunningSmtpServer {
  readonly port: number;
  /** Mails received whole and taken charge of, oldest first: also where the sender was gone before it heard so. */
  readonly accepted: AcceptedMail[];
  readonly connections: () => number;
  stop(): Promise<void>;
}

/** An SMTP error answer. */
export function smtpError(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/**
 * A real SMTP server on this machine.
 * @param onReceived runs when a mail is there whole, before it is taken charge of; throws to refuse it
 * @param onAccepted runs when it is taken charge of, before the sender is told
 */
export async function startSmtpServer({
  port = 0,
  onReceived,
  onAccepted,
  onFirstBytes,
  ...options
}: SMTPServerOptions & {
  port?: number;
  onFirstBytes?: () => void;
  onReceived?: (mail: AcceptedMail) => Promise<void> | void;
  onAccepted?: (mail: AcceptedMail) => Promise<void> | void;
} = {}): Promise<RunningSmtpServer> {
  const accepted: AcceptedMail[] = [];
  let connections = 0;

  async function takeChargeOf(mail: AcceptedMail, done: (error?: Error) => void): Promise<void> {
    try {
      await onReceived?.(mail);
    } catch (error) {
      return done(error as Error);
    }
    accepted.push(mail);
    await onAccepted?.(mail);
    return done();
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = [];
      // Where the sender goes away in the middle, the mail was never there.
      stream.on('error', () => {});
      stream.once('data', () => onFirstBytes?.());
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8');
        const mail: AcceptedMail = {
          ...contentOf(source),
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          source,
          secure,
          user: user === undefined ? undefined : String(user),
        };
        void takeChargeOf(mail, done);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    accepted,
    connections: () => connections,
    async stop() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      await Promise.race([closed, sleep(2_000)]);
    },
  };
}

function contentOf(source: string): Pick<AcceptedMail, 'headers' | 'messageId' | 'text'> {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [name = '', ...value] = line.split(': ');
    headers[name.toLowerCase()] = value.join(': ');
  }
  const body = source.slice(end + 4);
  const isQuoted = headers['content-transfer-encoding'] === 'quoted-printable';
  return {
    headers,
    messageId: headers['message-id'] ?? '',
    text: (isQuoted ? fromQuotedPrintable(body) : body).replaceAll('\r\n', '\n'),
  };
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

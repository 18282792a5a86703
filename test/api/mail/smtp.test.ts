import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpTransport } from '../../../api/mail/smtp.node.ts';
import { MailDelayed, MailRefused, type MailMessage } from '../../../api/mail/transport.ts';
import { smtpError, startSmtpServer, type RunningSmtpServer } from '../../helpers/smtp-server.ts';

const FROM = { name: 'Havens', address: 'havens@council.example' };

const servers: RunningSmtpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function aServer(options: Parameters<typeof startSmtpServer>[0] = {}): Promise<RunningSmtpServer> {
  const server = await startSmtpServer(options);
  servers.push(server);
  return server;
}

const aMessage = (given: Partial<MailMessage> = {}): MailMessage => ({
  reference: 'decision/v1/2',
  kind: 'decision',
  recipient: 'manager@example.com',
  subject: 'The Paper Lantern: a decision',
  body: 'Hello\n\nSign in to read it.\n',
  createdAt: '2026-06-10T17:00:00.000Z',
  ...given,
});

function send(server: RunningSmtpServer, message = aMessage(), handOver = async () => {}): Promise<void> {
  return smtpTransport({ url: `smtp://127.0.0.1:${server.port}`, from: FROM }).send(message, handOver);
}

const failure = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('mail by SMTP', () => {
  it('arrives as it was written, from MAIL_FROM, to one recipient, and asks for no automatic reply', async () => {
    const server = await aServer();
    const body = `Zoë’s café, مكان, 🏳️‍🌈\n.\n..two dots\nFrom here ${'a long line '.repeat(30)}\n\ttab = equals\n`;
    await send(server, aMessage({ subject: 'Zoë’s café – a decision', body }));
    const [mail] = server.accepted;
    expect(mail?.to).toEqual(['manager@example.com']);
    expect(mail?.from).toBe('havens@council.example');
    expect(mail?.headers).toMatchObject({
      from: 'Havens <havens@council.example>',
      to: 'manager@example.com',
      'auto-submitted': 'auto-generated',
      date: 'Wed, 10 Jun 2026 17:00:00 +0000',
    });
    expect(mail?.text).toBe(body);
    expect(mail?.source).not.toMatch(/nodemailer/i);
  });

  it('has the same Message-ID each time the same mail is sent, which tells nothing of its reference', async () => {
    const server = await aServer();
    await send(server);
    await send(server);
    await send(server, aMessage({ reference: 'decision/v1/3' }));
    const ids = server.accepted.map(({ messageId }) => messageId);
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@council\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('is handed over before the server can have it, and after all else', async () => {
    const steps: string[] = [];
    const server = await aServer({
      onRcptTo(_address, _session, done) {
        steps.push('recipient taken');
        done();
      },
      onFirstBytes: () => void steps.push('first bytes'),
      onReceived: () => void steps.push('received'),
    });
    await send(server, aMessage(), async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      steps.push('handed over');
    });
    expect(steps).toEqual(['recipient taken', 'first bytes', 'handed over', 'received']);
  });

  it('can be called off until it is handed over, and not after', async () => {
    const server = await aServer({
      onRcptTo(_address, _session, done) {
        transport.close?.();
        done();
      },
    });
    const transport = smtpTransport({ url: `smtp://127.0.0.1:${server.port}`, from: FROM });
    const stopped = { name: 'MailDelayed', message: 'Havens was stopped', retryAfterMs: 0 };
    expect(await failure(transport.send(aMessage(), async () => {}))).toMatchObject(stopped);
    expect(server.accepted).toEqual([]);

    const other = await aServer();
    const late = smtpTransport({ url: `smtp://127.0.0.1:${other.port}`, from: FROM });
    await late.send(aMessage(), async () => late.close?.());
    expect(other.accepted).toHaveLength(1);
  });

  it('never arrives where it could not be handed over, which is told as it was', async () => {
    const server = await aServer();
    const takenOver = new Error('another sender has it');
    const error = await failure(send(server, aMessage(), () => Promise.reject(takenOver)));
    expect(error).toBe(takenOver);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.accepted).toEqual([]);
  });

  it('goes encrypted where the server offers it, and to smtps:// from the first byte', async () => {
    const offering = await aServer({ disabledCommands: [] });
    await send(offering);
    expect(offering.accepted[0]?.secure).toBe(true);
    const secure = await aServer({ secure: true });
    await smtpTransport({ url: `smtps://localhost:${secure.port}`, from: FROM }).send(
      aMessage(),
      async () => {},
    );
    expect(secure.accepted[0]?.secure).toBe(true);
  });

  it('signs in with the user and password of the address, percent-encoded', async () => {
    const server = await aServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        if (username === 'council@x' && password === 'p@ss:w/rd') done(null, { user: username });
        else done(new Error('Invalid'));
      },
    });
    const url = `smtp://council%40x:p%40ss%3Aw%2Frd@127.0.0.1:${server.port}`;
    await smtpTransport({ url, from: FROM }).send(aMessage(), async () => {});
    expect(server.accepted[0]?.user).toBe('council@x');

    const wrong = `smtp://council:hunter2@127.0.0.1:${server.port}`;
    const error = await failure(smtpTransport({ url: wrong, from: FROM }).send(aMessage(), async () => {}));
    expect(error).toBeInstanceOf(MailDelayed);
    expect(error).toMatchObject({ concerns: 'service', unclear: false });
    expect((error as Error).message).toMatch(/does not accept the user name and password \(535\)/);
    expect((error as Error).message).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  it('never sends a password in the clear to another machine, unless the address says so', async () => {
    const authenticated: string[] = [];
    const server = await aServer({
      allowInsecureAuth: true,
      onAuth({ username = '' }, _session, done) {
        authenticated.push(username);
        done(null, { user: username });
      },
    });
    // 127.1 is this machine too, but does not look like it.
    const url = `smtp://council:secret@127.1:${server.port}`;
    const error = await failure(smtpTransport({ url, from: FROM }).send(aMessage(), async () => {}));
    expect(error).toMatchObject({ name: 'MailDelayed', concerns: 'service' });
    expect(authenticated).toEqual([]);
    await smtpTransport({ url: `${url}?ignoreTLS=true`, from: FROM }).send(aMessage(), async () => {});
    expect(authenticated).toEqual(['council']);
  });
});

describe('what a mail server answers', () => {
  it.each([
    [550, { name: 'MailRefused' }],
    [451, { name: 'MailDelayed', concerns: 'mail', unclear: false }],
    [421, { name: 'MailDelayed', concerns: 'service', unclear: false }],
  ])('%i to the recipient', async (code, means) => {
    const server = await aServer({
      onRcptTo: (_address, _session, done) => done(smtpError(code, '5.1.1 No such\u0007 user')),
    });
    const error = await failure(send(server));
    expect(error).toMatchObject(means);
    expect((error as Error).message).toMatch(new RegExp(`: ${code} 5\\.1\\.1 No such user$`));
  });

  it('any error to the sender holds up all mail, and gives up none', async () => {
    const server = await aServer({
      onMailFrom: (_address, _session, done) => done(smtpError(553, 'Sender not allowed')),
    });
    expect(await failure(send(server))).toMatchObject({ name: 'MailDelayed', concerns: 'service' });
  });

  it.each([
    [552, { name: 'MailRefused' }],
    [554, { name: 'MailRefused' }],
    [452, { name: 'MailDelayed', concerns: 'mail', unclear: false }],
  ])('%i to the message', async (code, means) => {
    const server = await aServer({
      onReceived() {
        throw smtpError(code, 'Not this one');
      },
    });
    expect(await failure(send(server))).toMatchObject(means);
  });

  it('nothing, because none is there', async () => {
    const server = await aServer();
    await server.stop();
    const error = await failure(send(server));
    expect(error).toMatchObject({ name: 'MailDelayed', concerns: 'service', unclear: false });
    expect((error as Error).message).toMatch(/ECONNREFUSED/);
  });

  it('nothing, because the connection broke after the end of the mail: the server has not taken charge', async () => {
    let received = '';
    const breaking = createServer((socket) => {
      socket.setEncoding('latin1').write('220 here\r\n');
      let inData = false;
      socket.on('error', () => {});
      socket.on('data', (text: string) => {
        received += text;
        if (inData && received.endsWith('\r\n.\r\n')) socket.resetAndDestroy();
        else if (!inData) {
          inData = /^DATA/m.test(text);
          socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
        }
      });
    });
    await once(breaking.listen(0, '127.0.0.1'), 'listening');
    const { port } = breaking.address() as AddressInfo;
    let handedOver = 0;
    const handOver = async () => void (handedOver += 1);
    const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: FROM });
    const error = await failure(transport.send(aMessage(), handOver));
    breaking.close();
    expect(received).toContain('Sign in to read it.');
    expect(handedOver).toBe(1);
    expect(error).toMatchObject({ name: 'MailDelayed', concerns: 'service', unclear: false });
  });
});

describe('hostile texts', () => {
  it.each([
    'a@example.com, b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com>\r\nRCPT TO:<b@example.com',
    'Friends: a@example.com, b@example.com;',
    '"a b" <a@example.com>',
    'nobody',
    '',
  ])('as the recipient are refused before anything is sent: %j', async (recipient) => {
    const server = await aServer();
    expect(await failure(send(server, aMessage({ recipient })))).toBeInstanceOf(MailRefused);
    expect(server.connections()).toBe(0);
  });

  it('in subject and text are nothing but text: no header, no second mail, no lost line', async () => {
    const server = await aServer();
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'x\r\nBcc: victim@example.com',
        'x\nSubject: other',
        'x\r\n\r\nNew body',
        '\u2028Bcc: victim@example.com',
        '.\r\nMAIL FROM:<evil@example.com>\r\n',
        '\r\n.\r\nMAIL FROM:<evil@example.com>\r\n',
        '=?utf-8?Q?=0D=0ABcc:_victim=40example.com?=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (subject, body) => {
        server.accepted.length = 0;
        await send(server, aMessage({ subject: `The ${subject} Inn`, body: `Hello ${body}\n` }));
        expect(server.accepted).toHaveLength(1);
        const [mail] = server.accepted;
        expect(mail?.to).toEqual(['manager@example.com']);
        expect(Object.keys(mail?.headers ?? {}).sort()).toEqual(FIELDS);
        expect(mail?.text).toBe(`Hello ${body}\n`.toWellFormed().replace(/\r\n?|\n/g, '\n'));
      }),
      { numRuns: 40 },
    );
  });
});

const FIELDS = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

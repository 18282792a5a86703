import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { insertMail } from '../../../db/outbox.ts';
import { requeueMail, selectNewestMail, type OutboxMail } from '../../../db/outbox-records.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { openSqlite, type SqliteRegister } from '../../../db/sqlite.node.ts';
import { MIGRATIONS } from '../../helpers/databases.ts';
import { startNotifyServer } from '../../helpers/notify-server.ts';
import { startSmtpServer, type RunningSmtpServer } from '../../helpers/smtp-server.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

// A real process is killed with SIGKILL, over a real file, while it speaks to a real SMTP server.

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SENDER = 'test/helpers/outbox-sender.node.ts';
const START = Date.parse('2026-06-10T17:00:00.000Z');
/** Beyond any claim and any answer: what a killed sender had in hand is free by then. */
const NEXT_ROUND_MS = 15 * 60_000;
const PATIENCE_MS = 120_000;

const temporaryFolder = useTemporaryFolders();
const children: ChildProcess[] = [];
const servers: { stop(): Promise<void> }[] = [];
const registers: SqliteRegister[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const register of registers.splice(0)) register.close();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function aServer(options: Parameters<typeof startSmtpServer>[0]): Promise<RunningSmtpServer> {
  const server = await startSmtpServer(options);
  servers.push(server);
  return server;
}

async function aRegister(mails: number, body = 'Sign in to read it.\n') {
  const path = join(temporaryFolder(), 'register.sqlite');
  const register = openSqlite(path);
  registers.push(register);
  migrate(register.connection, MIGRATIONS);
  const db = register.database;
  await db.writeAll(
    Array.from({ length: mails }, (_, index) =>
      insertMail(db, {
        reference: `decision/v${index}/1`,
        recipient: `manager${index}@example.com`,
        kind: 'decision',
        subject: `Decision ${index}`,
        body,
        createdAt: new Date(START).toISOString(),
      }),
    ),
  );
  return { path, db };
}

let rounds = 0;
/** A sender of its own process; each is later than the one before. */
function startSender(path: string, server: string): ChildProcess {
  rounds += 1;
  const clock = new Date(START + rounds * NEXT_ROUND_MS).toISOString();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', SENDER, '--register', path, '--server', server, '--clock', clock],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  return child;
}

const urlOf = ({ port }: RunningSmtpServer) => `smtp://127.0.0.1:${port}`;

/** Lets a sender run to its end. */
async function finish(path: string, server: string): Promise<void> {
  const [code] = (await once(startSender(path, server), 'exit')) as [number | null];
  expect(code).toBe(0);
}

const byState = (mails: readonly OutboxMail[], state: string) =>
  mails.filter((mail) => mail.state === state).map(({ reference }) => reference);

describe('a sender killed at a certain moment', () => {
  it.each<[string, number, (kill: () => void) => Parameters<typeof startSmtpServer>[0], string]>([
    [
      'before the server has heard the recipient: the mail is sent by the next, once',
      1,
      (kill) => ({ onRcptTo: (_address, _session, done) => (kill(), done()) }),
      'sent',
    ],
    [
      'in the middle of a long mail: the server never had it, the next sends it, once',
      1,
      (kill) => ({ onFirstBytes: kill }),
      'sent',
    ],
    [
      'after the server took the mail, before it could hear so: not repeated, and told to an operator',
      1,
      (kill) => ({ onAccepted: async () => (kill(), sleep(200)) }),
      'unclear',
    ],
  ])('%s', { timeout: PATIENCE_MS }, async (_, mails, serverThat, state) => {
    let child: ChildProcess | undefined;
    let killed = false;
    const kill = () => {
      if (!killed) child?.kill('SIGKILL');
      killed = true;
    };
    const server = await aServer(serverThat(kill));
    const { path, db } = await aRegister(mails, 'A long line that fills the mail.\n'.repeat(100_000));
    child = startSender(path, urlOf(server));
    const [, signal] = (await once(child, 'exit')) as [number | null, string];
    expect(signal).toBe('SIGKILL');

    await finish(path, urlOf(server));
    await finish(path, urlOf(server));
    expect(server.accepted).toHaveLength(1);
    expect(await selectNewestMail(db)).toMatchObject([{ state }]);
  });
});

describe('a sender killed at any moment, again and again', () => {
  it('never sends a mail twice, and loses none without saying so', { timeout: PATIENCE_MS }, async () => {
    const MAILS = 40;
    const KILLS = 8;
    const server = await aServer({ onAccepted: () => sleep(Math.random() * 150) });
    const { path, db } = await aRegister(MAILS);
    for (let kills = 0; kills < KILLS; kills += 1) {
      const before = server.connections();
      const child = startSender(path, urlOf(server));
      const ended = once(child, 'exit');
      while (server.connections() === before && child.exitCode === null) await sleep(1);
      await sleep(Math.random() * 700);
      child.kill('SIGKILL');
      await ended;
    }
    await finish(path, urlOf(server));

    const ids = server.accepted.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const mails = await selectNewestMail(db, { limit: MAILS });
    const arrived = new Set(server.accepted.map(({ headers }) => headers['to']));
    const unclear = mails.filter((mail) => mail.state === 'unclear');
    expect(byState(mails, 'sent').length + unclear.length).toBe(MAILS);
    const sent = mails.filter(({ state }) => state === 'sent');
    expect(sent.filter(({ recipient }) => !arrived.has(recipient))).toEqual([]);
    expect(unclear.length).toBeLessThanOrEqual(KILLS);
    const lost = unclear.filter(({ recipient }) => !arrived.has(recipient));
    console.log(
      `${KILLS} kills: ${ids.length} of ${MAILS} arrived once, ${unclear.length} unclear, of which ${lost.length} never arrived`,
    );

    // Someone decides to send what is unclear again: it bears the same Message-ID.
    const at = new Date(START + (rounds + 1) * NEXT_ROUND_MS).toISOString();
    await db.writeAll(unclear.map(({ id }) => requeueMail(db, id, at)));
    await finish(path, urlOf(server));
    expect(byState(await selectNewestMail(db, { limit: MAILS }), 'sent')).toHaveLength(MAILS);
    const all = new Set(server.accepted.map(({ messageId }) => messageId));
    expect(all.size).toBe(MAILS);
    expect(server.accepted).toHaveLength(MAILS + unclear.length - lost.length);
  });
});

describe('a sender killed while it speaks to GOV.UK Notify', () => {
  it(
    'again and again sends each mail exactly once: what was taken without an answer is found by its reference',
    { timeout: PATIENCE_MS },
    async () => {
      const MAILS = 40;
      const KILLS = 8;
      const notify = await startNotifyServer({ answerAfterMs: () => Math.random() * 150 });
      servers.push(notify);
      const { path, db } = await aRegister(MAILS);
      for (let kills = 0; kills < KILLS; kills += 1) {
        const before = notify.requests.length;
        const child = startSender(path, notify.origin);
        const ended = once(child, 'exit');
        while (notify.requests.length === before && child.exitCode === null) await sleep(1);
        await sleep(Math.random() * 400);
        child.kill('SIGKILL');
        await ended;
      }
      await finish(path, notify.origin);
      const references = notify.taken.map(({ reference }) => reference);
      expect(new Set(references).size).toBe(references.length);
      expect(references).toHaveLength(MAILS);
      const mails = await selectNewestMail(db, { limit: MAILS });
      expect(byState(mails, 'sent')).toHaveLength(MAILS);
    },
  );
});

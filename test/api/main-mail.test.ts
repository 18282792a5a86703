import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { insertMail } from '../../db/outbox.ts';
import { selectNewestMail } from '../../db/outbox-records.ts';
import { migrate } from '../../db/migrate.node.ts';
import { openSqlite, type SqliteRegister } from '../../db/sqlite.node.ts';
import { MIGRATIONS } from '../helpers/databases.ts';
import { API_KEY, startNotifyServer, TEMPLATE_ID } from '../helpers/notify-server.ts';
import { startSmtpServer } from '../helpers/smtp-server.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';

// The Node server as its own process, with mail that was queued before it started.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WAIT = { timeout: 30_000, interval: 20 };

const temporaryFolder = useTemporaryFolders();
const children: ChildProcess[] = [];
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const stop of stops.splice(0)) await stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function aRegister(
  createdAt = new Date().toISOString(),
): Promise<{ databasePath: string; register: SqliteRegister }> {
  const databasePath = join(temporaryFolder(), 'register.sqlite');
  const register = openSqlite(databasePath);
  stops.push(() => register.close());
  migrate(register.connection, MIGRATIONS);
  await register.database.writeAll([
    insertMail(register.database, {
      reference: 'sign-in/c1',
      recipient: 'manager@example.com',
      kind: 'sign_in_code',
      subject: 'Your code to sign in',
      body: 'Your code is 123456\n',
      createdAt,
    }),
  ]);
  return { databasePath, register };
}

async function startMain(env: Record<string, string>) {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.node.ts'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'test', DEMO: 'off', PORT: String(port), ...env },
  });
  children.push(child);
  const said = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.errors += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  await vi.waitUntil(() => said.output.includes('Havens is ready.') || child.exitCode !== null, WAIT);
  return { child, said, ended, origin: `http://localhost:${port}` };
}

describe('the mail of npm start', () => {
  it('by default is shown in the terminal', async () => {
    const { databasePath } = await aRegister();
    const { said, child, ended } = await startMain({ DATABASE_PATH: databasePath });
    await vi.waitUntil(() => said.output.includes('Your code is 123456'), WAIT);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said.errors).toBe('');
  });

  it('in production is not shown, and a line at the start says that none is sent', async () => {
    const { databasePath, register } = await aRegister();
    const { said } = await startMain({
      DATABASE_PATH: databasePath,
      NODE_ENV: 'production',
      SESSION_SECRET: 'x'.repeat(32),
      PUBLIC_ORIGIN: 'https://havens.example',
    });
    await vi.waitUntil(() => said.output.includes('Mail not sent, MAIL=log'), WAIT);
    // The line comes before the outbox notes it.
    await vi.waitUntil(async () => (await selectNewestMail(register.database))[0]?.state === 'sent', WAIT);
    expect(said.errors).toMatch(/^Mail is only noted, not sent \(MAIL=log\).*such as MAIL=smtp/);
    expect(said.output + said.errors).not.toMatch(/123456|manager@example\.com/);
    expect(await selectNewestMail(register.database)).toMatchObject([{ body: '', state: 'sent' }]);
  });

  it('goes to a mail server, and leaves no code behind', async () => {
    const smtp = await startSmtpServer();
    stops.push(() => smtp.stop());
    const { databasePath, register } = await aRegister();
    const { child, ended, said } = await startMain({
      DATABASE_PATH: databasePath,
      MAIL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: 'Havens <havens@council.example>',
    });
    await vi.waitUntil(() => smtp.accepted.length > 0, WAIT);
    expect(smtp.accepted[0]).toMatchObject({ text: 'Your code is 123456\n', to: ['manager@example.com'] });
    await vi.waitUntil(async () => (await selectNewestMail(register.database))[0]?.state === 'sent', WAIT);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said.output).not.toContain('123456');
    expect(await selectNewestMail(register.database)).toMatchObject([{ subject: '', body: '' }]);
  });

  it('goes to GOV.UK Notify', async () => {
    const notify = await startNotifyServer();
    stops.push(() => notify.stop());
    const { databasePath } = await aRegister('2026-06-10T17:00:00.000Z');
    await startMain({
      DATABASE_PATH: databasePath,
      MAIL: 'notify',
      NOTIFY_API_KEY: API_KEY,
      NOTIFY_TEMPLATE_ID: TEMPLATE_ID,
      NOTIFY_ORIGIN: notify.origin,
      // Notify looks at the time: the product's own clock must not show there.
      CLOCK: '2026-06-10T17:00:00Z',
    });
    await vi.waitUntil(() => notify.taken.length > 0, WAIT);
    expect(notify.taken).toMatchObject([{ email_address: 'manager@example.com', reference: 'sign-in/c1' }]);
  });

  it('waits where the mail server is away, and says why', async () => {
    const port = await freePort();
    const { databasePath, register } = await aRegister();
    const { said } = await startMain({ DATABASE_PATH: databasePath, MAIL: `smtp://127.0.0.1:${port}` });
    await vi.waitUntil(() => said.output.includes('"postponed":1'), WAIT);
    expect(await selectNewestMail(register.database)).toMatchObject([
      { state: 'waiting', attempts: 0, lastError: expect.stringMatching(/ECONNREFUSED/) },
    ]);
  });

  it('holds up neither the start nor an answer nor the end where the mail server says nothing', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket));
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    stops.push(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const { databasePath, register } = await aRegister();
    const { child, ended, origin } = await startMain({
      DATABASE_PATH: databasePath,
      MAIL: `smtp://127.0.0.1:${port}`,
    });
    await vi.waitUntil(() => sockets.length > 0, WAIT);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await selectNewestMail(register.database)).toMatchObject([{ state: 'waiting' }]);
  });
});

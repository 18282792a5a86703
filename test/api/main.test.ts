import { spawn, type ChildProcess } from 'node:child_process';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEVELOPMENT_SECRET } from '../../api/config.ts';
import { writeAudited } from '../../db/audit.ts';
import { selectAllHeads } from '../../db/audit-heads.ts';
import { auditKey, isSignedToTheEnd, withAuditKey } from '../../db/audit-signature.ts';
import { openSqlite } from '../../db/sqlite.node.ts';
import { anEntry, faultsOf } from '../helpers/audit.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_WITHIN_MS = 30_000;

const temporaryFolder = useTemporaryFolders();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The Node entry as its own process, from its sources. */
function startMain(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.node.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_PATH: join(temporaryFolder(), 'register.sqlite'),
      ...env,
    },
  });
  children.push(child);
  const said = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.errors += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, said, ended };
}

function listening(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}

async function freePort(): Promise<number> {
  const { server, port } = await listening();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm start', () => {
  it('serves the demo on an empty register, says where, and ends cleanly on SIGTERM', async () => {
    const port = await freePort();
    const databasePath = join(temporaryFolder(), 'register.sqlite');
    const { child, said, ended } = startMain({ PORT: String(port), DATABASE_PATH: databasePath });
    await vi.waitUntil(() => said.output.includes('Havens is ready.'), { timeout: START_WITHIN_MS });
    expect(said.output).toContain(`Finder: http://localhost:${port}/\n`);
    expect(said.output).toMatch(/\d+ invented venues were loaded/);

    const origin = `http://localhost:${port}`;
    const list = (await (await fetch(`${origin}/api/v1/havens`)).json()) as { total: number };
    expect(list.total).toBeGreaterThan(50);
    const near = await fetch(`${origin}/api/v1/havens/nearest?lat=51.613521&lon=-0.176543`);
    expect(((await near.json()) as { havens: unknown[] }).havens).toHaveLength(10);

    // A connection that a browser keeps open must not hold the server up.
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said.errors).toBe('');
    expect(said.output).toContain('"route":"/api/v1/havens/nearest"');
    expect(said.output).not.toMatch(/51\.613|0\.176/);

    const register = openSqlite(databasePath);
    expect(register.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    register.close();
  });

  it('signs the audit trail as it writes it, and at its stop what a command wrote meanwhile', async () => {
    const port = await freePort();
    const databasePath = join(temporaryFolder(), 'register.sqlite');
    const { child, said, ended } = startMain({ PORT: String(port), DATABASE_PATH: databasePath });
    await vi.waitUntil(() => said.output.includes('Havens is ready.'), { timeout: START_WITHIN_MS });
    const register = openSqlite(databasePath);
    const db = withAuditKey(register.database, DEVELOPMENT_SECRET);
    const unsigned = async () =>
      (await selectAllHeads(db)).filter((head) => !isSignedToTheEnd(auditKey(DEVELOPMENT_SECRET), head));
    expect(await unsigned()).toEqual([]);
    await writeAudited(register.database, [], [anEntry(), anEntry({ authority_code: 'E09000007' })]);
    expect(await unsigned()).toHaveLength(3);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await unsigned()).toEqual([]);
    expect(await faultsOf(db)).toEqual([]);
    register.close();
  });

  it('keeps what it has: a second start adds no demo and publishes the same', async () => {
    const databasePath = join(temporaryFolder(), 'register.sqlite');
    const totals: number[] = [];
    for (let round = 0; round < 2; round++) {
      const port = await freePort();
      const { child, said, ended } = startMain({ PORT: String(port), DATABASE_PATH: databasePath });
      await vi.waitUntil(() => said.output.includes('Havens is ready.'), { timeout: START_WITHIN_MS });
      totals.push(
        ((await (await fetch(`http://localhost:${port}/api/v1/havens`)).json()) as { total: number }).total,
      );
      expect(said.output.includes('invented')).toBe(round === 0);
      child.kill('SIGINT');
      expect(await ended).toBe(0);
    }
    expect(totals[0]).toBe(totals[1]);
  });

  it('leaves an empty register empty where DEMO=off', async () => {
    const port = await freePort();
    const { said } = startMain({ PORT: String(port), DEMO: 'off' });
    await vi.waitUntil(() => said.output.includes('Havens is ready.'), { timeout: START_WITHIN_MS });
    expect(await (await fetch(`http://localhost:${port}/api/v1/havens`)).json()).toMatchObject({
      total: 0,
      havens: [],
    });
  });

  it('says in one line that its port is in use', async () => {
    const { server, port } = await listening();
    const { said, ended } = startMain({ PORT: String(port), DEMO: 'off' });
    expect(await ended).toBe(1);
    expect(said.errors).toMatch(new RegExp(`^Port ${port} is already in use\\. .*\\n$`));
    server.close();
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'the map archive is not there',
      { BASEMAP: 'nowhere.pmtiles' },
      /^BASEMAP=nowhere\.pmtiles is not there\. Give the path .*\n$/,
    ],
    [
      'the map archive is none',
      { BASEMAP: sharedData('pmtiles', 'fixtures', 'invalid.pmtiles') },
      hasSharedData ? /^BASEMAP=.*invalid\.pmtiles is not a PMTiles archive\. .*\n$/ : /is not there/,
    ],
    ['a variable is wrong', { PORT: 'eighty' }, /^PORT is "eighty": give .*\n$/],
    [
      'it would run in production without a secret',
      { NODE_ENV: 'production' },
      /^SESSION_SECRET is not set.*\n$/,
    ],
    ['its register cannot be opened', { DATABASE_PATH: 'test' }, /^Cannot open the register at .*\n$/],
  ])('exits with 1 and a clear line where %s', async (_, env, line) => {
    const { said, ended } = startMain(env);
    expect(await ended).toBe(1);
    expect(said.errors).toMatch(line);
  });

  it('finishes a request that is under way when it is told to stop', async () => {
    const port = await freePort();
    const { child, said, ended } = startMain({ PORT: String(port) });
    await vi.waitUntil(() => said.output.includes('Havens is ready.'), { timeout: START_WITHIN_MS });
    const socket = connect(port, 'localhost');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => void (answer += text));
    socket.write('GET /api/v1/schemes HTTP/1.1\r\nHost: localhost\r\n');
    await sleep(200); // it has read the first half
    child.kill('SIGTERM');
    await sleep(200);
    socket.write('\r\n');
    expect(await ended).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer.trimEnd()).toMatch(/\}$/);
  });
});

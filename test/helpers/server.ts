import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { Clock } from '../../api/domain/clock.ts';
import { clockFrom } from '../../api/system-clock.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import type { Database } from '../../db/database.ts';
import { openSqlite } from '../../db/sqlite.node.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const START_WITHIN_MS = 30_000;

export interface RunningServer {
  /** `http://localhost:43211` */
  readonly origin: string;
  /** The instant at which its clock was set going. */
  readonly startedAt: string;
  readonly databasePath: string;
  /** The same register through a second connection, as another process would have it. */
  readonly database: Database;
  /** Takes a venue to another state in that second process. */
  decide(venueId: string, schemeKey: string, to: AccreditationState): Promise<void>;
  /** Everything it has written to its output so far. */
  output(): string;
  /** Ends it as an operator would; its output is complete afterwards. */
  stop(): Promise<void>;
}

/**
 * Starts the real Node server, as built, on a free port and a register of its own that holds the demo.
 * @param clock UTC ISO text at which its clock starts
 * @param env more of its environment
 * @param onRegister path of another server's register, to work on that one instead
 */
export async function startServer({
  clock,
  env = {},
  onRegister,
}: {
  clock: string;
  env?: Readonly<Record<string, string>>;
  onRegister?: string;
}): Promise<RunningServer> {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), 'havens-server-'));
  const databasePath = onRegister ?? join(folder, 'register.sqlite');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_PATH: databasePath,
      CLOCK: clock,
      DEMO: 'on',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'test',
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await ready(origin, child, () => output);
  const register = openSqlite(databasePath);
  const now: Clock = clockFrom(Date.parse(clock));

  return {
    origin,
    startedAt: clock,
    databasePath,
    database: register.database,
    output: () => output,
    async decide(venueId, schemeKey, to) {
      const decision = { venueId, schemeKey, to, reason: 'a test', actor: 'test' };
      await decideAccreditation({ ...decision, db: register.database, clock: now });
    },
    async stop() {
      register.close();
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const patience = AbortSignal.timeout(START_WITHIN_MS);
  while (child.exitCode === null && !patience.aborted) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`The server did not start:\n${output()}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus } from 'node:os';

export interface ChildServer {
  /** `http://127.0.0.1:43211` */
  readonly origin: string;
  /** Processor seconds it has used so far; NaN where the system does not tell. */
  cpuSeconds(): number;
  /** The most memory it has held, in bytes; NaN where the system does not tell. */
  peakBytes(): number;
  stop(): Promise<void>;
}

/** Ticks in which Linux counts processor time: 100 a second on every architecture that Node runs on. */
const TICKS_A_SECOND = 100;
const START_WITHIN_MS = 120_000;
const CAN_PIN = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Where the load is made and where it is served, so that neither takes from the other; where `taskset` is there. */
export const PINNED = CAN_PIN
  ? 'the server on one core, the load on another'
  : 'server and load not pinned to cores';

/** Keeps this process, which makes the load, off the core of the servers. */
export function pinLoad(): void {
  if (CAN_PIN) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '1', String(process.pid)]);
}

/**
 * Starts a server as a child process on the first core, with PORT in its environment.
 * @param path asked again and again until it is answered with 200
 */
export async function startChild(
  args: readonly string[],
  path: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const node = [process.execPath, ...args];
  const [command = '', ...rest] = CAN_PIN ? ['taskset', '--cpu-list', '0', ...node] : node;
  const child = spawn(command, rest, {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answered(child, origin + path);
  const { pid = 0 } = child;
  return {
    origin,
    cpuSeconds: () => cpuSeconds(pid),
    peakBytes: () => peakBytes(pid),
    stop: () => ended(child),
  };
}

async function answered(child: ChildProcess, url: string): Promise<void> {
  const patience = AbortSignal.timeout(START_WITHIN_MS);
  while (child.exitCode === null && !patience.aborted) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  child.kill();
  throw new Error(`no answer from ${url}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });
}

/** The 14th and 15th fields of /proc/PID/stat, counted behind the name, which may hold spaces. */
export function cpuSeconds(pid: number): number {
  const fields = procFile(pid, 'stat')?.split(') ').at(-1)?.split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND : NaN;
}

export function peakBytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(procFile(pid, 'status') ?? '')?.[1];
  return kilobytes === undefined ? NaN : Number(kilobytes) * 1_024;
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

import { existsSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellOf } from '../../api/domain/cells.ts';
import { isoInstant } from '../../api/domain/clock.ts';
import { cellScope } from '../../api/domain/scope.ts';
import type { Bench } from './bench.ts';
import { PINNED, pinLoad, startChild, type ChildServer } from './child-server.node.ts';
import { BASE } from './drawn-havens.ts';
import { temporaryFolder } from './filled-register.node.ts';
import { load, type Load, type LoadResult } from './load.node.ts';
import { NORTH_FINCHLEY } from './near-havens.ts';
import { publishedRegister } from './published-register.node.ts';
import { realVenues } from './real-havens.ts';
import type { Report, Target } from './report.ts';
import { drawsFrom } from './seeded.ts';
import { alternate, spreadOf } from './spread.ts';

export const SERVER = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const FLOOR = fileURLToPath(new URL('floor-server.node.ts', import.meta.url));
const ROUNDS = 5;
const POINTS = 500;
const SNAPSHOT = `/api/v1/snapshots/${cellScope(cellOf(NORTH_FINCHLEY))}.json`;

export const http: Bench = {
  name: 'http',
  about: 'GET nearest and GET snapshot of the built server with 50,000 havens, beside node:http and Hono',
  method: `32 connections for 3 s in turn, ${PINNED}; median of ${ROUNDS} alternated rounds; processor time as Linux counts it`,
  async run(report) {
    if (!existsSync(SERVER)) {
      report.note('the server is not built: "npm run build" first');
      return;
    }
    pinLoad();
    const ours = await startServer(await publishedRegister());
    const { bytes, etag } = await compressedSnapshot(ours);
    const folder = temporaryFolder();
    const file = join(folder, 'compressed');
    const plain = join(folder, 'plain');
    writeFileSync(file, bytes);
    writeFileSync(plain, (await bytesOf(ours.origin + SNAPSHOT)).bytes);
    const floors = {
      http: await startFloor('http', file),
      plain: await startFloor('http', plain),
      hono: await startFloor('hono'),
    };
    try {
      await measure(report, ours, floors, etag);
    } finally {
      await Promise.all([ours, ...Object.values(floors)].map((server) => server.stop()));
    }
  },
};

async function measure(
  report: Report,
  ours: ChildServer,
  floors: Record<'http' | 'plain' | 'hono', ChildServer>,
  etag: string,
): Promise<void> {
  const one = (server: ChildServer, path: string): Load => ({ server, paths: [path], status: 200 });
  const br = { 'accept-encoding': 'br' };
  const loads = {
    hello: one(floors.http, '/'),
    hono: one(floors.hono, '/'),
    nearest: { server: ours, paths: nearestPaths(), status: 200 },
    snapshot: one(ours, SNAPSHOT),
    file: one(floors.plain, '/file'),
    compressed: { ...one(ours, SNAPSHOT), headers: br },
    compressedFile: one(floors.http, '/file'),
    unchanged: { ...one(ours, SNAPSHOT), headers: { ...br, 'if-none-match': etag }, status: 304 },
    unchangedFloor: { ...one(floors.http, '/unchanged'), status: 304 },
  } satisfies Record<string, Load>;
  type Name = keyof typeof loads;
  const names = Object.keys(loads) as Name[];
  const results = await alternate(
    ROUNDS,
    Object.fromEntries(names.map((name) => [name, () => load(loads[name])])) as Record<
      Name,
      () => Promise<LoadResult>
    >,
  );

  const figure = (name: Name, part: keyof LoadResult) =>
    spreadOf(results[name].map((result) => result[part]));
  const rate = (name: Name) => ({ value: figure(name, 'requestsASecond'), unit: 'requests/s' }) as const;
  const compare = (what: string, name: Name, floor: Name, floorName: string, target?: Target) =>
    report.add({
      what,
      ours: rate(name),
      beside: { what: floorName, ...rate(floor) },
      ...(target && { target }),
    });
  compare('GET nearest', 'nearest', 'hello', 'node:http hello', { of: 'ratio', atLeast: 0.3 });
  compare('GET nearest', 'nearest', 'hono', 'Hono hello');
  report.add({
    what: 'GET nearest, processor a request',
    ours: { value: figure('nearest', 'cpuMicrosecondsARequest'), unit: 'µs' },
    beside: { what: 'node:http hello', value: figure('hello', 'cpuMicrosecondsARequest'), unit: 'µs' },
    target: { of: 'ratio', atMost: 4 },
  });
  report.add({
    what: 'GET nearest, p99',
    ours: { value: figure('nearest', 'p99Ms'), unit: 'ms' },
    beside: { what: 'node:http hello', value: figure('hello', 'p99Ms'), unit: 'ms' },
    target: { of: 'ratio', atMost: 3 },
  });
  const same = { of: 'ratio', atLeast: 0.8 } as const;
  compare('GET snapshot, as it is', 'snapshot', 'file', 'node:http, same bytes', same);
  compare('GET snapshot, brotli', 'compressed', 'compressedFile', 'node:http, same bytes', same);
  compare('GET snapshot, 304', 'unchanged', 'unchangedFloor', 'node:http 304', same);
  const busy = names.map((name) => `${name} ${figure(name, 'busy').median.toFixed(2)}`);
  report.note(
    `share of its core that each server was busy (below 1: held up by the load): ${busy.join(', ')}`,
  );
  const errors = names.flatMap((name) => results[name]).reduce((sum, result) => sum + result.errors, 0);
  report.check(errors === 0, `no request failed (${errors} did)`);
}

/** Points near real venues, as the nearest endpoint is asked. */
function nearestPaths(): string[] {
  const draws = drawsFrom(11);
  const venues = realVenues();
  return Array.from({ length: POINTS }, () => {
    const { lat, lon } = draws.oneOf(venues);
    const aside = (degrees: number) => (degrees + (draws.fraction() - 0.5) * 0.02).toFixed(5);
    return `/api/v1/havens/nearest?lat=${aside(lat)}&lon=${aside(lon)}`;
  });
}

/** The running server, at ten past six in the evening of the day on which the register was published. */
export function startServer(databasePath: string): Promise<ChildServer> {
  const env = {
    DATABASE_PATH: databasePath,
    CLOCK: isoInstant(BASE + 18 * 60 + 15),
    DEMO: 'off',
    NODE_ENV: 'test',
  };
  return startChild([SERVER], `/api/v1/havens/nearest?lat=51.6135&lon=-0.1765`, env);
}

function startFloor(kind: 'http' | 'hono', file?: string): Promise<ChildServer> {
  return startChild(['--import', 'tsx', FLOOR, kind, ...(file ? [file] : [])], '/');
}

interface SentBytes {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** The brotli bytes once the server has made them as small as it makes them, and their ETag. */
async function compressedSnapshot(server: ChildServer): Promise<SentBytes> {
  let last: SentBytes = { bytes: Buffer.alloc(0), etag: '' };
  for (let unchanged = 0; unchanged < 5;) {
    const next = await bytesOf(server.origin + SNAPSHOT, { 'accept-encoding': 'br' });
    unchanged = next.bytes.equals(last.bytes) ? unchanged + 1 : 0;
    last = next;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return last;
}

/** An answer's body as it was sent, which fetch would decompress. */
function bytesOf(url: string, headers: Readonly<Record<string, string>> = {}): Promise<SentBytes> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ bytes: Buffer.concat(parts), etag: answer.headers.etag ?? '' }));
    });
    request.once('error', reject);
  });
}

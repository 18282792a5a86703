import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { sharedData } from '../helpers/shared-data.ts';
import type { Bench } from './bench.ts';
import { cpuSeconds, peakBytes } from './child-server.node.ts';
import { temporaryFolder } from './filled-register.node.ts';
import { drawsFrom } from './seeded.ts';
import { alternate, spreadOf, type Spread } from './spread.ts';

const ROUNDS = 3;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(ROOT, 'db/cli.node.ts');
const FLOOR = fileURLToPath(new URL('read-csv.node.ts', import.meta.url));
const LOOK_EVERY_MS = 20;

interface Run {
  readonly rowsASecond: number;
  readonly peakMB: number;
  /** Steadier than the clock where the machine is shared. */
  readonly cpuSeconds: number;
}

export const imports: Bench = {
  name: 'import',
  about: 'rows a second and peak memory of the 293,081-row file, with hours and wards',
  method:
    `the register's own command in a new process on an empty register with London's outlines and Barnet's wards; ` +
    `median of ${ROUNDS} alternated rounds; floor: csv-parse reading the same file alone`,
  async run(report) {
    const folder = temporaryFolder();
    const file = join(folder, 'venues.csv');
    const rows = await writeVenues(file);
    report.note(
      `${rows.toLocaleString('en')} real rows; hours drawn from the real OpenStreetMap strings: a mix`,
    );
    let imported = '';
    const runs = await alternate(ROUNDS, {
      ours: async () => {
        const database = join(folder, 'register.sqlite');
        for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
        register(
          database,
          'import',
          'areas',
          sharedData('boroughs', 'london-boroughs.geojson'),
          ...refused(folder),
        );
        register(
          database,
          'import',
          'areas',
          sharedData('wards', 'barnet-wards-2022.geojson'),
          ...refused(folder),
        );
        const run = await watch(rows, [...command(), 'import', 'venues', file, ...refused(folder)], database);
        imported = run.output;
        return run;
      },
      floor: () => watch(rows, ['--import', 'tsx', FLOOR, file]),
    });
    const figure = (of: readonly Run[], part: keyof Run): Spread => spreadOf(of.map((run) => run[part]));
    report.add({
      what: 'rows a second',
      ours: { value: figure(runs.ours, 'rowsASecond'), unit: 'rows/s' },
      beside: { what: 'csv-parse alone', value: figure(runs.floor, 'rowsASecond'), unit: 'rows/s' },
      target: { of: 'ours', atLeast: 20_000 },
    });
    report.add({
      what: 'processor time',
      ours: { value: figure(runs.ours, 'cpuSeconds'), unit: 's' },
      beside: { what: 'csv-parse alone', value: figure(runs.floor, 'cpuSeconds'), unit: 's' },
    });
    report.add({
      what: 'peak memory',
      ours: { value: figure(runs.ours, 'peakMB'), unit: 'MB' },
      beside: { what: 'csv-parse alone', value: figure(runs.floor, 'peakMB'), unit: 'MB' },
      target: { of: 'ours', atMost: 300 },
    });
    const summary = /^(\d+) read.*$/m.exec(imported);
    report.note(`the import says: ${summary?.[0] ?? imported.trim()}`);
    report.check(Number(summary?.[1]) === rows, 'every row of the file was read');
  },
};

/** The FHRS file with an `opening_hours` column, as a whole country's register would have it. */
async function writeVenues(file: string): Promise<number> {
  const draws = drawsFrom(3);
  const pubs = parse(readFileSync(sharedData('osm-pubs', 'london-pubs.csv')), { columns: true }) as {
    opening_hours: string;
  }[];
  const hours = pubs.flatMap(({ opening_hours }) => opening_hours || []);
  const [heading = '', ...lines] = gunzipSync(readFileSync(sharedData('fhrs', 'uk-venues.csv.gz')))
    .toString()
    .trimEnd()
    .split('\n');
  const out = createWriteStream(file);
  out.write(`${heading},opening_hours\n`);
  for (const line of lines) out.write(`${line},"${draws.oneOf(hours).replaceAll('"', '""')}"\n`);
  await new Promise<void>((resolve) => void out.end(resolve));
  return lines.length;
}

/** As `npm run register` starts it: package.json says how. */
function command(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { register?: string };
  };
  const flags = scripts.register?.split(' ').filter((word) => word.startsWith('--')) ?? [];
  return [...flags, '--import', 'tsx', CLI];
}

function register(database: string, ...words: string[]): void {
  execFileSync(process.execPath, [...command(), ...words], {
    env: { ...process.env, DATABASE_PATH: database },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function refused(folder: string): string[] {
  return ['--refused', join(folder, 'refused.csv')];
}

/** Runs a process to its end, looking at its memory meanwhile. */
function watch(rows: number, args: readonly string[], database = ''): Promise<Run & { output: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, DATABASE_PATH: database },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    let peak = 0;
    let cpu = NaN;
    const look = setInterval(() => {
      const { pid = 0 } = child;
      peak = Math.max(peak, peakBytes(pid) || 0);
      cpu = cpuSeconds(pid) || cpu;
    }, LOOK_EVERY_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(look);
      if (code !== 0) reject(new Error(`exit ${code}: ${output}`));
      else {
        const seconds = (performance.now() - began) / 1_000;
        resolve({
          rowsASecond: rows / seconds,
          peakMB: peak > 0 ? peak / 1e6 : NaN,
          cpuSeconds: cpu,
          output,
        });
      }
    });
  });
}

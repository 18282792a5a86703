import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Snapshot, SnapshotColumns } from '../../api/domain/snapshot.ts';
import type { Bench } from './bench.ts';
import { snapshotText } from './indexed-cells.ts';
import { havensNear } from './near-havens.ts';
import { obviousText } from './obvious-json.ts';
import type { Report } from './report.ts';

const SIZES = [100, 300, 5_000, 50_000];
/** Brotli's best takes a minute for the largest; both sides of a comparison always get the same. */
const BEST = 11;
const GOOD = 9;
const BEST_UP_TO = 5_000;
const BYTES_A_HAVEN = 40;
const FIRST_WINDOW_KB = 14.5;
const WIDGET = fileURLToPath(new URL('../../dist/public/embed/v1/haven-finder.js.br', import.meta.url));

export const snapshot: Bench = {
  name: 'snapshot',
  about: 'bytes of snapshots of 100 to 50,000 havens, and with the first script',
  method: `bytes, not times; brotli ${BEST}, from 50,000 havens ${GOOD}; beside objects with ISO intervals, compressed alike`,
  async run(report) {
    for (const size of SIZES) measure(report, size);
    measureColumns(report, 300);
    measureFirstWindow(report);
  },
};

function measure(report: Report, size: number): void {
  const havens = havensNear(size);
  const quality = size <= BEST_UP_TO ? BEST : GOOD;
  const ours = snapshotText('area/E09000003', havens);
  const obvious = obviousText(havens);
  const small = brotli(ours, quality);
  const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
  report.note(
    `${size.toLocaleString('en')} havens: ${kilobytes(Buffer.byteLength(ours))} raw, ` +
      `${kilobytes(gzipSync(ours, { level: 9 }).length)} gzip, ${kilobytes(small)} brotli`,
  );
  report.add({
    what: `${size.toLocaleString('en')} havens in brotli`,
    ours: { value: small / 1_000, unit: 'kB' },
    beside: { what: 'objects with ISO intervals', value: brotli(obvious, quality) / 1_000, unit: 'kB' },
    target: { of: 'ratio', atMost: 0.8 },
  });
  report.add({
    what: `a haven of ${size.toLocaleString('en')} in brotli`,
    ours: { value: small / size, unit: 'B' },
    target: { of: 'ours', atMost: BYTES_A_HAVEN },
  });
}

/** What each column costs: the bytes that go when it alone is emptied. */
function measureColumns(report: Report, size: number): void {
  const text = snapshotText('area/E09000003', havensNear(size));
  const whole = brotli(text, BEST);
  const parsed = JSON.parse(text) as Snapshot;
  const without = (part: Partial<Snapshot>) =>
    (whole - brotli(JSON.stringify({ ...parsed, ...part }), BEST)) / size;
  const costs = Object.keys(parsed.havens).map((column): [string, number] => [
    column,
    without({ havens: { ...parsed.havens, [column]: [] } as SnapshotColumns }),
  ]);
  const all: [string, number][] = [...costs, ['the schedules', without({ schedules: [] })]];
  const said = all.toSorted(([, a], [, b]) => b - a).map(([name, bytes]) => `${name} ${bytes.toFixed(1)}`);
  report.note(`bytes a haven of ${size}, by column: ${said.join(', ')}`);
}

function measureFirstWindow(report: Report): void {
  if (!existsSync(WIDGET)) {
    report.note('the first script is not built: "npm run build", then its bytes are here');
    return;
  }
  const script = readFileSync(WIDGET).length / 1_000;
  const borough = brotli(snapshotText('area/E09000003', havensNear(100)), BEST) / 1_000;
  report.add({
    what: 'first script in brotli',
    ours: { value: script, unit: 'kB' },
    target: { of: 'ours', atMost: 10.5 },
  });
  report.add({
    what: 'first script and a borough of 100 in brotli',
    ours: { value: script + borough, unit: 'kB' },
    target: { of: 'ours', atMost: FIRST_WINDOW_KB },
  });
}

function brotli(text: string, quality: number): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
}

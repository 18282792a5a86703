import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';

const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

interface Run {
  readonly code: number;
  readonly lines: readonly string[];
}

function run(program: string, args: readonly string[], zone = 'UTC'): Promise<Run> {
  const script = fileURLToPath(new URL(program, import.meta.url));
  return new Promise((resolve) => {
    const options = { env: { ...process.env, TZ: zone } };
    execFile(process.execPath, ['--import', 'tsx', script, ...args], options, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.trim().split('\n');
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, lines });
    });
  });
}

describe('in every process zone', () => {
  it.skipIf(!hasSharedData).each(ZONES)('TZ=%s: the replay of 40 cases has nothing wrong', async (zone) => {
    const { code, lines } = await run('replay.node.ts', [sharedData('hours', 'cases.json')], zone);
    expect(lines.at(-1)).toBe(
      'cases 40/40 ok, 0 unsupported | instants 396: wrong state 0 (false-open 0, false-closed 0), wrong next_change 0',
    );
    expect(code).toBe(0);
  });

  it('OSM strings become the same tables', async () => {
    const runs: Run[] = [];
    for (const zone of ZONES) runs.push(await run('zone-digest.node.ts', [], zone));
    expect(runs.map(({ code }) => code)).toEqual(ZONES.map(() => 0));
    expect(new Set(runs.map(({ lines }) => lines[0])).size).toBe(1);
    // In UTC the library can be asked directly: the script did, each half-hour.
    expect(runs[ZONES.indexOf('UTC')]?.lines[1]).toBe('the library agrees');
  }, 120_000);
});

describe('npm run hours:replay', () => {
  const newFolder = useTemporaryFolders();

  function corpus(cases: readonly object[]): string {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'bank_holidays.json'),
      JSON.stringify({ gov_uk: ['2026-12-25', '2026-12-28'] }),
    );
    writeFileSync(join(folder, 'corpus.json'), JSON.stringify({ cases }));
    return join(folder, 'corpus.json');
  }

  const opens = '2026-12-07T09:00:00Z';
  const closes = '2026-12-07T17:00:00Z';
  const rightCase = {
    id: 'right',
    tags: ['weekly'],
    opening_hours: 'Mo 09:00-17:00; Dec 14 off',
    exceptions: [{ date: '2026-12-21', hours: '09:30-10:00,22:00-02:00' }],
    instants: [
      { at: '2026-12-07T08:59:59Z', open: false, next_change: opens },
      { at: opens, open: true, next_change: closes },
      { at: closes, open: false, next_change: '2026-12-21T09:30:00Z' },
      { at: '2026-12-07T09:29:59Z', open: true, next_change: closes },
      { at: '2026-12-22T01:59:59Z', open: true, next_change: '2026-12-22T02:00:00Z' },
    ],
  };

  it('counts what no table can hold as unsupported, and that is not wrong', async () => {
    const unsupported = { ...rightCase, id: 'sun', opening_hours: 'Mo-Fr sunrise-sunset' };
    const { code, lines } = await run('replay.node.ts', [corpus([rightCase, unsupported])]);
    expect(lines.at(-1)).toBe(
      'cases 1/2 ok, 1 unsupported | instants 5: wrong state 0 (false-open 0, false-closed 0), wrong next_change 0',
    );
    expect(code).toBe(0);
  });

  it('counts wrong states by their kind, shows them, and fails', async () => {
    const instants = [
      { at: opens, open: false, next_change: closes },
      { at: closes, open: true, next_change: null },
    ];
    const { code, lines } = await run('replay.node.ts', [corpus([{ ...rightCase, id: 'wrong', instants }])]);
    expect(lines.at(-1)).toBe(
      'cases 0/1 ok, 0 unsupported | instants 2: wrong state 2 (false-open 1, false-closed 1), wrong next_change 1',
    );
    expect(lines[0]).toContain('wrong wrong [weekly]');
    expect(code).toBe(1);
  });

  it.each([
    [[], 'Usage: npm run hours:replay -- FILE'],
    [['no-such-file.json'], 'no-such-file.json cannot be read'],
    [[fileURLToPath(import.meta.url)], 'is not JSON'],
  ])('says what is wrong with %j and exits with 2', async (args, message) => {
    const { code, lines } = await run('replay.node.ts', args);
    expect(lines.at(-1)).toContain(message);
    expect(code).toBe(2);
  });
});

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { anOperator, refused, withAreas, type Operator } from '../../helpers/operator.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PEAK =
  'data:text/javascript,process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))';
const MEBIBYTE = 1_048_576;

/** As `npm run register` runs it, with its peak memory. */
async function runMeasured(operator: Operator, ...argv: string[]) {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as {
    scripts: { register: string };
  };
  const flags = scripts.register.split(' ').filter((word) => word.startsWith('--'));
  const child = spawn(
    process.execPath,
    [...flags, '--import', 'tsx', '--import', PEAK, 'db/cli.node.ts', ...argv],
    {
      cwd: ROOT,
      env: { ...process.env, DATABASE_PATH: operator.database },
    },
  );
  const [said, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const peakMebibytes = (Number(/peak (\d+)/.exec(errors)?.[1]) * 1_024) / MEBIBYTE;
  return { said, peakMebibytes };
}

describe.skipIf(!hasSharedData)('all 293,082 venues of the United Kingdom', () => {
  const newFolder = useTemporaryFolders();

  it(
    'are imported in at most 300 MB, but for 20 whose key came before, and are then unchanged',
    { timeout: 300_000 },
    async () => {
      const operator = await withAreas(await anOperator(newFolder()));
      const argv = ['import', 'venues', sharedData('fhrs', 'uk-venues.csv.gz'), ...refused(operator)];
      const first = await runMeasured(operator, ...argv);
      expect(first.said).toContain('293082 read, 293062 added, 0 updated, 0 unchanged, 20 refused');
      expect(operator.rows('SELECT kind, count(*) AS n FROM venues GROUP BY kind ORDER BY kind')).toEqual([
        { kind: 'education', n: 29_797 },
        { kind: 'hotel', n: 16_022 },
        { kind: 'pub', n: 47_693 },
        { kind: 'restaurant', n: 101_977 },
        { kind: 'shop', n: 85_569 },
        { kind: 'supermarket', n: 12_004 },
      ]);
      expect(operator.rows("SELECT count(*) AS n FROM venues WHERE authority_code = 'E09000003'")).toEqual([
        { n: 1_250 },
      ]);
      expect(operator.rows('SELECT count(*) AS n FROM venues WHERE ward_code IS NOT NULL')).toEqual([
        { n: 1_250 },
      ]);

      const second = await runMeasured(operator, ...argv);
      expect(second.said).toContain('293082 read, 0 added, 0 updated, 293062 unchanged, 20 refused');
      console.log(
        `peak memory: ${Math.round(first.peakMebibytes)} MB, then ${Math.round(second.peakMebibytes)} MB`,
      );
      expect(Math.max(first.peakMebibytes, second.peakMebibytes)).toBeLessThan(300);
    },
  );
});

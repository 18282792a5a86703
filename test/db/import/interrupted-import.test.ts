import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { anOperator, featureCollection, squareFeature, type Operator } from '../../helpers/operator.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ROWS = 60_000;

/** The command in a process of its own, as an operator runs it. */
function start(operator: Operator, ...argv: string[]) {
  const env = { ...process.env, DATABASE_PATH: operator.database };
  return spawn(process.execPath, ['--import', 'tsx', 'db/cli.node.ts', ...argv], { cwd: ROOT, env });
}

describe('an import that is killed', () => {
  const newFolder = useTemporaryFolders();

  it.each(['while it reads', 'while it writes'])(
    '%s leaves the register as it was, and can be run again',
    async (when) => {
      const operator = await anOperator(newFolder());
      const head = 'source_ref,name,latitude,longitude,opening_hours\n';
      const row = (index: number, name: string) =>
        `${index},${name} ${index},51.61,-0.17,Mo-Su 11:00-23:00\n`;
      await operator.run('import', 'venues', operator.file('a.csv', head + row(1, 'A') + row(2, 'A')));
      const before = operator.content();
      const file = operator.file(
        'b.csv',
        head + Array.from({ length: ROWS }, (_, index) => row(index, 'B')).join(''),
      );

      const child = start(operator, 'import', 'venues', file);
      const exit = once(child, 'exit');
      const reading = () => existsSync(`${file}.refused.csv.part`);
      // The write-ahead log is filled by the one write at the end, and by nothing before.
      const writing = () => reading() && walSize(operator.database) > 100_000;
      while (!(when === 'while it reads' ? reading() : writing()) && child.exitCode === null) await sleep(1);
      child.kill('SIGKILL');
      expect(await exit).toEqual([null, 'SIGKILL']);
      expect(operator.content()).toBe(before);

      expect((await operator.run('import', 'venues', file)).said).toContain(
        `${ROWS} read, ${ROWS - 2} added, 2 updated, 0 unchanged, 0 refused`,
      );
    },
  );
});

describe('an import of licences that is killed', () => {
  const newFolder = useTemporaryFolders();

  it.each(['while it reads', 'while it writes'])(
    '%s leaves the register as it was, and can be run again',
    async (when) => {
      const operator = await anOperator(newFolder());
      const areas = operator.file('a.geojson', featureCollection(squareFeature('E09000003', 'Barnet')));
      await operator.run('import', 'areas', areas);
      const rows = 20_000;
      const head = 'CaseReference,PremisesName,Postcode,DesignatedPremisesSupervisor,Conditions\n';
      const row = (index: number, who: string) =>
        `${index},The Swan ${index},N12 0QG,${who},"1. WAVE training is given. 2. It is refreshed every six months."\n`;
      const whose = ['--authority', 'E09000003'];
      await operator.run('import', 'licences', operator.file('a.csv', head + row(1, 'Ann')), ...whose);
      const before = operator.content();
      const file = operator.file(
        'b.csv',
        head + Array.from({ length: rows }, (_, index) => row(index, 'Bob')).join(''),
      );

      const child = start(operator, 'import', 'licences', file, ...whose);
      const exit = once(child, 'exit');
      const reading = () => existsSync(`${file}.refused.csv.part`);
      const writing = () => reading() && walSize(operator.database) > 100_000;
      while (!(when === 'while it reads' ? reading() : writing()) && child.exitCode === null) await sleep(1);
      child.kill('SIGKILL');
      expect(await exit).toEqual([null, 'SIGKILL']);
      expect(operator.content()).toBe(before);

      const { said } = await operator.run('import', 'licences', file, ...whose);
      expect(said).toContain(`${rows} read, ${rows - 1} added, 1 updated, 0 unchanged, 0 refused`);
      expect(said).toContain('1 have another designated premises supervisor than before');
    },
  );
});

function walSize(database: string): number {
  return statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

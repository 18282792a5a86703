import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../db/sqlite.node.ts';
import { anOperator, contentOf } from '../../helpers/operator.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const VENUES = 'source_ref,name,latitude,longitude\n1,A,51.61,-0.17\n';

describe('backup and restore', () => {
  const newFolder = useTemporaryFolders();

  async function withVenue() {
    const operator = await anOperator(newFolder());
    await operator.run('import', 'venues', operator.file('v.csv', VENUES));
    return { ...operator, backup: join(operator.folder, 'backup.sqlite') };
  }

  it('a backup taken while the register is open and written holds what was committed', async () => {
    const operator = await withVenue();
    const server = openSqlite(operator.database);
    server.connection.exec("UPDATE venues SET name = 'B'");
    expect((await operator.run('backup', operator.backup)).said).toMatch(
      /backup\.sqlite holds the register with 1 venues/,
    );
    server.close();
    expect(contentOf(operator.backup)).toBe(operator.content());
    expect(readdirSync(operator.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('a restore brings everything back, and keeps the register that was there beside it', async () => {
    const operator = await withVenue();
    const before = operator.content();
    await operator.run('backup', operator.backup);
    await operator.run('import', 'venues', operator.file('w.csv', `${VENUES}2,B,51.62,-0.17\n`));
    const later = operator.content();
    const { code, said } = await operator.run('restore', operator.backup);
    expect(code).toBe(0);
    expect(said).toContain('is now the register of');
    expect(operator.content()).toBe(before);
    const kept = readdirSync(operator.folder).find((name) => name.includes('before-restore')) ?? '';
    expect(contentOf(join(operator.folder, kept))).toBe(later);
  });

  it('a backup is never written over a file, and a missing register is not backed up', async () => {
    const operator = await withVenue();
    writeFileSync(operator.backup, 'mine');
    expect((await operator.run('backup', operator.backup)).said).toMatch(
      /is already there\. Name another file/,
    );
    expect(readFileSync(operator.backup, 'utf8')).toBe('mine');
    const nowhere = join(operator.folder, 'nowhere.sqlite');
    expect((await operator.run('backup', join(operator.folder, 'b'), '--database', nowhere)).said).toMatch(
      /There is no register at/,
    );
    expect(existsSync(nowhere)).toBe(false);
    expect((await operator.run('backup', join(operator.folder, 'no', 'b'))).said).toMatch(
      /cannot be written/,
    );
  });

  it('a restore is refused while a server has the register open', async () => {
    const operator = await withVenue();
    await operator.run('backup', operator.backup);
    const before = operator.content();
    const server = openSqlite(operator.database);
    const { code, said } = await operator.run('restore', operator.backup);
    server.close();
    expect(code).toBe(1);
    expect(said).toBe('The register is in use. Stop the server, then restore.');
    expect(operator.content()).toBe(before);
  });

  it.each<[what: string, make: (path: string, backup: () => Promise<unknown>) => unknown, words: RegExp]>([
    ['nothing', () => undefined, /backup\.sqlite does not exist/],
    [
      'a letter',
      (path) => writeFileSync(path, 'Dear officer, '.repeat(100)),
      /cannot be read as a register: file is not a database/,
    ],
    ['an empty file', (path) => writeFileSync(path, ''), /is a database, but no register of Havens/],
    [
      'another program’s database',
      (path) => new BetterSqlite3(path).exec('CREATE TABLE recipes (name)').close(),
      /is a database, but no register of Havens/,
    ],
    [
      'a newer version’s register',
      (path, backup) => backup().then(() => newer(path)),
      /is from a newer version of Havens \(it has 9999_later\.sql\)/,
    ],
    [
      'a damaged register',
      (path, backup) => backup().then(() => damaged(path)),
      /is damaged|cannot be read as a register/,
    ],
  ])('%s is not restored, and the register stays', async (_, make, words) => {
    const operator = await withVenue();
    const before = operator.content();
    await make(operator.backup, () => operator.run('backup', operator.backup));
    const { code, said } = await operator.run('restore', operator.backup);
    expect(code).toBe(1);
    expect(said).toMatch(words);
    expect(operator.content()).toBe(before);
    expect(readdirSync(operator.folder).filter((name) => /restoring|before-restore/.test(name))).toEqual([]);
  });
});

function newer(path: string): void {
  new BetterSqlite3(path).exec("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')").close();
}

function damaged(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0x5a, 4_096 * 3, 4_096 * 12));
}

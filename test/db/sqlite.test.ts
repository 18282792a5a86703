import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../db/errors.ts';
import { migrate } from '../../db/migrate.node.ts';
import { openSqlite, type SqliteOptions, type SqliteRegister } from '../../db/sqlite.node.ts';
import { MIGRATIONS } from '../helpers/databases.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';

const temporaryFolder = useTemporaryFolders();
const opened: SqliteRegister[] = [];
afterEach(() => {
  for (const register of opened.splice(0)) register.close();
});

function open(path: string, options?: SqliteOptions): SqliteRegister {
  const register = openSqlite(path, options);
  opened.push(register);
  migrate(register.connection, MIGRATIONS);
  return register;
}

const scheme = ({ database }: SqliteRegister, key: string) =>
  database.query.insertInto('schemes').values({ key, name: 'Safe Haven', position: 1, listed: 1 }).compile();

const schemes = async ({ database }: SqliteRegister): Promise<string[]> =>
  (await database.query.selectFrom('schemes').select('key').orderBy('key').execute()).map(({ key }) => key);

/** Runs SQL in another process, on the file; rows as JSON. */
function elsewhere(path: string, sql: string): unknown {
  const script = `
    import BetterSqlite3 from 'better-sqlite3';
    const connection = new BetterSqlite3(process.argv[1], { timeout: 200 });
    const statement = connection.prepare(process.argv[2]);
    console.log(JSON.stringify(statement.reader ? statement.all() : statement.run()));`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script, path, sql], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

describe('the register in a file', () => {
  it('is durable and checks its references: WAL, FULL, foreign keys, busy timeout', () => {
    const { connection } = open(join(temporaryFolder(), 'register.sqlite'));
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(connection.pragma('busy_timeout', { simple: true })).toBe(5_000);
  });

  it('keeps those settings after a write', async () => {
    const register = open(join(temporaryFolder(), 'register.sqlite'));
    await register.database.writeAll([scheme(register, 'a')]);
    expect(register.connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(register.connection.pragma('busy_timeout', { simple: true })).toBe(5_000);
  });

  it('creates its folder, and is the same register when opened again', async () => {
    const path = join(temporaryFolder(), 'data', 'deep', 'register.sqlite');
    const first = open(path);
    await first.database.writeAll([scheme(first, 'a')]);
    first.close();
    expect(await schemes(open(path))).toEqual(['a']);
  });

  it('says clearly that a file is no database, and leaves it as it is', () => {
    const path = join(temporaryFolder(), 'notes.txt');
    writeFileSync(path, 'Not a database, but somebody needs it. '.repeat(100));
    expect(() => openSqlite(path)).toThrow(`Cannot open the register at ${path}: file is not a database`);
    expect(() => openSqlite(path)).toThrow(UnavailableError);
  });

  it('says clearly that the path is a folder, or lies below a file', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '');
    expect(() => openSqlite(join(folder, 'taken'))).toThrow(/Cannot open the register at .*taken: /);
    expect(() => openSqlite(join(folder, 'file', 'register.sqlite'))).toThrow(
      /Cannot open the register at .*: /,
    );
  });

  it.skipIf(process.getuid?.() === 0)('says clearly that it may not be written', () => {
    const path = join(temporaryFolder(), 'register.sqlite');
    writeFileSync(path, '', { mode: 0o400 });
    expect(() => openSqlite(path)).toThrow(/Cannot open the register at .*permission denied/);
  });

  it('takes no write through raw SQL in a read', async () => {
    const register = open(':memory:');
    await register.database.writeAll([scheme(register, 'a')]);
    for (const write of ['delete from schemes', 'delete from schemes returning key', 'begin immediate']) {
      await expect(register.database.query.executeQuery(CompiledQuery.raw(write))).rejects.toThrow(
        /A read was expected/,
      );
    }
    expect(await schemes(register)).toEqual(['a']);
    expect(register.connection.inTransaction).toBe(false);
  });
});

describe('several connections and processes', () => {
  it('a reader in another process is not blocked by a write under way, and sees the state before it', async () => {
    const path = join(temporaryFolder(), 'register.sqlite');
    const register = open(path);
    await register.database.writeAll([scheme(register, 'a')]);
    register.connection.exec("BEGIN IMMEDIATE; INSERT INTO schemes VALUES ('b', 'B', 2, 1)");
    expect(elsewhere(path, 'SELECT key FROM schemes')).toEqual([{ key: 'a' }]);
    register.connection.exec('COMMIT');
    expect(elsewhere(path, 'SELECT key FROM schemes ORDER BY key')).toEqual([{ key: 'a' }, { key: 'b' }]);
  });

  it('a write waits for one of another connection while reads of this process go on', async () => {
    const path = join(temporaryFolder(), 'register.sqlite');
    const register = open(path);
    const other = open(path);
    other.connection.exec("BEGIN IMMEDIATE; INSERT INTO schemes VALUES ('b', 'B', 2, 1)");
    let written = false;
    const write = register.database.writeAll([scheme(register, 'a')]).then(() => (written = true));
    await sleep(50);
    expect(await schemes(register)).toEqual([]);
    expect(written).toBe(false);
    other.connection.exec('COMMIT');
    await write;
    expect(await schemes(register)).toEqual(['a', 'b']);
  });

  it('a write that waits too long is 503, leaves nothing, and can be tried again', async () => {
    const path = join(temporaryFolder(), 'register.sqlite');
    const register = open(path, { busyTimeoutMs: 30 });
    const other = open(path);
    other.connection.exec('BEGIN IMMEDIATE');
    await expect(register.database.writeAll([scheme(register, 'a')])).rejects.toMatchObject({
      name: 'UnavailableError',
      reason: 'busy',
      status: 503,
    });
    other.connection.exec('ROLLBACK');
    expect(await register.database.writeAll([scheme(register, 'a')])).toEqual([1]);
  });

  it('on a full disk writes are 503 and reads go on; with room again writes go on without a restart', async () => {
    const register = open(join(temporaryFolder(), 'register.sqlite'));
    const { connection, database } = register;
    await database.writeAll([scheme(register, 'a')]);
    const pages = connection.pragma('page_count', { simple: true });
    connection.pragma(`max_page_count = ${String(pages)}`);
    const large = Array.from({ length: 50 }, (_, index) => scheme(register, `${index}`.repeat(2_000)));
    await expect(database.writeAll(large)).rejects.toMatchObject({
      name: 'UnavailableError',
      reason: 'full',
      status: 503,
    });
    expect(await schemes(register)).toEqual(['a']);
    connection.pragma('max_page_count = 1000000');
    expect((await database.writeAll(large)).length).toBe(50);
  });
});

describe('the change token', () => {
  it('stays while nobody writes', async () => {
    const register = open(join(temporaryFolder(), 'register.sqlite'));
    const token = register.changeToken();
    await schemes(register);
    elsewhere(register.connection.name, 'SELECT key FROM schemes');
    expect(register.changeToken()).toBe(token);
  });

  it.each<[string, (path: string, register: SqliteRegister) => unknown]>([
    ['this register writes', (_path, register) => register.database.writeAll([scheme(register, 'a')])],
    [
      'something writes on its connection',
      (_path, register) => register.connection.exec("INSERT INTO schemes VALUES ('b', 'B', 2, 1)"),
    ],
    [
      'another connection writes',
      async (path) => {
        const other = open(path);
        await other.database.writeAll([scheme(other, 'a')]);
      },
    ],
    ['another process writes', (path) => elsewhere(path, "INSERT INTO schemes VALUES ('b', 'B', 2, 1)")],
  ])('is another one when %s', async (_who, write) => {
    const path = join(temporaryFolder(), 'register.sqlite');
    const register = open(path);
    const before = register.changeToken();
    await write(path, register);
    const after = register.changeToken();
    expect(after).not.toBe(before);
    expect(register.changeToken()).toBe(after);
  });
});

describe('an append-only table', () => {
  it('is kept from REPLACE too, which otherwise deletes without a trigger', () => {
    const { connection } = open(':memory:');
    const write = (verb: string, actor: string) =>
      connection
        .prepare(
          `${verb} INTO audit_events (id, occurred_at, actor, action, subject, chain, position, hash)
           VALUES (1, '', ?, '', '', 'register', 1, '')`,
        )
        .run(actor);
    write('INSERT', 'who it was');
    expect(() => write('INSERT OR REPLACE', 'somebody else')).toThrow('audit_events is append-only');
    expect(connection.prepare('SELECT actor FROM audit_events').pluck().all()).toEqual(['who it was']);
  });
});

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate, migrationNames } from '../../db/migrate.node.ts';
import { MIGRATIONS, migrateD1, useD1Workerd } from '../helpers/databases.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAMES = migrationNames(MIGRATIONS);
const PREFIXES = NAMES.map((_, count) => ({ count }));
const WRANGLER_TIMEOUT_MS = 120_000;

const temporaryFolder = useTemporaryFolders();
const connections: BetterSqlite3.Database[] = [];
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});

function connect(path = ':memory:'): BetterSqlite3.Database {
  const connection = new BetterSqlite3(path);
  connection.pragma('foreign_keys = ON');
  connections.push(connection);
  return connection;
}

/** A folder with these migrations only: what an older version of this code shipped. */
function folderOf(names: readonly string[]): string {
  const folder = join(temporaryFolder(), 'migrations');
  mkdirSync(folder);
  for (const name of names) copyFileSync(join(MIGRATIONS, name), join(folder, name));
  return folder;
}

interface SchemaPart {
  readonly name: string;
  readonly sql: string | null;
}

/** Everything the migrations made; D1 keeps a table of its own, each tool its ledger. */
const SCHEMA = `SELECT type, name, tbl_name, sql FROM sqlite_schema
  WHERE name NOT LIKE 'sqlite_%' AND tbl_name NOT IN ('_cf_METADATA', 'd1_migrations') ORDER BY type, name`;
const LEDGER = "SELECT name, sql FROM sqlite_schema WHERE name = 'd1_migrations'";

const schemaOf = (connection: BetterSqlite3.Database): SchemaPart[] =>
  connection.prepare<[], SchemaPart>(SCHEMA).all();

function fullSchema(): SchemaPart[] {
  const connection = connect();
  migrate(connection, MIGRATIONS);
  return schemaOf(connection);
}

function wranglerApply(config: string, persistTo: string): string {
  const child = spawnSync(
    process.execPath,
    ['node_modules/wrangler/bin/wrangler.js', 'd1', 'migrations', 'apply', 'DB', '--local'].concat(
      '--persist-to',
      persistTo,
      '--config',
      config,
    ),
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        CI: '1',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_LOG_PATH: persistTo,
        XDG_CONFIG_HOME: persistTo,
      },
    },
  );
  if (child.status !== 0) throw new Error(child.stdout + child.stderr);
  return child.stdout;
}

function wranglerDatabase(persistTo: string): string {
  const folder = join(persistTo, 'v3', 'd1', 'miniflare-D1DatabaseObject');
  const [file, ...others] = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (!file || others.length > 0) throw new Error(`One database was expected in ${folder}`);
  return join(folder, file);
}

describe('migrations with the Node runner', () => {
  it.each(PREFIXES)('go on from a register with the first $count', ({ count }) => {
    const connection = connect();
    expect(migrate(connection, folderOf(NAMES.slice(0, count)))).toEqual(NAMES.slice(0, count));
    expect(migrate(connection, MIGRATIONS)).toEqual(NAMES.slice(count));
    expect(schemaOf(connection)).toEqual(fullSchema());
  });

  it('do nothing the second time', () => {
    const connection = connect();
    migrate(connection, MIGRATIONS);
    expect(migrate(connection, MIGRATIONS)).toEqual([]);
  });

  it('leave nothing of one that fails, and keep those before it', () => {
    const folder = folderOf(NAMES.slice(0, 1));
    writeFileSync(
      join(folder, '0002_broken.sql'),
      "CREATE TABLE half (a TEXT) STRICT; INSERT INTO half VALUES ('x'); INSERT INTO nowhere VALUES (1);",
    );
    const connection = connect();
    expect(() => migrate(connection, folder)).toThrow(
      /Migration 0002_broken\.sql failed and was undone: no such table/,
    );
    const first = connect();
    migrate(first, folderOf(NAMES.slice(0, 1)));
    expect(schemaOf(connection)).toEqual(schemaOf(first));
    expect(migrate(connection, MIGRATIONS)).toEqual(NAMES.slice(1));
  });

  it('give the rules of an older register what staff learn, and leave a version its own', () => {
    const connection = connect();
    migrate(connection, folderOf(NAMES.filter((name) => name < '0014')));
    const add = (key: string, version: number, training: object) => {
      if (version === 1) connection.prepare('INSERT INTO schemes VALUES (?, ?, 1, 1)').run(key, key);
      connection
        .prepare("INSERT INTO scheme_versions VALUES (?, ?, ?, '{\"en\":{}}', '2026-01-01')")
        .run(
          key,
          version,
          JSON.stringify({ training: { minimumTrained: 2, ...training }, visitRequired: true }),
        );
    };
    add('ask_for_angela', 1, {});
    add('ask_for_angela', 2, { modules: ['vulnerability_wave'], headcountMonths: 6 });
    add('hate_crime_reporting_centre', 1, {});
    add('safe_place', 1, {});
    migrate(connection, MIGRATIONS);
    const rules = connection
      .prepare<[], string>('SELECT rules FROM scheme_versions ORDER BY scheme_key, version')
      .pluck()
      .all()
      .map((text) => JSON.parse(text) as unknown);
    const of = (modules: string[], headcountMonths = 3) => ({
      training: { minimumTrained: 2, modules, headcountMonths },
      visitRequired: true,
    });
    expect(rules).toEqual([
      of(['ask_for_angela']),
      of(['vulnerability_wave'], 6),
      of(['hate_crime_reporting']),
      of(['safe_haven_welcome']),
    ]);
  });

  it('refuse a register that a newer version has migrated, and leave it as it is', () => {
    const connection = connect();
    migrate(connection, MIGRATIONS);
    expect(() => migrate(connection, folderOf(NAMES.slice(0, 1)))).toThrow(
      `written by a newer version of Havens: it has ${NAMES.slice(1).join(', ')}`,
    );
    expect(schemaOf(connection)).toEqual(fullSchema());
  });
});

describe('migrations on the D1 of workerd', () => {
  const workerd = useD1Workerd();

  it.each(PREFIXES)('go on from a register with the first $count, to the same schema', async ({ count }) => {
    const binding = workerd().next();
    if (count > 0) await migrateD1(binding, NAMES.slice(0, count));
    await migrateD1(binding, NAMES.slice(count));
    expect((await binding.prepare(SCHEMA).all()).results).toEqual(fullSchema());
  });
});

describe('migrations with wrangler', () => {
  it(
    'go on where the Node runner stopped, and the other way round, in one ledger of the same shape',
    { timeout: WRANGLER_TIMEOUT_MS },
    () => {
      const persistTo = temporaryFolder();
      const folder = folderOf(NAMES.slice(0, 1));
      const olderVersion = join(dirname(folder), 'wrangler.toml');
      writeFileSync(
        olderVersion,
        readFileSync(join(ROOT, 'wrangler.toml'), 'utf8').replace('db/migrations', 'migrations'),
      );
      expect(wranglerApply(olderVersion, persistTo)).toContain(NAMES[0]);

      const connection = connect(wranglerDatabase(persistTo));
      expect(migrate(connection, folderOf(NAMES.slice(0, 2)))).toEqual(NAMES.slice(1, 2));
      connection.close();

      const output = wranglerApply(join(ROOT, 'wrangler.toml'), persistTo);
      for (const name of NAMES.slice(2)) expect(output).toContain(name);
      for (const name of NAMES.slice(0, 2)) expect(output).not.toContain(name);

      const both = connect(wranglerDatabase(persistTo));
      expect(migrate(both, MIGRATIONS)).toEqual([]);
      expect(schemaOf(both)).toEqual(fullSchema());
      expect(both.prepare('SELECT name FROM d1_migrations ORDER BY id').pluck().all()).toEqual(NAMES);

      const own = connect();
      migrate(own, MIGRATIONS);
      expect(own.prepare(LEDGER).get()).toEqual(both.prepare(LEDGER).get());
    },
  );
});

describe('the files of db/migrations', () => {
  it('are numbered without a gap', () => {
    const expected = NAMES.map((name, index) => `${String(index + 1).padStart(4, '0')}_${name.slice(5)}`);
    expect(NAMES).toEqual(expected);
    for (const name of NAMES) expect(name).toMatch(/^\d{4}_[a-z0-9_]+\.sql$/);
    expect(readdirSync(MIGRATIONS).toSorted()).toEqual(NAMES);
  });

  it('say before each index which query it serves', () => {
    const silent = NAMES.flatMap((name) =>
      readFileSync(join(MIGRATIONS, name), 'utf8')
        .split('\n')
        .filter(
          (line, index, lines) =>
            /^\s*CREATE (UNIQUE )?INDEX/i.test(line) && !/^-- \S/.test(lines[index - 1] ?? ''),
        ),
    );
    expect(silent).toEqual([]);
  });

  it('make STRICT tables only', () => {
    const connection = connect();
    migrate(connection, MIGRATIONS);
    const loose = connection
      .prepare("SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main'")
      .pluck()
      .all() as string[];
    expect(loose.filter((name) => name !== 'd1_migrations' && !name.startsWith('sqlite_'))).toEqual([]);
  });

  it('make the columns that db/schema.ts says, with its types and nulls', () => {
    const connection = connect();
    migrate(connection, MIGRATIONS);
    const tables = connection
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
      .filter((name) => name !== 'd1_migrations');
    const inDatabase = Object.fromEntries(tables.map((table) => [table, columnsOf(connection, table)]));
    expect(declaredTables()).toEqual(inDatabase);
  });
});

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

function columnsOf(connection: BetterSqlite3.Database, table: string): string[] {
  const columns = connection.prepare<[string], ColumnInfo>('SELECT * FROM pragma_table_info(?)').all(table);
  return columns.map(({ name, type, notnull, pk }) => {
    const value = type === 'TEXT' ? 'string' : 'number';
    return `${name}: ${value}${notnull === 1 || pk > 0 ? '' : ' | null'}`;
  });
}

/** Tables of the `Schema` interface, with the columns of their row interfaces, read from the sources. */
function declaredTables(): Record<string, string[]> {
  const source = readdirSync(join(ROOT, 'db'))
    .filter((name) => /^schema(-[a-z-]+)?\.ts$/.test(name))
    .map((name) => readFileSync(join(ROOT, 'db', name), 'utf8'))
    .join('\n');
  const members = (name: string): string[] => {
    const body = new RegExp(`interface ${name} \\{([^}]*)\\}`).exec(source)?.[1] ?? '';
    return [...body.matchAll(/^ {2}(\w+: [^;]+);/gm)].map((match) => match[1] ?? '');
  };
  return Object.fromEntries(
    members('Schema').map((member) => {
      const [table = '', row = ''] = member.split(': ');
      return [table, members(row).map((column) => column.replace(/Generated<(\w+)>/, '$1'))];
    }),
  );
}

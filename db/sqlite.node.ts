import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';
import { createQuery } from './dialect.ts';
import { translateError, UnavailableError } from './errors.ts';
import { writeStatement, type BoundValue, type Statement } from './statements.ts';
import { takeTurns } from './turns.ts';

export interface SqliteRegister {
  readonly database: Database;
  /** For what only Node does: migrations, backup, bulk import. Everyone else uses `database`. */
  readonly connection: BetterSqlite3.Database;
  /**
   * Another number whenever this or any other process has written since the last call; microseconds. Readers that keep
   * published snapshots in memory compare it to know when to load them again.
   */
  changeToken(): number;
  close(): void;
}

export interface SqliteOptions {
  /** How long a write waits for another process to finish its own. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5_000;
const BUSY_STEP_MS = 10;
/** More than the statements this code base has; a chunked import adds a few shapes. */
const CACHED_STATEMENTS = 500;

type Prepared = BetterSqlite3.Statement<BoundValue[]>;

/**
 * The register in a file, or in `:memory:`. Creates the file and its folder.
 * @throws UnavailableError with a line for the operator where the file cannot be used
 */
export function openSqlite(path: string, options: SqliteOptions = {}): SqliteRegister {
  const busyTimeoutMs = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
  const connection = connect(path, busyTimeoutMs);
  const prepared = statementCache(connection);

  const totalChanges = connection.prepare<[], number>('SELECT total_changes()').pluck();

  const writeNow = connection.transaction((statements: readonly Statement[]) => {
    let before = totalChanges.get() ?? 0;
    return statements.map(({ sql, parameters }) => {
      prepared(sql).run(...parameters);
      // Unlike the count that run() gives, this one holds what cascades and triggers changed, as D1's does.
      const after = totalChanges.get() ?? 0;
      const changed = after - before;
      before = after;
      return changed;
    });
  });

  /** Without SQLite's own waiting, which would hold up every reader of this process. */
  function tryWrite(statements: readonly Statement[]): number[] {
    connection.exec('PRAGMA busy_timeout = 0');
    try {
      return writeNow.immediate(statements);
    } catch (error) {
      throw translateError(error);
    } finally {
      connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
  }

  const database: Database = {
    query: createQuery(async ({ sql, parameters }) => {
      try {
        const statement = prepared(sql);
        if (!statement.reader || !statement.readonly) throw new TypeError(`A read was expected: ${sql}`);
        return statement.all(...parameters);
      } catch (error) {
        throw translateError(error);
      }
    }),

    async writeAll(compiled) {
      const statements = compiled.map(writeStatement);
      if (statements.length === 0) return [];
      for (let waitedMs = 0; ; waitedMs += BUSY_STEP_MS) {
        try {
          return tryWrite(statements);
        } catch (error) {
          const busy = error instanceof UnavailableError && error.reason === 'busy';
          if (!busy || waitedMs >= busyTimeoutMs) throw error;
        }
        await sleep(BUSY_STEP_MS);
      }
    },

    inTurn: takeTurns(),
  };

  return {
    database,
    connection,
    changeToken: changeCounter(connection),
    close: () => void connection.close(),
  };
}

function connect(path: string, busyTimeoutMs: number): BetterSqlite3.Database {
  try {
    prepareFile(path);
    const connection = new BetterSqlite3(path, { timeout: busyTimeoutMs });
    try {
      const journal = connection.pragma('journal_mode = WAL', { simple: true });
      if (journal !== 'wal' && journal !== 'memory')
        throw new Error('the file system cannot share memory (WAL)');
      // better-sqlite3 is built with NORMAL, which may lose the last commits in a power cut.
      connection.pragma('synchronous = FULL');
      connection.pragma('foreign_keys = ON');
      // Without it REPLACE deletes rows and fires no trigger: an import could rewrite an append-only table.
      connection.pragma('recursive_triggers = ON');
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnavailableError('failing', error, `Cannot open the register at ${path}: ${reason}`);
  }
}

function prepareFile(path: string): void {
  if (path === ':memory:') return;
  mkdirSync(dirname(resolve(path)), { recursive: true });
  // SQLite would open a protected file for reading, and fail at the first write.
  if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
}

/** better-sqlite3 prepares in 15 µs and runs a read by key in 3 µs, so the same text is prepared once. */
function statementCache(connection: BetterSqlite3.Database): (sql: string) => Prepared {
  const cache = new Map<string, Prepared>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    const statement = connection.prepare<BoundValue[]>(sql);
    const [oldest] = cache.keys();
    if (oldest !== undefined && cache.size >= CACHED_STATEMENTS) cache.delete(oldest);
    cache.set(sql, statement);
    return statement;
  };
}

/** `data_version` moves when another connection commits, `total_changes()` when this one writes. */
function changeCounter(connection: BetterSqlite3.Database): () => number {
  const others = connection.prepare('PRAGMA data_version').pluck();
  const own = connection.prepare('SELECT total_changes()').pluck();
  let token = 0;
  let seen: readonly unknown[] = [];
  return () => {
    const now = [others.get(), own.get()];
    if (now[0] !== seen[0] || now[1] !== seen[1]) token += 1;
    seen = now;
    return token;
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';

/** Wrangler's own table (`wrangler d1 migrations apply`), so that either tool goes on where the other stopped. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Brings a register up to this code's schema: applies the `.sql` files of the folder that its ledger lacks, in order of
 * their names, each with its ledger row in one transaction. Several processes may start at once.
 * @returns names of the migrations applied now
 * @throws Error where the register is newer than this code, or a migration fails (which then left nothing)
 */
export function migrate(connection: BetterSqlite3.Database, folder: string): string[] {
  const names = migrationNames(folder);
  connection.exec(LEDGER);
  const unknown = appliedNames(connection).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `The register was written by a newer version of Havens: it has ${unknown.join(', ')}, which this version does not know. ` +
        'Start the newer version, or restore a backup made before it.',
    );
  }
  return names.filter((name) => applyOnce(connection, name, readFileSync(join(folder, name), 'utf8')));
}

/** `0001_areas_and_places.sql`, …, in the order in which they are applied. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
}

function applyOnce(connection: BetterSqlite3.Database, name: string, sql: string): boolean {
  const apply = connection.transaction(() => {
    // Asked again under the write lock: another process may have been first.
    if (appliedNames(connection).includes(name)) return false;
    connection.exec(sql);
    connection.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name);
    return true;
  });
  try {
    return apply.immediate();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${name} failed and was undone: ${reason}`, { cause: error });
  }
}

function appliedNames(connection: BetterSqlite3.Database): string[] {
  return connection.prepare<[], string>('SELECT name FROM d1_migrations ORDER BY id').pluck().all();
}

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { migrationNames } from '../migrate.node.ts';
import { CommandError } from './command.ts';
import { MIGRATIONS_FOLDER } from './open-register.node.ts';

/**
 * Makes sure that a file is a whole register which this version can read. Opens it for reading only.
 * @returns how many venues it holds
 * @throws CommandError with what is wrong
 */
export function checkRegisterFile(path: string): number {
  const name = basename(path);
  if (!existsSync(path)) throw new CommandError(`${name} does not exist.`);
  const connection = openForReading(path);
  try {
    const [damage] = connection.pragma('integrity_check(1)') as { integrity_check: string }[];
    if (damage?.integrity_check !== 'ok')
      throw new CommandError(`${name} is damaged: ${damage?.integrity_check}.`);
    const applied = appliedMigrations(connection);
    if (applied.length === 0) throw new CommandError(`${name} is a database, but no register of Havens.`);
    const known = migrationNames(MIGRATIONS_FOLDER);
    const newer = applied.filter((migration) => !known.includes(migration));
    if (newer.length > 0) {
      throw new CommandError(
        `${name} is from a newer version of Havens (it has ${newer.join(', ')}). Restore it with that version.`,
      );
    }
    return connection.prepare<[], number>('SELECT count(*) FROM venues').pluck().get() ?? 0;
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) throw unreadable(name, error);
    throw error;
  } finally {
    connection.close();
  }
}

function openForReading(path: string): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw unreadable(basename(path), error);
  }
}

function unreadable(name: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError(`${name} cannot be read as a register: ${reason}.`, cause);
}

function appliedMigrations(connection: BetterSqlite3.Database): string[] {
  const tables = connection
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('d1_migrations', 'venues')",
    )
    .pluck()
    .all();
  if (tables.length < 2) return [];
  return connection.prepare<[], string>('SELECT name FROM d1_migrations ORDER BY id').pluck().all();
}

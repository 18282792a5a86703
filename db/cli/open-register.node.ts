import { fileURLToPath } from 'node:url';
import type { Clock } from '../../api/domain/clock.ts';
import { migrate } from '../migrate.node.ts';
import { loadReferenceData } from '../reference-data.ts';
import { openSqlite, type SqliteRegister } from '../sqlite.node.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * The register at a path, created where there is none, up to date, with the reference data that every register has.
 * @throws UnavailableError, or Error where it was written by a newer version; both with a line for the operator
 */
export async function openRegister(path: string, clock: Clock): Promise<SqliteRegister> {
  const register = openSqlite(path);
  try {
    migrate(register.connection, MIGRATIONS_FOLDER);
    await loadReferenceData({ db: register.database, clock });
    return register;
  } catch (error) {
    register.close();
    throw error;
  }
}

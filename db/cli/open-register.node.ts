import { fileURLToPath } from 'node:url';
import type { Clock } from '../../api/domain/clock.ts';
import { withAuditKey } from '../audit-signature.ts';
import { migrate } from '../migrate.node.ts';
import { loadReferenceData } from '../reference-data.ts';
import { openSqlite, type SqliteRegister } from '../sqlite.node.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));

/** The secret that signs the audit trail, where the environment has it as the server's has. */
export function sessionSecret(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env['SESSION_SECRET']?.trim() || undefined;
}

/**
 * The register at a path, created where there is none, up to date, with the reference data that every register has.
 * @param secret signs what is written on the audit trail, where it is at hand
 * @throws UnavailableError, or Error where it was written by a newer version; both with a line for the operator
 */
export async function openRegister(path: string, clock: Clock, secret?: string): Promise<SqliteRegister> {
  const opened = openSqlite(path);
  const register = { ...opened, database: withAuditKey(opened.database, secret) };
  try {
    migrate(register.connection, MIGRATIONS_FOLDER);
    await loadReferenceData({ db: register.database, clock });
    return register;
  } catch (error) {
    register.close();
    throw error;
  }
}

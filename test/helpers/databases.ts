import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openD1, type D1Binding } from '../../db/d1.worker.ts';
import type { Database } from '../../db/database.ts';
import { migrate, migrationNames } from '../../db/migrate.node.ts';
import { openSqlite } from '../../db/sqlite.node.ts';
import { startD1Workerd, type D1Workerd } from './d1-workerd.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

export type EngineName = 'better-sqlite3' | 'D1 on workerd';

/** Opens a fresh register with the full schema, empty of rows. Closed after the test. */
export type OpenDatabase = () => Promise<Database>;

/**
 * The same tests on both engines of the register: better-sqlite3 in memory, and the real D1 of workerd.
 *
 * @example
 * describeEachEngine('bank holidays', (open) => {
 *   it('are listed in order of date', async () => {
 *     const db = await open();
 *     …
 *   });
 * });
 */
export function describeEachEngine(
  subject: string,
  tests: (open: OpenDatabase, engine: EngineName) => void,
): void {
  describe(`${subject} [better-sqlite3]`, () => {
    const closers: (() => void)[] = [];
    afterEach(() => {
      for (const close of closers.splice(0)) close();
    });
    tests(async () => {
      const { database, close } = openMemory();
      closers.push(close);
      return database;
    }, 'better-sqlite3');
  });

  describe(`${subject} [D1 on workerd]`, () => {
    const workerd = useD1Workerd();
    tests(async () => {
      const binding = workerd().next();
      await migrateD1(binding);
      return openD1(binding);
    }, 'D1 on workerd');
  });
}

/** A fresh, migrated register in memory. */
export function openMemory(): { database: Database; changeToken: () => number; close: () => void } {
  const { database, connection, changeToken, close } = openSqlite(':memory:');
  migrate(connection, MIGRATIONS);
  return { database, changeToken, close };
}

/** A workerd that lives as long as the surrounding `describe`. */
export function useD1Workerd(): () => D1Workerd {
  let workerd: D1Workerd | undefined;
  beforeAll(async () => {
    workerd = await startD1Workerd();
  });
  afterAll(() => workerd?.stop());
  return () => {
    if (!workerd) throw new Error('workerd starts before the first test, not while tests are collected');
    return workerd;
  };
}

/** The migrations of the folder on a D1 database; a whole file is one statement to D1, triggers included. */
export async function migrateD1(
  binding: D1Binding,
  names: readonly string[] = migrationNames(MIGRATIONS),
): Promise<void> {
  await binding.batch(names.map((name) => binding.prepare(readFileSync(join(MIGRATIONS, name), 'utf8'))));
}

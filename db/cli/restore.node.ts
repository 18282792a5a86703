import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { copyRegister } from './backup.node.ts';
import { CommandError, type Command } from './command.ts';
import { openRegister } from './open-register.node.ts';
import { checkRegisterFile } from './register-file.node.ts';

/** SQLite keeps the newest changes of a register in these, beside the file. */
const COMPANIONS = ['-wal', '-shm'] as const;

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'puts a backup in the place of the register',
  help: `
Stop the server first. FILE is checked and brought up to date before anything is replaced; the register that was
there is kept beside it as PATH.before-restore-….`,
  words: ['FILE'],
  options: {},

  async run(given, { databasePath, clock, print }) {
    const backup = given.words[0] ?? '';
    if (resolve(backup) === resolve(databasePath)) throw new CommandError('FILE is the register itself.');
    const venues = checkRegisterFile(backup);
    mkdirSync(dirname(resolve(databasePath)), { recursive: true });
    const part = `${databasePath}.restoring`;
    removeAll(part);
    try {
      await copyRegister(backup, part);
      // Brings it up to date, so that a backup that cannot be is refused before the register is touched.
      (await openRegister(part, clock)).close();
      const kept = keepAside(databasePath, clock.now());
      renameSync(part, databasePath);
      print(`${databasePath} is now the register of ${backup}, with ${venues} venues`);
      if (kept) print(`The register that was there is ${kept}`);
    } finally {
      removeAll(part);
    }
  },
};

/** Moves the register that is there out of the way, whole, and in one file where it can be read. */
function keepAside(path: string, now: number): string | undefined {
  if (!existsSync(path)) return undefined;
  foldIntoOneFile(path);
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const kept = `${path}.before-restore-${stamp}`;
  if (existsSync(kept)) throw new CommandError(`${kept} is already there. Try again in a second.`);
  for (const end of ['', ...COMPANIONS]) if (existsSync(path + end)) renameSync(path + end, kept + end);
  return kept;
}

/**
 * Leaving WAL needs the register to oneself, which is also how a running server is noticed.
 * @throws CommandError where another process has it open
 */
function foldIntoOneFile(path: string): void {
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new BetterSqlite3(path, { timeout: 0 });
    connection.pragma('journal_mode = DELETE');
  } catch (error) {
    const busy = error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (busy) throw new CommandError('The register is in use. Stop the server, then restore.', error);
    // A register too damaged to open is kept as it is: it may be why a backup is wanted.
  } finally {
    connection?.close();
  }
}

function removeAll(path: string): void {
  for (const end of ['', ...COMPANIONS, '-journal']) rmSync(path + end, { force: true });
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { CommandError, type Command } from './command.ts';
import { checkRegisterFile } from './register-file.node.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'copies the whole register to FILE while it is in use',
  help: 'The copy is checked before it gets its name. An existing FILE is never written over.',
  words: ['FILE'],
  options: {},

  async run(given, { databasePath, print }) {
    const target = given.words[0] ?? '';
    if (existsSync(target)) throw new CommandError(`${target} is already there. Name another file.`);
    if (!existsSync(databasePath)) throw new CommandError(`There is no register at ${databasePath}.`);
    checkRegisterFile(databasePath);
    const part = `${target}.part`;
    try {
      await copyRegister(databasePath, part);
      const venues = checkRegisterFile(part);
      renameSync(part, target);
      print(`${target} holds the register with ${venues} venues`);
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
    }
  },
};

/**
 * SQLite's online backup: a consistent copy, whatever is written meanwhile.
 * @throws CommandError where the copy cannot be written
 */
export async function copyRegister(from: string, to: string): Promise<void> {
  const source = new BetterSqlite3(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${to} cannot be written: ${reason}.`, error);
  } finally {
    source.close();
  }
}

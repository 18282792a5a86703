import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import { benchClock, fillRegister, temporaryFolder } from './filled-register.node.ts';
import { realHavens } from './real-havens.ts';

let published: Promise<string> | undefined;

/** A file with a register of 50,000 havens, everything published: a copy for each bench that asks. */
export async function publishedRegister(): Promise<string> {
  const original = await (published ??= build());
  const copy = join(temporaryFolder(), 'register.sqlite');
  copyFileSync(original, copy);
  return copy;
}

async function build(): Promise<string> {
  const path = join(temporaryFolder(), 'register.sqlite');
  const havens = realHavens(50_000).map(({ haven }) => haven);
  const register = await fillRegister(path, havens);
  await publishAll({ db: register.database, clock: benchClock() });
  register.connection.pragma('wal_checkpoint(TRUNCATE)');
  register.close();
  return path;
}

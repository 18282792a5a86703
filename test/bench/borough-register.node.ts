import { join } from 'node:path';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import { benchClock, fillRegister, temporaryFolder } from './filled-register.node.ts';
import { havensNear } from './near-havens.ts';

const HAVENS = 100;
const BARNET = 'E09000003';

/** A borough's register: its page brings the snapshot of its hundred havens along. */
export async function boroughRegister(): Promise<string> {
  const path = join(temporaryFolder(), 'register.sqlite');
  const havens = havensNear(HAVENS).map(({ haven }) => haven);
  const register = await fillRegister(path, havens, { onlyArea: BARNET });
  await publishAll({ db: register.database, clock: benchClock() });
  register.close();
  return path;
}

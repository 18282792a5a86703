import { createApp } from '../../api/app.ts';
import { signInDeps } from '../../api/compose.ts';
import { readConfig } from '../../api/config.ts';
import type { Clock } from '../../api/domain/clock.ts';
import { readFontFile } from '../../api/print/fonts.node.ts';
import { printer } from '../../api/print/printer.ts';
import { randomIds } from '../../api/random-ids.ts';
import { snapshotReader } from '../../api/usecases/read-snapshots.ts';
import type { Database } from '../../db/database.ts';
import { aMailbox } from './mailbox.ts';
import { newestCode } from './newest-code.ts';

/** As long as a real one must be. */
const SECRET = 'only-for-tests-only-for-tests-only-for-tests';

/** The whole app over a register that a test has opened itself, with its clients all alike. */
export function appOver(db: Database, clock: Clock, origin: string) {
  const log = { request() {}, note() {}, failure() {} };
  const config = readConfig({ PUBLIC_ORIGIN: origin, SESSION_SECRET: SECRET });
  const given = { db, clock, config, log, ids: randomIds };
  const deps = {
    ...given,
    ...signInDeps({ ...given, clientAddress: () => 'a test' }),
    snapshots: snapshotReader(db),
    mail: aMailbox(),
    asset: () => Promise.resolve(undefined),
    print: printer(readFontFile),
  };
  return { ...deps, app: createApp(deps), newestCode: (email: string) => newestCode(deps, email) };
}

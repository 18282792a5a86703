import type { Context } from 'hono';
import type { Database } from '../db/database.ts';
import { createAuth } from './auth/auth.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import type { Clock, Ids } from './domain/clock.ts';
import type { RequestLog } from './http/request-log.ts';
import { randomCode, randomToken } from './random-ids.ts';
import { sealWith } from './seal.ts';

/** What signing in needs, alike on every runtime. */
export function signInDeps({
  clientAddress,
  ...given
}: {
  db: Database;
  config: Config;
  clock: Clock;
  ids: Ids;
  log: RequestLog;
  clientAddress: (c: Context) => string;
}): Pick<Deps, 'auth' | 'seal' | 'secrets' | 'clientAddress'> {
  return {
    auth: createAuth(given),
    seal: sealWith(given.config.sessionSecret, 'attempts'),
    secrets: { challenge: randomToken, code: randomCode },
    clientAddress,
  };
}

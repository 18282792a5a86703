import type { Context, MiddlewareHandler } from 'hono';
import type { Database } from '../db/database.ts';
import type { Auth } from './auth/auth.ts';
import type { Basemap } from './basemap/basemap.ts';
import type { Config } from './config.ts';
import type { Clock, Ids } from './domain/clock.ts';
import type { Seal } from './domain/seal.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Mail } from './mail/transport.ts';
import type { Printer } from './print/printer.ts';
import type { SnapshotReader } from './usecases/read-snapshots.ts';
import type { Secrets } from './usecases/sign-in.ts';

/** What every route and page may use: passed in by the composition roots, never imported. */
export interface Deps {
  readonly db: Database;
  /** Published snapshots, in memory where the engine can tell when they changed. */
  readonly snapshots: SnapshotReader;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly config: Config;
  readonly log: RequestLog;
  /** `mail.nudge()` after a write that queued mail; the job sends what it does not. */
  readonly mail: Mail;
  readonly auth: Auth;
  /** A keyed hash for what must be recognised but not be read: codes, clients. */
  readonly seal: Seal;
  readonly secrets: Secrets;
  /** What tells clients apart, from the connection and never from what a client says of itself. */
  readonly clientAddress: (c: Context) => string;
  /** A built file of dist/public, by path (`embed/v1/haven-finder.js`); undefined where it is not there. */
  readonly asset: (path: string) => Promise<string | undefined>;
  /** What lies under the finder's map; absent where there is none. */
  readonly basemap?: () => Promise<Basemap>;
  /** Makes PDFs: signs, certificates. */
  readonly print: Printer;
  /** Compresses longer answers; absent where the edge does so (Workers). */
  readonly compress?: MiddlewareHandler;
}

import { withAuditKey } from '../db/audit-signature.ts';
import { openD1, type D1Binding } from '../db/d1.worker.ts';
import { loadDemoIfEmpty } from '../db/demo.ts';
import { loadReferenceData } from '../db/reference-data.ts';
import { createApp } from './app.ts';
import { lastingBasemap } from './basemap/lasting-basemap.ts';
import { readBasemap } from './basemap/read-basemap.ts';
import { clientKey } from './client-key.ts';
import { signInDeps } from './compose.ts';
import { readConfig, type Config } from './config.ts';
import type { Deps } from './deps.ts';
import { embedHeaders } from './http/security.ts';
import { tellError, type RequestLog } from './http/request-log.ts';
import { OUTBOX_JOB, runJobs } from './jobs/jobs.ts';
import { MAIL_STAYS } from './mail/log.ts';
import { openArchiveObject, type Bucket } from './open-archive.worker.ts';
import { openMail, type WorkerMail } from './open-mail.worker.ts';
import { printer } from './print/printer.ts';
import { randomIds } from './random-ids.ts';
import { clockFrom, systemClock } from './system-clock.ts';
import { snapshotReader } from './usecases/read-snapshots.ts';

/** What wrangler.toml binds. Variables of contract.md are read beside them. */
interface Env {
  readonly DB: D1Binding;
  readonly ASSETS: { fetch(request: Request): Promise<Response> };
  /** Where BASEMAP names an archive. */
  readonly BASEMAPS?: Bucket;
}

/** Of Cloudflare's ExecutionContext: work that goes on after the answer. */
interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}

interface Running {
  readonly deps: Deps & { readonly mail: WorkerMail };
  readonly app: ReturnType<typeof createApp>;
}

let running: Running | undefined;
let filled = false;

/** The app, made once an isolate. */
function start(env: Env): Running {
  // On Workers a demo must be asked for: an empty D1 may be a mistake.
  const config = readConfig({ DEMO: 'off', ...stringsOf(env) });
  const db = withAuditKey(openD1(env.DB), config.auditSecret);
  const clock = config.clock === undefined ? systemClock : clockFrom(config.clock);
  const deps = {
    db,
    clock,
    config,
    ids: randomIds,
    log: jsonLines,
    mail: openMail(config),
    // Cloudflare sets it from the connection, whatever the client sent.
    ...signInDeps({
      db,
      config,
      clock,
      ids: randomIds,
      log: jsonLines,
      clientAddress: (c) => clientKey(c.req.header('CF-Connecting-IP') ?? ''),
    }),
    snapshots: snapshotReader(db),
    basemap: lastingBasemap(
      () => readBasemap(config, (key) => openArchiveObject(env.BASEMAPS, key)),
      (error) => jsonLines.failure('basemap', error),
    ),
    print: printer(async (name) => {
      const file = await env.ASSETS.fetch(new Request(new URL(`fonts/${name}`, config.publicOrigin)));
      if (!file.ok) throw new Error(`The font ${name} was not built`);
      return new Uint8Array(await file.arrayBuffer());
    }),
    asset: async (path: string) => {
      const response = await env.ASSETS.fetch(new Request(new URL(path, config.publicOrigin)));
      return response.ok ? response.text() : undefined;
    },
  };
  if (config.mail.via === 'log' && config.production) console.warn(MAIL_STAYS);
  return { deps, app: createApp(deps) };
}

/**
 * Schemes, helplines and places where they are missing, and the demo where it is asked for: once an isolate. Where that
 * cannot be written now it is tried again, and what is published is shown meanwhile.
 */
async function fill(deps: Deps): Promise<void> {
  if (filled) return;
  const { db, clock, ids, config, log } = deps;
  try {
    await loadReferenceData({ db, clock });
    if (config.demo && (await loadDemoIfEmpty({ db, clock, ids })) > 0) await runJobs(deps);
    filled = true;
  } catch (error) {
    log.failure('reference data', error);
  }
}

/** A built file with the headers that let any site load it; wrangler.toml sends these paths here first. */
async function embedFile(request: Request, env: Env, config: Config): Promise<Response> {
  const file = await env.ASSETS.fetch(request);
  const response = new Response(file.body, file);
  for (const [name, value] of Object.entries(embedHeaders(config))) response.headers.set(name, value);
  return response;
}

function stringsOf(env: object): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string'));
}

const jsonLines: RequestLog = {
  request: (entry) => console.log(JSON.stringify({ level: 'info', request: entry })),
  failure: (what, error) => console.error(JSON.stringify({ level: 'error', what, error: tellError(error) })),
  note: (what, facts) => console.log(JSON.stringify({ level: 'info', what, ...facts })),
};

export default {
  async fetch(request: Request, env: Env, context: Waiting): Promise<Response> {
    running ??= start(env);
    if (new URL(request.url).pathname.startsWith('/embed/v1/'))
      return embedFile(request, env, running.deps.config);
    const filling = fill(running.deps);
    // A demo is there at the first look; nobody who needs help waits for anything else.
    if (running.deps.config.demo) await filling;
    else context.waitUntil(filling);
    const response = await running.app.fetch(request);
    if (running.deps.mail.takeNudge()) context.waitUntil(runJobs(running.deps, [OUTBOX_JOB]));
    return response;
  },
  async scheduled(_event: unknown, env: Env): Promise<void> {
    running ??= start(env);
    await fill(running.deps);
    await runJobs(running.deps);
  },
};

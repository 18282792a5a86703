import { join } from 'node:path';
import { withAuditKey } from '../db/audit-signature.ts';
import { loadDemoIfEmpty } from '../db/demo.ts';
import { DEMO_PEOPLE } from '../db/demo/people.ts';
import { UnavailableError } from '../db/errors.ts';
import { migrate } from '../db/migrate.node.ts';
import { loadReferenceData } from '../db/reference-data.ts';
import { openSqlite, type SqliteRegister } from '../db/sqlite.node.ts';
import { createApp } from './app.ts';
import { ArchiveError } from './basemap/archive.ts';
import { readBasemap } from './basemap/read-basemap.ts';
import { changeTokenOf } from './change-token.node.ts';
import { clientAddressOf } from './client-address.node.ts';
import { signInDeps } from './compose.ts';
import { CompressedBodies } from './compressed-bodies.node.ts';
import { compressAnswers } from './compression.node.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import type { Deps } from './deps.ts';
import { nearestFromMemory } from './front-nearest.node.ts';
import { snapshotsFromMemory } from './front-snapshots.node.ts';
import { createFront } from './front.node.ts';
import { routePattern } from './http/methods.ts';
import { OUTBOX_JOB, REGISTER_JOBS, runJobs, SIGN_AUDIT_JOB } from './jobs/jobs.ts';
import { every } from './jobs/timer.node.ts';
import { jsonLog } from './log.node.ts';
import { MAIL_STAYS } from './mail/log.ts';
import { openArchiveFile } from './open-archive.node.ts';
import { openMail } from './open-mail.node.ts';
import { projectFolder } from './project-folder.node.ts';
import { readFontFile } from './print/fonts.node.ts';
import { printer } from './print/printer.ts';
import { randomIds } from './random-ids.ts';
import { createHttpServer, drain, listen } from './server.node.ts';
import { filesFromMemory, readStaticFiles } from './static-files.node.ts';
import { clockFrom, systemClock } from './system-clock.ts';
import { checkReadiness } from './usecases/check-readiness.ts';
import { snapshotReader } from './usecases/read-snapshots.ts';

const A_MINUTE_MS = 60_000;

try {
  await main(readConfig(process.env));
} catch (error) {
  console.error(lineOf(error));
  process.exit(1);
}

async function main(config: Config): Promise<void> {
  const clock = config.clock === undefined ? systemClock : clockFrom(config.clock);
  const log = jsonLog(config.logLevel, clock);
  const root = projectFolder();
  // Before anything is opened or written: a map that cannot be drawn is found out now, not on somebody's phone.
  const basemap = await readBasemap(config, openArchiveFile);
  const register = openRegister(config, join(root, 'db/migrations'));
  const db = withAuditKey(register.database, config.auditSecret);
  const files = readStaticFiles(join(root, 'dist/public'), config);
  const bodies = new CompressedBodies();
  const snapshots = snapshotReader(db, changeTokenOf(register));
  const mail = openMail(config, () => runJobs(deps, [OUTBOX_JOB]));
  const deps: Deps = {
    db,
    snapshots,
    clock,
    ids: randomIds,
    config,
    log,
    mail,
    ...signInDeps({
      ...{ db, config, clock, ids: randomIds, log },
      clientAddress: clientAddressOf(config.trustedProxies),
    }),
    asset: async (path) => files.get(`/${path}`)?.text(),
    print: printer(readFontFile),
    basemap: () => Promise.resolve(basemap),
    compress: compressAnswers(bodies),
  };

  await loadReferenceData({ db, clock });
  const invented = config.demo ? await loadDemoIfEmpty({ db, clock, ids: randomIds }) : 0;
  // What was published before can be shown at once; a register that was never published must not look empty.
  const published = (await checkReadiness({ db, clock })).published > 0;
  if (!published) await runJobs(deps, REGISTER_JOBS);

  const app = createApp(deps);
  const server = createHttpServer({
    app,
    front: createFront([filesFromMemory(files), snapshotsFromMemory(deps, bodies), nearestFromMemory(deps)]),
    routeOf: (method, path) => routePattern(app, method, path),
    log,
  });
  await listen(server, config.port, config.host);
  greet(config, invented);
  async function onTheMinute(): Promise<void> {
    await runJobs(deps, REGISTER_JOBS);
    // In the background: a slow mail server holds up no suspension.
    mail.nudge();
  }
  await onTheMinute();
  const timer = every(A_MINUTE_MS, onTheMinute);

  async function stop(): Promise<void> {
    await Promise.all([drain(server), timer.stop(), mail.stop()]);
    await runJobs(deps, [SIGN_AUDIT_JOB]);
    register.close();
    log.flush();
    process.exit(0);
  }
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

function openRegister({ databasePath }: Config, migrations: string): SqliteRegister {
  const register = openSqlite(databasePath);
  migrate(register.connection, migrations);
  return register;
}

function greet({ publicOrigin, demo, mail, production }: Config, invented: number): void {
  console.log('Havens is ready.');
  console.log(`  Finder: ${publicOrigin}/`);
  console.log(`  Admin:  ${publicOrigin}/admin`);
  if (invented > 0)
    console.log(
      `  The register was empty: ${invented} invented venues were loaded. DEMO=off leaves it empty.`,
    );
  if (mail.via === 'log' && production) console.warn(MAIL_STAYS);
  if (!demo) return;
  console.log('  To look at the demo with their eyes, sign in as:');
  for (const { email, roles } of DEMO_PEOPLE)
    console.log(`    ${email.padEnd(28)} ${roles.length > 0 ? roles.join(', ') : 'manager of three venues'}`);
  if (mail.via === 'log' && !production)
    console.log(`  The codes to sign in with are printed here, and stand at ${publicOrigin}/admin/mail`);
}

/** What went wrong, for the person who started the server. */
function lineOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof ArchiveError || error instanceof UnavailableError)
    return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const port = process.env['PORT'] ?? '8787';
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use. Stop the other program, or choose another port: PORT=8788 npm start`;
  }
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Choose one above 1023, such as PORT=8787`;
  return error.stack ?? error.message;
}

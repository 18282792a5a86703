import { EMBED_FILES_JOB } from './embed-files-job.ts';
import { LAPSES_JOB, REMINDERS_JOB } from './accreditation-jobs.ts';
import type { Job, JobDeps } from './job.ts';
import { RETENTION_JOB } from './retention-job.ts';
import { SESSIONS_JOB } from './session-job.ts';
import { TRAINING_JOB, TRAINING_MAIL_JOB } from './training-job.ts';
import { actOnPlans } from '../usecases/act-on-plans.ts';
import { publishDue } from '../usecases/publish-snapshots.ts';
import { pruneSignIns } from '../usecases/prune-sign-ins.ts';
import { sendOutbox } from '../usecases/send-outbox.ts';
import { signAudit } from '../usecases/sign-audit.ts';
import { suspendOverdue } from '../usecases/suspend-overdue.ts';

export type { Job, JobDeps } from './job.ts';

/** Sends what is queued. It waits for others' machines, so that nothing should wait for it. */
export const OUTBOX_JOB: Job = {
  name: 'outbox',
  async run({ mail: { transport, mostARound: most, stopping }, log, ...deps }) {
    const { sent, failed, unclear, postponed } = await sendOutbox({
      ...deps,
      log,
      transport,
      most,
      stopping,
    });
    if (sent + failed + unclear + postponed > 0) log.note('outbox', { sent, failed, unclear, postponed });
  },
};

/** What was written without the secret at hand; also run at a server's stop. */
export const SIGN_AUDIT_JOB: Job = {
  name: 'sign-audit',
  async run({ db, clock, log }) {
    const { signed, broken } = await signAudit({ db, clock });
    if (signed > 0) log.note('audit trail signed', { chains: signed });
    for (const { chain, signedPosition, fault } of broken) {
      const held = `The audit trail of ${chain} does not hold after position ${signedPosition}`;
      log.failure(
        'job sign-audit',
        new Error(`${held}: ${fault}. It is not signed. Run: register verify-audit`),
      );
    }
  },
};

/** What time does on the register, in order: milliseconds each. */
export const REGISTER_JOBS: readonly Job[] = [
  TRAINING_JOB,
  LAPSES_JOB,
  REMINDERS_JOB,
  TRAINING_MAIL_JOB,
  {
    name: 'overdue-plans',
    async run({ db, clock, log, config: { publicOrigin } }) {
      const asked = await actOnPlans({ publicOrigin, db, clock });
      const suspended = await suspendOverdue({ publicOrigin, db, clock });
      if (asked + suspended > 0) log.note('overdue plans', { asked, suspended });
    },
  },
  {
    name: 'publish',
    async run({ db, clock, log }) {
      const scopes = await publishDue({ db, clock });
      if (scopes.length > 0) log.note('published', { scopes: scopes.length });
    },
  },
  SESSIONS_JOB,
  { name: 'prune-sign-ins', run: pruneSignIns },
  RETENTION_JOB,
  EMBED_FILES_JOB,
  SIGN_AUDIT_JOB,
];

/** All that time does, in order. A cron runs them on Workers; a timer on Node, with the mail in the background. */
export const JOBS: readonly Job[] = [...REGISTER_JOBS, OUTBOX_JOB];

/** Runs every job once. One that fails is logged, and holds up none after it. */
export async function runJobs(deps: JobDeps, jobs: readonly Job[] = JOBS): Promise<void> {
  for (const { name, run } of jobs) {
    try {
      await run(deps);
    } catch (error) {
      deps.log.failure(`job ${name}`, error);
    }
  }
}

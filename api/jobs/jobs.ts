import type { Deps } from '../deps.ts';
import { publishDue } from '../usecases/publish-snapshots.ts';

type JobDeps = Pick<Deps, 'db' | 'clock' | 'log'>;

export interface Job {
  readonly name: string;
  /** Safe to run as often as one likes: it does what is due, and nothing twice. */
  readonly run: (deps: JobDeps) => Promise<void>;
}

/** All that time does, in order. A timer runs them each minute on Node, a cron on Workers. */
export const JOBS: readonly Job[] = [
  {
    name: 'publish',
    async run({ db, clock, log }) {
      const scopes = await publishDue({ db, clock });
      if (scopes.length > 0) log.note('published', { scopes: scopes.length });
    },
  },
];

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

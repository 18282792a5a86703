import type { Deps } from '../deps.ts';

export type JobDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'log' | 'mail' | 'config' | 'seal' | 'asset'>;

export interface Job {
  readonly name: string;
  /** Safe to run as often as one likes: it does what is due, and nothing twice. */
  readonly run: (deps: JobDeps) => Promise<void>;
}

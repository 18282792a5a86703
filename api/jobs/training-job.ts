import { refreshChangedTraining } from '../usecases/refresh-changed-training.ts';
import type { Job } from './job.ts';

/** Where venues stand by their records. Before what ends is suspended: an end by the records opens a plan first. */
export const TRAINING_JOB: Job = {
  name: 'training',
  async run({ db, clock, ids, log, config: { publicOrigin } }) {
    const refreshed = await refreshChangedTraining({ publicOrigin, db, clock, ids });
    if (refreshed > 0) log.note('training', { refreshed });
  },
};

import { onceADay } from '../usecases/once-a-day.ts';
import { refreshChangedTraining } from '../usecases/refresh-changed-training.ts';
import { remindOfEnding, remindOfStarters } from '../usecases/remind-of-training.ts';
import { sumUpTraining } from '../usecases/sum-up-training.ts';
import type { Job } from './job.ts';

/** Where venues stand by their records. Before what ends is suspended: an end by the records opens a plan first. */
export const TRAINING_JOB: Job = {
  name: 'training',
  async run({ db, clock, ids, log, config: { publicOrigin } }) {
    const refreshed = await refreshChangedTraining({ publicOrigin, db, clock, ids });
    if (refreshed > 0) log.note('training', { refreshed });
  },
};

/** What managers and whoever leads the trained staff are told of it. */
export const TRAINING_MAIL_JOB: Job = {
  name: 'training-mail',
  async run({ db, clock, seal, log, config: { publicOrigin } }) {
    const given = { publicOrigin, db, clock, seal };
    const reminders = await onceADay({
      name: 'training-reminders',
      work: async () => (await remindOfEnding(given)) + (await remindOfStarters(given)),
      db,
      clock,
    });
    const summaries = await sumUpTraining(given);
    if ((reminders ?? 0) + summaries > 0) log.note('training mail', { reminders: reminders ?? 0, summaries });
  },
};

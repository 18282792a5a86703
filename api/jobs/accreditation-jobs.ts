import { advanceVisited } from '../usecases/advance-visited.ts';
import { seeToHours } from '../usecases/confirm-hours-in-time.ts';
import { expireAccreditations, suspendUntrained } from '../usecases/expire-accreditations.ts';
import { remindRenewals, remindTraining } from '../usecases/remind-managers.ts';
import type { Job } from './job.ts';

/** What ends by itself. A licence that no longer stands is a task for an officer, never a reason to suspend by itself. */
export const LAPSES_JOB: Job = {
  name: 'lapses',
  async run({ db, clock, log, config: { publicOrigin } }) {
    const given = { publicOrigin, db, clock };
    const lapsed = await expireAccreditations(given);
    const untrained = await suspendUntrained(given);
    if (lapsed + untrained > 0) log.note('lapses', { lapsed, untrained });
  },
};

/** What people are reminded of before it ends, and what has become ready. */
export const REMINDERS_JOB: Job = {
  name: 'reminders',
  async run({ db, clock, log, config: { publicOrigin } }) {
    const given = { publicOrigin, db, clock };
    const ready = await advanceVisited(given);
    const renewals = await remindRenewals(given);
    const { suspended, reminded } = await seeToHours(given);
    const training = await remindTraining(given);
    if (ready + suspended + reminded + renewals + training > 0)
      log.note('reminders', { ready, hoursSuspended: suspended, hours: reminded, renewals, training });
  },
};

import { remindSessions } from '../usecases/remind-sessions.ts';
import type { Job } from './job.ts';

/** The day before a session, managers who have booked are reminded. */
export const SESSIONS_JOB: Job = {
  name: 'training-sessions',
  async run({ db, clock, log, config: { publicOrigin } }) {
    const sessions = await remindSessions({ publicOrigin, db, clock });
    if (sessions > 0) log.note('session reminders', { sessions });
  },
};

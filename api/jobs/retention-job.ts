import { applyRetention } from '../usecases/apply-retention.ts';
import { onceADay } from '../usecases/once-a-day.ts';
import type { Job } from './job.ts';

/** What has had its time goes, once a day. */
export const RETENTION_JOB: Job = {
  name: 'retention',
  async run({ db, clock, log }) {
    const gone = await onceADay({ name: 'retention', work: () => applyRetention({ db, clock }), db, clock });
    if (gone && Object.keys(gone).length > 0) log.note('retention', { ...gone });
  },
};

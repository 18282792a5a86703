import { keepEmbedFiles } from '../usecases/embed-files.ts';
import type { Job } from './job.ts';

/** Keeps the scripts that other sites load, version by version: a new release must not take them from who pinned one. */
export const EMBED_FILES_JOB: Job = {
  name: 'embed-files',
  async run({ asset, db, clock, log }) {
    if (await keepEmbedFiles({ asset, db, clock })) log.note('embed files kept', {});
  },
};

import type { Database } from '../../db/database.ts';
import { selectModuleAttempts } from '../../db/module-attempts.ts';
import { selectRecordsOfStaff, type TrainingRecord } from '../../db/training-records.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import type { AccreditationState } from '../domain/accreditation.ts';
import { lessonsToRefresh, type Course } from '../domain/course.ts';
import type { TrainingModuleKey } from '../domain/training-modules.ts';
import { progressOf, type ModuleProgress } from './go-through-module.ts';
import type { Learning } from './read-learner.ts';

/** A venue that is, or will be, none of the scheme's asks its staff for nothing. */
const OVER: readonly AccreditationState[] = ['withdrawn', 'declined', 'revoked'];

export type { TrainingRecord } from '../../db/training-records.ts';

export interface ModuleOnList extends ModuleProgress {
  readonly key: TrainingModuleKey;
  /** The newest record that counts, however it was earned. */
  readonly record: TrainingRecord | undefined;
  /** Lessons to look at again, since they changed after the record. */
  readonly refresh: readonly string[];
}

/**
 * What a venue's schemes need somebody to learn, and what else there is, each with how far they have got. A venue that is in
 * no scheme yet needs what it will: everything is offered.
 */
export async function listModules({
  learning: { member, venue },
  courses,
  db,
}: {
  learning: Learning;
  courses: readonly Course[];
  db: Database;
}): Promise<{ needed: readonly ModuleOnList[]; optional: readonly ModuleOnList[] }> {
  const accreditations = await selectAccreditationsOf(db, venue.id);
  const attempts = await selectModuleAttempts(db, member.id);
  const records = await selectRecordsOfStaff(db, member.id);
  const keys = new Set(
    accreditations
      .filter(({ state }) => !OVER.includes(state))
      .flatMap(({ rules }) => rules.training.modules),
  );
  const listed = courses.map((course): ModuleOnList => {
    const record = newestOf(records, course);
    const refresh = record ? lessonsToRefresh(course, versionPassed(records, course)) : [];
    return { key: course.key, ...progressOf(attempts, course), record, refresh };
  });
  return {
    needed: listed.filter(({ key }) => keys.has(key)),
    optional: listed.filter(({ key }) => !keys.has(key)),
  };
}

/** Whether somebody has passed a module: the newest record that was not revoked, and what changed since. */
export async function readPassed({
  learning,
  course,
  db,
}: {
  learning: Learning;
  course: Pick<Course, 'key' | 'version'>;
  db: Database;
}): Promise<{ record: TrainingRecord; versionPassed: number } | undefined> {
  const records = await selectRecordsOfStaff(db, learning.member.id);
  const record = newestOf(records, course);
  return record && { record, versionPassed: versionPassed(records, course) };
}

/** The newest version that somebody has passed; who learnt it elsewhere, or in a room, was taught what is taught now. */
function versionPassed(
  records: readonly TrainingRecord[],
  { key, version }: Pick<Course, 'key' | 'version'>,
): number {
  const own = records.filter(({ moduleKey, revokedAt }) => moduleKey === key && revokedAt === null);
  return Math.max(...own.map(({ moduleVersion }) => moduleVersion ?? version));
}

/** @param records the newest first */
function newestOf(
  records: readonly TrainingRecord[],
  { key }: Pick<Course, 'key'>,
): TrainingRecord | undefined {
  return records.find(({ moduleKey, revokedAt }) => moduleKey === key && revokedAt === null);
}

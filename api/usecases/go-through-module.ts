import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { updateLearnerSeen } from '../../db/learners.ts';
import {
  insertModuleAttempt,
  selectModuleAttempts,
  updateAttemptAnswer,
  updateAttemptPage,
  updateAttemptVersion,
  type ModuleAttempt,
} from '../../db/module-attempts.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { chosen, isAnswered, stepsOf, type Course } from '../domain/course.ts';
import { conflict, invalid } from '../domain/errors.ts';
import type { Learning } from './read-learner.ts';

export type { ModuleAttempt } from '../../db/module-attempts.ts';

interface Going {
  readonly learning: Learning;
  readonly course: Course;
  readonly db: Database;
  readonly clock: Clock;
}

/** Where somebody is in a module: the way that is open, and how the last one ended. */
export interface ModuleProgress {
  readonly open: ModuleAttempt | undefined;
  readonly last: ModuleAttempt | undefined;
}

export async function readProgress({ learning, course, db }: Omit<Going, 'clock'>): Promise<ModuleProgress> {
  const attempts = await selectModuleAttempts(db, learning.member.id);
  return progressOf(attempts, course);
}

/** @param attempts the open one first, then the newest first */
export function progressOf(attempts: readonly ModuleAttempt[], { key }: Pick<Course, 'key'>): ModuleProgress {
  const own = attempts.filter(({ moduleKey }) => moduleKey === key);
  return {
    open: own.find(({ finishedAt }) => finishedAt === null),
    last: own.find(({ finishedAt }) => finishedAt !== null),
  };
}

/**
 * Begins a module, or goes on where somebody was. Who has been through this version before begins at the questions, with
 * all its pages open; a module that changed meanwhile begins anew.
 * @returns the step to show, from 1
 */
export async function beginModule({
  learning,
  course,
  db,
  clock,
  ids,
}: Going & { ids: Ids }): Promise<number> {
  const at = new Date(clock.now()).toISOString();
  const { open, last } = await readProgress({ learning, course, db });
  if (open) {
    const changed = open.moduleVersion < course.version;
    await db.writeAll([
      updateLearnerSeen(db, learning.tokenHash, at),
      ...(changed ? [updateAttemptVersion(db, { id: open.id, version: course.version })] : []),
    ]);
    return changed ? 1 : within(open.page, course);
  }
  const page = last?.moduleVersion === course.version ? course.lessons.length + 1 : 1;
  const attempt = { moduleKey: course.key, moduleVersion: course.version, begunAt: at, page };
  try {
    await db.writeAll([
      updateLearnerSeen(db, learning.tokenHash, at),
      insertModuleAttempt(db, { id: ids.next(), staffId: learning.member.id, ...attempt }),
    ]);
  } catch (error) {
    // The button was pressed twice.
    if (!(error instanceof ConflictError && error.concerns('module_attempts'))) throw error;
  }
  return page;
}

/**
 * Keeps what somebody chose at a scenario or a question. At a question the first answer stays.
 * @param step from 1
 * @throws DomainError `course.not_begun` (409), `course.not_offered` (400)
 */
export async function chooseAt({
  step,
  choice,
  ...going
}: Going & { step: number; choice: string }): Promise<void> {
  const { learning, course, db, clock } = going;
  const open = await requireOpen(going, step);
  const lesson = course.lessons[step - 1];
  const at = lesson ?? course.questions[step - 1 - course.lessons.length];
  const offered = lesson ? (lesson.choices ?? []) : at && 'answers' in at ? at.answers : [];
  if (!at || !offered.some(({ id }) => id === choice)) throw notOffered();
  await db.writeAll([
    updateLearnerSeen(db, learning.tokenHash, new Date(clock.now()).toISOString()),
    updateAttemptAnswer(db, { id: open.id, at: at.id, answer: choice, again: lesson !== undefined }),
  ]);
}

/**
 * Goes on from a step to the next.
 * @param step from 1
 * @returns the next step, or `questions_open` with the first question that has no answer, or `answered` after the last
 * @throws DomainError `course.not_begun` (409), `course.not_offered` (400): nothing was chosen yet
 */
export async function turnPage({ step, ...going }: Going & { step: number }): Promise<number | 'answered'> {
  const { learning, course, db, clock } = going;
  const open = await requireOpen(going, step);
  const at = course.lessons[step - 1] ?? course.questions[step - 1 - course.lessons.length];
  const needsChoice = at !== undefined && ('choices' in at || 'answers' in at);
  if (!at || (needsChoice && chosen(open.answers, at.id) === undefined)) throw notOffered();
  if (step === stepsOf(course)) {
    if (isAnswered(course, open.answers)) return 'answered';
    return (
      course.lessons.length +
      1 +
      course.questions.findIndex(({ id }) => chosen(open.answers, id) === undefined)
    );
  }
  await db.writeAll([
    updateLearnerSeen(db, learning.tokenHash, new Date(clock.now()).toISOString()),
    updateAttemptPage(db, open.id, step + 1),
  ]);
  return step + 1;
}

/** A step that is there, whatever was stored or asked for. */
export function within(step: number, course: Pick<Course, 'lessons' | 'questions'>): number {
  return Math.min(Math.max(Math.trunc(step) || 1, 1), stepsOf(course));
}

async function requireOpen({ learning, course, db }: Going, step: number): Promise<ModuleAttempt> {
  const { open } = await readProgress({ learning, course, db });
  if (!open || open.moduleVersion !== course.version || step > open.page) {
    throw conflict(
      'course.not_begun',
      'You are not at this step, perhaps because you finished on another phone, or because the module has changed. Open the list of modules and go on from there.',
    );
  }
  return open;
}

function notOffered() {
  const advice = 'Choose one of the answers.';
  return invalid('course.not_offered', advice, { choice: advice });
}

import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError, UnavailableError } from '../../db/errors.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { attemptIsStill, updateAttemptFinished, type ModuleAttempt } from '../../db/module-attempts.ts';
import { insertTrainingRecord, trainingChanged } from '../../db/training-records.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { isAnswered, scoreOf, type Course } from '../domain/course.ts';
import { conflict } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { readProgress } from './go-through-module.ts';
import type { Learning } from './read-learner.ts';
import { trainingEvent } from './training-events.ts';

/** Each lost attempt is the same person's other phone, or a register that many write to at once. */
const ATTEMPTS = 5;

/**
 * Counts the answers of the way that is open and ends it. Who has passed has a record from today, in the same atomic write.
 * Done twice, it is done once.
 *
 * @throws DomainError `course.not_answered` (409) where nothing is open that could be counted
 */
export async function finishModule({
  learning,
  course,
  db,
  clock,
  ids,
}: {
  learning: Learning;
  course: Course;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { open, last } = await readProgress({ learning, course, db });
    if (!open && last) return;
    if (!open || open.moduleVersion !== course.version || !isAnswered(course, open.answers)) {
      throw conflict('course.not_answered', 'Answer each of the questions, then see your result.');
    }
    try {
      await writeResult({ open, learning, course, db, clock, ids });
      return;
    } catch (error) {
      const wasBusy = error instanceof UnavailableError && error.reason === 'busy';
      const wasFirst = changedMeanwhile(error) || error instanceof ConflictError;
      if ((!wasBusy && !wasFirst) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function writeResult({
  open,
  learning: { member, venue },
  course,
  db,
  clock,
  ids,
}: {
  open: ModuleAttempt;
  learning: Learning;
  course: Course;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const { correct, asked, passed } = scoreOf(course, open.answers);
  const at = new Date(clock.now()).toISOString();
  const finish = [
    expectation(db, attemptIsStill(open)),
    updateAttemptFinished(db, { id: open.id, at, correct, asked, passed }),
  ];
  if (!passed) {
    await db.writeAll(finish);
    return;
  }
  const actor = `staff/${member.id}`;
  const record = {
    ...{
      id: ids.next(),
      staffId: member.id,
      venueId: venue.id,
      moduleKey: course.key,
      way: 'online' as const,
    },
    trainedOn: londonDate(epochMinutes(clock.now())),
  };
  await writeAudited(
    db,
    [
      ...finish,
      insertTrainingRecord(db, {
        ...record,
        ...{ moduleVersion: course.version, certificateCode: ids.next() + ids.next(), attemptId: open.id },
        ...{ recordedBy: actor, recordedAt: at },
      }),
      trainingChanged(db, venue.id, at),
    ],
    [
      trainingEvent('training.recorded', {
        ...record,
        ...{ recordId: record.id, authorityCode: venue.authorityCode, actor, at },
      }),
    ],
  );
}

import { lessonsToRefresh, neededRight } from '../../../api/domain/course.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import type { ModuleProgress } from '../../../api/usecases/go-through-module.ts';
import type { TrainingRecord } from '../../../api/usecases/list-modules.ts';
import type { CourseContent } from '../course-content.ts';
import { HOME, moduleAddress, resultAddress, stepAddress } from './addresses.ts';
import { placeWords } from './place-words.ts';

/** One module before its first page, and after its last. */
export function ModulePage({
  course,
  progress,
  passed,
}: {
  course: CourseContent;
  progress: ModuleProgress;
  passed: { readonly record: TrainingRecord; readonly versionPassed: number } | undefined;
}) {
  const { open, last } = progress;
  const changed = open !== undefined && open.moduleVersion < course.version;
  const button = open && !changed ? 'Go on' : last && !changed ? 'Answer the questions again' : 'Start';
  return (
    <>
      <p>
        <a class="tall" href={HOME}>
          All modules
        </a>
      </p>
      <h1>{course.title}</h1>
      <p>{course.summary}</p>
      <p>
        {`${course.lessons.length} short pages, then ${course.questions.length} questions; ${neededRight(course)} must be right. About ${course.minutes} minutes.`}
      </p>
      {passed && (
        <p>
          <strong>You passed on {dateWords(passed.record.trainedOn)}.</strong>{' '}
          <a href={`/certificates/${passed.record.certificateCode}`}>Your certificate</a>
        </p>
      )}
      {changed && (
        <p class="notice">This module has changed since you began. Please go through it from the start.</p>
      )}
      {passed && <WhatIsNew course={course} passedVersion={passed.versionPassed} />}
      <form method="post" action={moduleAddress(course.key)}>
        <button class="button main">{button}</button>
      </form>
      {open && !changed && <p class="step">{`You are at ${placeWords(course, open.page)}.`}</p>}
      {last && !open && (
        <p class="step">
          <a href={resultAddress(course.key)}>Your last result</a>
        </p>
      )}
      <Contents course={course} opened={last ? course.lessons.length : changed ? 0 : (open?.page ?? 0)} />
      <p class="muted small">{course.reviewed}.</p>
    </>
  );
}

function WhatIsNew({ course, passedVersion }: { course: CourseContent; passedVersion: number }) {
  const lessons = lessonsToRefresh(course, passedVersion);
  if (lessons.length === 0) return null;
  const changes = course.changes.filter(({ version, refresh }) => refresh && version > passedVersion);
  return (
    <div class="notice">
      <h2>What is new since you passed</h2>
      <ul>
        {changes.map(({ what }) => (
          <li>{what}</li>
        ))}
      </ul>
      <p>Please look at these pages again. Your certificate stays as it is.</p>
      <ul>
        {course.lessons.map(
          ({ id, title }, index) =>
            lessons.includes(id) && (
              <li>
                <a href={stepAddress(course.key, index + 1)}>{title}</a>
              </li>
            ),
        )}
      </ul>
    </div>
  );
}

/** The pages, those that were opened as links. */
function Contents({ course, opened }: { course: CourseContent; opened: number }) {
  return (
    <>
      <h2>What is in it</h2>
      <ol>
        {course.lessons.map(({ title }, index) => (
          <li>{index < opened ? <a href={stepAddress(course.key, index + 1)}>{title}</a> : title}</li>
        ))}
      </ol>
    </>
  );
}

import { neededRight, type Score } from '../../../api/domain/course.ts';
import type { TrainingRecord } from '../../../api/usecases/list-modules.ts';
import type { CourseContent } from '../course-content.ts';
import { HOME, moduleAddress, NEXT_PERSON, stepAddress } from './addresses.ts';

/** How it went, and what now. */
export function ResultPage({
  course,
  score,
  record,
}: {
  course: CourseContent;
  score: Score;
  record: TrainingRecord | undefined;
}) {
  const { correct, asked, passed, lookAgain } = score;
  return (
    <>
      <h1>{passed ? `You passed: ${course.title}` : 'Not passed yet'}</h1>
      <p>
        <strong>{`${correct} of ${asked} right.`}</strong>{' '}
        {passed
          ? 'Your manager can see that you have done it.'
          : `${neededRight(course)} are needed. You can try again at once; nobody is told that it took you more than one try.`}
      </p>
      {passed && record && (
        <a class="button main" href={`/certificates/${record.certificateCode}`}>
          Your certificate
        </a>
      )}
      {lookAgain.length > 0 && <LookAgain course={course} lessons={lookAgain} />}
      {!passed && (
        <form method="post" action={moduleAddress(course.key)}>
          <button class="button main">Try the questions again</button>
        </form>
      )}
      <p class="step">
        <a class="tall" href={HOME}>
          All modules
        </a>
      </p>
      {passed && (
        <form method="post" action={NEXT_PERSON}>
          <button class="button">Hand over to the next person</button>
        </form>
      )}
    </>
  );
}

function LookAgain({ course, lessons }: { course: CourseContent; lessons: readonly string[] }) {
  return (
    <>
      <h2>Worth another look</h2>
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
    </>
  );
}

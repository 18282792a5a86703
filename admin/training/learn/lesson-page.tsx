import { chosen, type Answers } from '../../../api/domain/course.ts';
import type { CourseContent, LessonContent } from '../course-content.ts';
import { moduleAddress, stepAddress } from './addresses.ts';
import { Blocks } from './blocks.tsx';
import { Problem } from './problem.tsx';
import { Back, Follows, Options, Place, Turn } from './step-parts.tsx';

interface LessonProps {
  readonly course: CourseContent;
  /** From 1. */
  readonly step: number;
  /** Of the way that is open; undefined where somebody only looks at it again. */
  readonly answers: Answers | undefined;
  readonly error?: string | undefined;
}

/** A page or a scenario. */
export function LessonPage({ course, step, answers, error }: LessonProps) {
  const lesson = course.lessons[step - 1];
  if (!lesson) return null;
  return (
    <>
      <Place course={course} step={step} />
      {error !== undefined && <Problem errors={{ choice: error }} fieldIds={{ choice: 'choice-a' }} />}
      <h1>{lesson.title}</h1>
      <Blocks blocks={lesson.blocks} />
      {answers === undefined ? (
        <>
          <AllChoices lesson={lesson} />
          <LookOn course={course} step={step} />
        </>
      ) : (
        <Going {...{ course, step, lesson, error }} picked={chosen(answers, lesson.id)} />
      )}
    </>
  );
}

/** On the way through: a page leads on, a scenario once something was chosen. */
function Going({
  course,
  step,
  lesson: { choices = [] },
  picked,
  error,
}: {
  course: CourseContent;
  step: number;
  lesson: LessonContent;
  picked: string | undefined;
  error: string | undefined;
}) {
  const choice = choices.find(({ id }) => id === picked);
  return (
    <>
      {choice && (
        <Follows title={choice.best ? 'A good way' : 'There is a better way'}>
          <p class="muted">{choice.text}</p>
          <Blocks blocks={choice.consequence} />
        </Follows>
      )}
      {(choice || choices.length === 0) && (
        <Turn course={course} step={step}>
          {step === course.lessons.length ? 'On to the questions' : 'Next'}
        </Turn>
      )}
      {choices.length > 0 && (
        <form method="post" action={stepAddress(course.key, step)}>
          <Options
            legend={choice ? 'Or try another' : 'What do you do?'}
            options={choices}
            {...{ picked, error }}
          />
          <div class="row turn">
            <button class={choice ? 'button' : 'button main'}>See what comes of it</button>
            {!choice && <Back course={course} step={step} />}
          </div>
        </form>
      )}
    </>
  );
}

/** Looked at again, a scenario shows everything that could be done. */
function AllChoices({ lesson: { choices = [] } }: { lesson: LessonContent }) {
  return (
    <>
      {choices.map(({ text, best, consequence }) => (
        <div class="notice">
          <h2>{text}</h2>
          <p class="muted">{best ? 'A good way' : 'There is a better way'}</p>
          <Blocks blocks={consequence} />
        </div>
      ))}
    </>
  );
}

function LookOn({ course, step }: { course: CourseContent; step: number }) {
  const isLast = step >= course.lessons.length;
  return (
    <div class="row turn">
      <a class="button main" href={isLast ? moduleAddress(course.key) : stepAddress(course.key, step + 1)}>
        {isLast ? 'Back to the module' : 'Next'}
      </a>
      <Back course={course} step={step} />
    </div>
  );
}

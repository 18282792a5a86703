import { chosen, type Answers } from '../../../api/domain/course.ts';
import type { AnswerContent, CourseContent } from '../course-content.ts';
import { stepAddress } from './addresses.ts';
import { Blocks } from './blocks.tsx';
import { Problem } from './problem.tsx';
import { Back, Follows, Options, Place, Turn } from './step-parts.tsx';

/** A question; once answered, what is right and why. */
export function QuestionPage({
  course,
  step,
  answers,
  error,
}: {
  course: CourseContent;
  /** From 1, over pages and questions. */
  step: number;
  answers: Answers;
  error?: string | undefined;
}) {
  const question = course.questions[step - 1 - course.lessons.length];
  if (!question) return null;
  const picked = chosen(answers, question.id);
  const answer = question.answers.find(({ id }) => id === picked);
  const isLast = step === course.lessons.length + course.questions.length;
  return (
    <>
      <Place course={course} step={step} />
      {error !== undefined && <Problem errors={{ choice: error }} fieldIds={{ choice: 'choice-a' }} />}
      {answer ? (
        <>
          <h1 class="asked">{question.text}</h1>
          <Blocks blocks={question.blocks} />
          <Feedback answer={answer} right={question.answers.find(({ right }) => right)} />
          <Turn course={course} step={step}>
            {isLast ? 'See your result' : 'Next question'}
          </Turn>
        </>
      ) : (
        <>
          <Blocks blocks={question.blocks} />
          <form method="post" action={stepAddress(course.key, step)}>
            <Options
              legend={<h1 class="asked">{question.text}</h1>}
              options={question.answers}
              error={error}
            />
            <div class="row turn">
              <button class="button main">Answer</button>
              <Back course={course} step={step} />
            </div>
          </form>
        </>
      )}
    </>
  );
}

function Feedback({ answer, right }: { answer: AnswerContent; right: AnswerContent | undefined }) {
  return (
    <Follows title={answer.right ? 'Right' : 'Not quite'}>
      <p>
        <span class="muted">You chose: </span>
        {answer.text}
      </p>
      <Blocks blocks={answer.feedback} />
      {!answer.right && right && (
        <>
          <p>
            <strong>Better: </strong>
            {right.text}
          </p>
          <Blocks blocks={right.feedback} />
        </>
      )}
    </Follows>
  );
}

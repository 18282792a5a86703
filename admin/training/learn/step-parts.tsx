import type { Child } from 'hono/jsx';
import type { CourseContent } from '../course-content.ts';
import { FEEDBACK, moduleAddress, stepAddress } from './addresses.ts';
import { placeWords } from './place-words.ts';

/** Where somebody is in a module: in words, and as a bar beside them. */
export function Place({ course, step }: { course: CourseContent; step: number }) {
  const words = placeWords(course, step);
  return (
    <>
      <p class="step small">
        <a href={moduleAddress(course.key)}>{course.title}</a>
        {`: ${words}`}
      </p>
      <progress
        max={course.lessons.length + course.questions.length}
        value={step}
        aria-label={`How far you are: ${words}`}
      />
    </>
  );
}

/**
 * Back is a link; going on is kept, so it is a form. Its address is written out: without one a browser takes the place in
 * the page along, to the next page.
 */
export function Turn({ course, step, children }: { course: CourseContent; step: number; children: Child }) {
  return (
    <form method="post" action={stepAddress(course.key, step)} class="row turn">
      <button class="button main" name="go" value="on">
        {children}
      </button>
      <Back course={course} step={step} />
    </form>
  );
}

export function Back({ course, step }: { course: CourseContent; step: number }) {
  const href = step > 1 ? stepAddress(course.key, step - 1) : moduleAddress(course.key);
  return (
    <a class="button" href={href}>
      Back
    </a>
  );
}

/** Something to choose from, one under the other. */
export function Options({
  legend,
  options,
  picked,
  error,
}: {
  legend: Child;
  options: readonly { readonly id: string; readonly text: string }[];
  picked?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <fieldset {...(error === undefined ? {} : { 'aria-describedby': 'choice-error' })}>
      <legend>{legend}</legend>
      {error !== undefined && (
        <span class="error" id="choice-error">
          {error}
        </span>
      )}
      <div class="options">
        {options.map(({ id, text }) => (
          <label class="check" for={`choice-${id}`}>
            <input type="radio" name="choice" id={`choice-${id}`} value={id} checked={picked === id} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What comes of a choice. The address leads here, and so does the keyboard. */
export function Follows({ title, children }: { title: string; children: Child }) {
  return (
    <div class="notice" id={FEEDBACK} tabindex={-1} role="region" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

import type { CourseContent } from '../course-content.ts';

/** A module as its compiled file holds it: a line for each page, scenario and question, so that a change shows where it is. */
export function writtenCourse({ lessons, questions, ...facts }: CourseContent): string {
  const head = Object.entries(facts).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`,
  );
  return [
    '{',
    ...head,
    ...listed('lessons', lessons, ','),
    ...listed('questions', questions, ''),
    '}',
    '',
  ].join('\n');
}

function listed(name: string, parts: readonly object[], after: string): string[] {
  const lines = parts.map(
    (part, index) => `    ${JSON.stringify(part)}${index < parts.length - 1 ? ',' : ''}`,
  );
  return [`  "${name}": [`, ...lines, `  ]${after}`];
}

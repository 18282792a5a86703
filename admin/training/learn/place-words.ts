import type { Course } from '../../../api/domain/course.ts';

/** Where a step is, in words: `page 3 of 14`, `question 2 of 9`. */
export function placeWords(
  { lessons, questions }: Pick<Course, 'lessons' | 'questions'>,
  step: number,
): string {
  return step <= lessons.length
    ? `page ${step} of ${lessons.length}`
    : `question ${step - lessons.length} of ${questions.length}`;
}

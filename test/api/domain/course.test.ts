import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAnswered,
  lessonsToRefresh,
  neededRight,
  scoreOf,
  type Course,
  type CourseChange,
} from '../../../api/domain/course.ts';

/** Ids of which some are also names of what every object has. */
const anId = fc.constantFrom('a', 'first', 'constructor', 'toString', '__proto__', 'the-words');

const aCourse = fc
  .record({
    passMark: fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100),
    lessons: fc.uniqueArray(anId, { minLength: 1, maxLength: 5 }),
    questions: fc.uniqueArray(fc.tuple(anId, fc.nat(), fc.nat()), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ passMark, lessons, questions }): Course => ({
    ...{ key: 'ask_for_angela', version: 1, passMark, changes: [] },
    lessons: lessons.map((id) => ({ kind: 'page', id, title: id })),
    questions: questions.map(([id, right, lesson]) => ({
      id,
      lesson: lessons[lesson % lessons.length] ?? '',
      answers: ['a', 'b', 'c'].map((answer, index) => ({ id: answer, right: index === right % 3 })),
    })),
  }));

const answersTo = ({ questions }: Course) =>
  fc
    .tuple(...questions.map(() => fc.constantFrom('a', 'b', 'c', 'd', undefined)))
    .map((picked) =>
      Object.fromEntries(
        questions.flatMap(({ id }, index) => (picked[index] === undefined ? [] : [[id, picked[index]]])),
      ),
    );
const courseAndAnswers = aCourse.chain((course) => fc.tuple(fc.constant(course), answersTo(course)));

describe('the score of a module', () => {
  it('counts what is right, passes from the pass mark on, and names the lessons of everything else', () => {
    fc.assert(
      fc.property(courseAndAnswers, ([course, answers]) => {
        const given = new Map(Object.entries(answers));
        const right = course.questions.filter(
          (question) => question.answers.find((answer) => answer.right)?.id === given.get(question.id),
        );
        const score = scoreOf(course, answers);
        expect(score.correct).toBe(right.length);
        expect(score.asked).toBe(course.questions.length);
        expect(score.passed).toBe(right.length / course.questions.length >= course.passMark - 1e-9);
        const missed = course.questions.filter((question) => !right.includes(question));
        expect(new Set(score.lookAgain)).toEqual(new Set(missed.map(({ lesson }) => lesson)));
        expect(score.lookAgain).toEqual(
          course.lessons.map(({ id }) => id).filter((id) => score.lookAgain.includes(id)),
        );
      }),
    );
  });

  it('never falls when one more answer is right, and everything right always passes', () => {
    fc.assert(
      fc.property(courseAndAnswers, ([course, answers]) => {
        let known: Record<string, string> = answers;
        for (const question of course.questions) {
          const before = scoreOf(course, known);
          const right = question.answers.find((answer) => answer.right)?.id ?? '';
          known = Object.fromEntries([...Object.entries(known), [question.id, right]]);
          const after = scoreOf(course, known);
          expect(after.correct).toBeGreaterThanOrEqual(before.correct);
          expect(Number(after.passed)).toBeGreaterThanOrEqual(Number(before.passed));
        }
        expect(scoreOf(course, known)).toMatchObject({ passed: true, lookAgain: [] });
        expect(isAnswered(course, known)).toBe(true);
      }),
    );
  });

  it('holds only what a question offers for an answer', () => {
    fc.assert(
      fc.property(courseAndAnswers, ([course, answers]) => {
        const given = new Map(Object.entries(answers));
        const all = course.questions.every(({ id }) => ['a', 'b', 'c'].includes(given.get(id) ?? ''));
        expect(isAnswered(course, answers)).toBe(all);
      }),
    );
  });

  it.each([
    [0.8, 10, 8],
    [0.8, 9, 8],
    [0.7, 10, 7],
    [0.6, 5, 3],
    [1, 9, 9],
    [0.5, 9, 5],
  ])('a pass mark of %d needs, of %d questions, %d', (passMark, asked, needed) => {
    const questions = Array.from({ length: asked }, (_, index) => ({
      id: `q${index}`,
      lesson: 'a',
      answers: [],
    }));
    expect(neededRight({ passMark, questions })).toBe(needed);
  });
});

describe('a new version of a module', () => {
  const lessons = ['a', 'b', 'c'].map((id) => ({ kind: 'page' as const, id, title: id }));
  const change = (version: number, refresh: boolean, ...changed: string[]): CourseChange => ({
    ...{ version, what: 'What changed.', refresh, lessons: changed },
  });

  it('asks who passed an older one to look at what changed since, and nobody else', () => {
    const course = { lessons, changes: [change(3, true, 'c', 'a'), change(2, false, 'b'), change(1, false)] };
    expect(lessonsToRefresh(course, 1)).toEqual(['a', 'c']);
    expect(lessonsToRefresh(course, 2)).toEqual(['a', 'c']);
    expect(lessonsToRefresh(course, 3)).toEqual([]);
  });

  it('that asks for nothing asks nobody', () => {
    expect(lessonsToRefresh({ lessons, changes: [change(2, false, 'b'), change(1, false)] }, 1)).toEqual([]);
  });
});

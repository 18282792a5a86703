import type { TrainingModuleKey } from './training-modules.ts';

/** A module's content as far as getting through it depends on it. The words are in admin/training. */
export interface Course {
  readonly key: TrainingModuleKey;
  readonly version: number;
  /** Share of the questions that must be right, 0 to 1. */
  readonly passMark: number;
  /** Pages and scenarios, in their order; the questions follow. */
  readonly lessons: readonly Lesson[];
  readonly questions: readonly Question[];
  /** Of each version, the newest first. */
  readonly changes: readonly CourseChange[];
}

export interface Lesson {
  readonly kind: 'page' | 'scenario';
  readonly id: string;
  readonly title: string;
  /** Of a scenario: what one could do. */
  readonly choices?: readonly { readonly id: string }[];
}

export interface Question {
  readonly id: string;
  /** The page or scenario that teaches it. */
  readonly lesson: string;
  readonly answers: readonly { readonly id: string; readonly right: boolean }[];
}

export interface CourseChange {
  readonly version: number;
  /** In a sentence. */
  readonly what: string;
  /** True where whoever passed an older version is asked to look at the changed pages. */
  readonly refresh: boolean;
  /** Pages and scenarios that changed. */
  readonly lessons: readonly string[];
}

/** What somebody chose, by question or scenario. */
export type Answers = Readonly<Record<string, string>>;

export interface Score {
  readonly correct: number;
  readonly asked: number;
  readonly passed: boolean;
  /** Lessons that teach what was not answered right, in their order, each once. */
  readonly lookAgain: readonly string[];
}

/** How many questions must be right. */
export function neededRight({ passMark, questions }: Pick<Course, 'passMark' | 'questions'>): number {
  // A share such as 0.8 has no exact binary form: 0.8 × 10 could be a hair over 8.
  return Math.ceil(passMark * questions.length - 1e-9);
}

/** What answers come to. A question that was not answered, or answered with what it does not offer, is not right. */
export function scoreOf(course: Pick<Course, 'passMark' | 'questions' | 'lessons'>, answers: Answers): Score {
  const isRight = ({ id, answers: offered }: Question): boolean =>
    offered.some((answer) => answer.right && answer.id === chosen(answers, id));
  const missed = new Set(
    course.questions.filter((question) => !isRight(question)).map(({ lesson }) => lesson),
  );
  const correct = course.questions.filter(isRight).length;
  return {
    ...{ correct, asked: course.questions.length, passed: correct >= neededRight(course) },
    lookAgain: course.lessons.map(({ id }) => id).filter((id) => missed.has(id)),
  };
}

/** Whether each question has one of its answers. */
export function isAnswered({ questions }: Pick<Course, 'questions'>, answers: Answers): boolean {
  return questions.every(({ id, answers: offered }) =>
    offered.some((each) => each.id === chosen(answers, id)),
  );
}

/** What was chosen at a question or scenario; undefined where nothing was. */
export function chosen(answers: Answers, id: string): string | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** Pages, scenarios and questions are counted through, from 1. */
export function stepsOf({ lessons, questions }: Pick<Course, 'lessons' | 'questions'>): number {
  return lessons.length + questions.length;
}

/**
 * What somebody who passed an older version is asked to look at again; empty where nothing asks for it. Whether the older
 * record still counts is the scheme's interval, not this.
 */
export function lessonsToRefresh(
  { lessons, changes }: Pick<Course, 'lessons' | 'changes'>,
  passedVersion: number,
): readonly string[] {
  const changed = new Set(
    changes
      .filter(({ version, refresh }) => refresh && version > passedVersion)
      .flatMap((each) => each.lessons),
  );
  return lessons.map(({ id }) => id).filter((id) => changed.has(id));
}

import type { Course, Lesson, Question } from '../../api/domain/course.ts';

/** A piece of running text. */
export type Inline =
  | string
  | { readonly strong: readonly Inline[] }
  | { readonly em: readonly Inline[] }
  | { readonly href: string; readonly text: readonly Inline[] };

/** A piece of a page: a paragraph, a heading inside the page, a list, or words that somebody says. */
export type Block =
  | { readonly kind: 'text' | 'heading' | 'said'; readonly text: readonly Inline[] }
  | { readonly kind: 'bullets' | 'steps'; readonly items: readonly (readonly Inline[])[] };

export interface LessonContent extends Lesson {
  readonly blocks: readonly Block[];
  readonly choices?: readonly ChoiceContent[];
}

export interface ChoiceContent {
  /** `a`, `b`, …, by place. */
  readonly id: string;
  readonly text: string;
  /** True of what one should do. */
  readonly best: boolean;
  /** What comes of it, and why. */
  readonly consequence: readonly Block[];
}

export interface QuestionContent extends Question {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly answers: readonly AnswerContent[];
}

export interface AnswerContent {
  /** `a`, `b`, …, by place. */
  readonly id: string;
  readonly text: string;
  readonly right: boolean;
  readonly feedback: readonly Block[];
}

/** A module as it is taught. */
export interface CourseContent extends Course {
  readonly title: string;
  /** One or two sentences for the list of modules. */
  readonly summary: string;
  readonly minutes: number;
  /** Who has to look over the words. */
  readonly reviewed: string;
  readonly lessons: readonly LessonContent[];
  readonly questions: readonly QuestionContent[];
}

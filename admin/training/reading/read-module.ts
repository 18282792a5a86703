import type { CourseContent, LessonContent, QuestionContent } from '../course-content.ts';
import { ContentError, type Fault, type Report } from './content-error.ts';
import { readFrontMatter, splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { directiveOf, lineOf, parseMarkdown } from './markdown.ts';
import { readPage, readQuestion, readScenario } from './read-parts.ts';

/** How much a module has: 10 to 20 minutes on a phone. */
const LEAST_AND_MOST = { page: [8, 12], scenario: [2, 4], question: [8, 10] } as const;

/** Words that no teaching of ours may use of a place. */
const PROMISES = /\b(a|this|your) safe place\b|\bguarantee|\bcompletely safe\b/i;

/**
 * A module from its Markdown with front matter. Strict: what cannot be taught, scored or shown is told, all of it at once.
 * @param file for the messages
 * @throws ContentError with file and line of each fault
 */
export function readModule(source: string, file: string): CourseContent {
  const faults: Fault[] = [];
  const report: Report = (line, message) => void faults.push({ line, message });
  const { yaml, body, bodyLine } = splitFrontMatter(source, report);
  const front = readFrontMatter(yaml, report);
  const inBody: Report = (line, message) => report(line + bodyLine, message);
  const lines = new Map<object, number>();
  const { lessons, questions } = readBody(body, inBody, lines);
  checkWhole({ lessons, questions, lines, report: inBody });
  if (front) checkNamed(front, lessons, report);
  source.split('\n').forEach((line, index) => {
    if (PROMISES.test(line)) report(index + 1, 'no place is called safe, and nothing is guaranteed');
  });
  if (!front || faults.length > 0) throw new ContentError(file, faults);
  const { changes, ...facts } = front;
  return { ...facts, changes, lessons, questions };
}

function readBody(body: string, report: Report, lines: Map<object, number>) {
  const lessons: LessonContent[] = [];
  const questions: QuestionContent[] = [];
  for (const node of parseMarkdown(body)) {
    if (node.type !== 'containerDirective') {
      report(lineOf(node), 'everything stands in a :::page, ::::scenario or ::::question');
      continue;
    }
    const part = directiveOf(node, report);
    if (node.name === 'question') {
      const question = readQuestion(part, report);
      lines.set(question, part.line);
      questions.push(question);
    } else if (node.name === 'page' || node.name === 'scenario') {
      if (questions.length > 0) report(part.line, 'pages and scenarios come before the questions');
      const lesson = node.name === 'page' ? readPage(part, report) : readScenario(part, report);
      lines.set(lesson, part.line);
      lessons.push(lesson);
    } else {
      report(part.line, `there is no :::${node.name}: use page, scenario or question`);
    }
  }
  return { lessons, questions };
}

function checkWhole({
  lessons,
  questions,
  lines,
  report,
}: {
  lessons: readonly LessonContent[];
  questions: readonly QuestionContent[];
  lines: ReadonlyMap<object, number>;
  report: Report;
}): void {
  const counts = {
    page: lessons.filter(({ kind }) => kind === 'page').length,
    scenario: lessons.filter(({ kind }) => kind === 'scenario').length,
    question: questions.length,
  };
  for (const kind of ['page', 'scenario', 'question'] as const) {
    const [least, most] = LEAST_AND_MOST[kind];
    if (counts[kind] < least || counts[kind] > most)
      report(1, `a module has ${least} to ${most} ${kind}s, this one ${counts[kind]}`);
  }
  const seen = new Set<string>();
  for (const part of [...lessons, ...questions]) {
    if (seen.has(part.id)) report(lines.get(part) ?? 1, `the id ${part.id} is used twice`);
    seen.add(part.id);
  }
  const known = new Set(lessons.map(({ id }) => id));
  for (const question of questions) {
    if (!known.has(question.lesson))
      report(lines.get(question) ?? 1, `this question’s lesson “${question.lesson}” is not in the module`);
  }
}

function checkNamed({ changes }: FrontMatter, lessons: readonly LessonContent[], report: Report): void {
  const known = new Set(lessons.map(({ id }) => id));
  for (const { version, lessons: named } of changes) {
    for (const id of named) {
      if (!known.has(id)) report(1, `changes: version ${version} names “${id}”, which is not in the module`);
    }
  }
}

import type { ChoiceContent, LessonContent, QuestionContent } from '../course-content.ts';
import type { Report } from './content-error.ts';
import { blocksOf, directiveOf, wordsOf, type Directive } from './markdown.ts';

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LETTERS = 'abcdef';
/** A page must fit a phone without much scrolling. */
const MOST_WORDS = 190;

/** `:::page[Title]{#id}` */
export function readPage(page: Directive, report: Report): LessonContent {
  const blocks = blocksOf(page.children, report);
  if (blocks.length === 0) report(page.line, 'this page is empty');
  if (wordsOf(blocks) > MOST_WORDS)
    report(
      page.line,
      `this page has ${wordsOf(blocks)} words: at most ${MOST_WORDS} are quickly read on a phone`,
    );
  return { kind: 'page', ...headOf(page, ['id'], report), blocks };
}

/** `::::scenario[Title]{#id}` with two to four `:::choice[What one does]`, the best ones with `{.best}`. */
export function readScenario(scenario: Directive, report: Report): LessonContent {
  const { blocks, parts } = partsOf(scenario, 'choice', report);
  const choices = parts.map((part, index): ChoiceContent => {
    const consequence = blocksOf(part.children, report);
    if (consequence.length === 0) report(part.line, 'say what comes of this choice');
    return {
      id: letter(index),
      text: labelOf(part, report),
      best: isMarked(part, 'best', report),
      consequence,
    };
  });
  if (blocks.length === 0) report(scenario.line, 'say what happens before the choices');
  if (choices.length < 2 || choices.length > 4) report(scenario.line, 'give two to four choices');
  if (!choices.some(({ best }) => best)) report(scenario.line, 'mark a choice as {.best}');
  if (choices.every(({ best }) => best))
    report(scenario.line, 'a scenario needs a choice that is not the best');
  return { kind: 'scenario', ...headOf(scenario, ['id'], report), blocks, choices };
}

/** `::::question[What is asked]{#id lesson="…"}` with three or four `:::answer[…]`, one of them with `{.right}`. */
export function readQuestion(question: Directive, report: Report): QuestionContent {
  const { blocks, parts } = partsOf(question, 'answer', report);
  const answers = parts.map((part, index) => {
    const feedback = blocksOf(part.children, report);
    if (feedback.length === 0) report(part.line, 'this answer has no feedback');
    return {
      id: letter(index),
      text: labelOf(part, report),
      right: isMarked(part, 'right', report),
      feedback,
    };
  });
  const right = answers.filter((answer) => answer.right).length;
  if (right === 0) report(question.line, 'this question has no right answer: mark one with {.right}');
  if (right > 1) report(question.line, 'this question has more than one right answer');
  if (answers.length < 3 || answers.length > 4) report(question.line, 'give three or four answers');
  const { id, title } = headOf(question, ['id', 'lesson'], report);
  return { id, lesson: question.attributes['lesson'] ?? '', text: title, blocks, answers };
}

function partsOf(whole: Directive, name: string, report: Report) {
  const isPart = (node: Directive['children'][number]) =>
    node.type === 'containerDirective' && node.name === name;
  const first = whole.children.findIndex(isPart);
  const before = first === -1 ? whole.children : whole.children.slice(0, first);
  const parts = (first === -1 ? [] : whole.children.slice(first)).flatMap((node) => {
    if (node.type === 'containerDirective' && node.name === name) return [directiveOf(node, report)];
    report(node.position?.start.line ?? whole.line, `after the first ${name} only more of them can follow`);
    return [];
  });
  return { blocks: blocksOf(before, report), parts };
}

function headOf(whole: Directive, allowed: readonly string[], report: Report): { id: string; title: string } {
  const id = whole.attributes['id'] ?? '';
  if (!ID.test(id))
    report(whole.line, `give this ${whole.node.name} an id in small letters, like {#the-words}`);
  for (const name of Object.keys(whole.attributes)) {
    if (!allowed.includes(name)) report(whole.line, `a ${whole.node.name} has no “${name}”`);
  }
  return { id, title: labelOf(whole, report) };
}

function labelOf({ label, line, node }: Directive, report: Report): string {
  if (label.trim() === '') report(line, `say in brackets what this ${node.name} is: :::${node.name}[…]`);
  return label.trim();
}

/** Whether a part bears its one possible mark. */
function isMarked({ attributes, line, node }: Directive, mark: string, report: Report): boolean {
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'class' || value !== mark)
      report(line, `a ${node.name} can be marked {.${mark}}, and nothing else`);
  }
  return attributes['class'] === mark;
}

function letter(index: number): string {
  return LETTERS[index] ?? `${index}`;
}

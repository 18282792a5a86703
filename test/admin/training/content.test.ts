import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { courseOf, COURSES } from '../../../admin/training/courses.ts';
import { compiledPath, compileModule } from '../../../admin/training/reading/compile.node.ts';
import { ContentError } from '../../../admin/training/reading/content-error.ts';
import { wordsOf } from '../../../admin/training/reading/markdown.ts';
import { readModule } from '../../../admin/training/reading/read-module.ts';
import { TRAINING_MODULES } from '../../../api/domain/training-modules.ts';

const FILE = 'modules/ask_for_angela.md';
const SOURCE = readFileSync(
  new URL('../../../admin/training/modules/ask_for_angela.md', import.meta.url),
  'utf8',
);

/** What the reader says of the module with a change, by line and message. */
function faultsOf(from: string | RegExp, to: string): readonly { line: number; message: string }[] {
  const changed = SOURCE.replace(from, to);
  if (changed === SOURCE) throw new Error(`nothing to change: ${from}`);
  try {
    readModule(changed, FILE);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.faults;
  }
}

const lineOf = (text: string) => SOURCE.slice(0, SOURCE.indexOf(text)).split('\n').length;

describe.each(TRAINING_MODULES)('the module %s', (key) => {
  it('is compiled as its Markdown says: run `npm run build:training`', () => {
    expect(readFileSync(compiledPath(key), 'utf8')).toBe(compileModule(key));
  });

  it('takes 10 to 20 minutes, and as long as it says', () => {
    const { lessons, questions, minutes } = courseOf(key);
    const lessonWords = lessons.reduce((sum, { blocks, choices = [] }) => {
      const chosen = choices.map(({ text, consequence }) => text.split(' ').length + wordsOf(consequence));
      return sum + wordsOf(blocks) + chosen.reduce((a, b) => a + b, 0);
    }, 0);
    const questionWords = questions.reduce((sum, { text, answers }) => {
      const texts = answers.map((answer) => answer.text.split(' ').length + wordsOf(answer.feedback) / 2);
      return sum + text.split(' ').length + texts.reduce((a, b) => a + b, 0);
    }, 0);
    // Plain text on a phone: 180 to 240 words a minute, and a quarter of a minute to think at each choice.
    const choices = questions.length + lessons.filter(({ kind }) => kind === 'scenario').length;
    const [fast, slow] = [240, 160].map((pace) => (lessonWords + questionWords) / pace + choices / 4);
    expect(minutes).toBeGreaterThanOrEqual(Math.floor(fast ?? 0));
    expect(minutes).toBeLessThanOrEqual(Math.ceil(slow ?? 0) + 1);
  });

  it('is marked for review, has 999, and does not put the right answer always in the same place', () => {
    const course = courseOf(key);
    expect(course.key).toBe(key);
    expect(course.reviewed).toBe("For review by the scheme's safeguarding lead");
    expect(JSON.stringify(course)).toContain('"href":"tel:999"');
    const places = course.questions.map(({ answers }) => answers.findIndex(({ right }) => right));
    for (const place of [0, 1, 2])
      expect(places.filter((each) => each === place).length).toBeLessThanOrEqual(6);
    expect(new Set(places).size).toBe(3);
  });

  it('does not give the right answer away by its length', () => {
    const longest = courseOf(key).questions.filter(({ answers }) => {
      const lengths = answers.map(({ text }) => text.length);
      return answers.some(({ right, text }) => right && text.length === Math.max(...lengths));
    });
    expect(longest.length).toBeLessThan(courseOf(key).questions.length);
  });

  it('tells no story of where Angela comes from, and calls nobody names', () => {
    const words = JSON.stringify(courseOf(key));
    expect(words).not.toMatch(/guardian angel|named after|founded by|Lincolnshire|started in 20/i);
    expect(words).not.toMatch(/\bvictims? should have|asking for it|crazy\b/i);
  });
});

describe('what the modules teach together', () => {
  const all = JSON.stringify(COURSES);
  it.each([
    ['the lone child and the licence', /under 16/],
    ['that nobody is held back', /Do not hold anyone back/],
    ['that Ask for ANI is something else', /Ask for ANI/],
    ['the two bodies with one short form', /Community Security Trust.*Community Safety Team/],
    ['55', /press 55/],
    ['men, LGBT\\+ and disabled people', /men need it too.*Galop.*learning disability/],
    ['what not to write down', /Do not write/],
  ])('%s', (_, words) => {
    expect(all).toMatch(words);
  });

  it('has ids that are unique in each module', () => {
    for (const { lessons, questions } of COURSES) {
      const ids = [...lessons, ...questions].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('the strict reader', () => {
  it('reads what is right', () => {
    expect(readModule(SOURCE, FILE).lessons).toHaveLength(14);
  });

  it.each([
    [
      'no right answer',
      '{.right}',
      '',
      /no right answer/,
      '::::question[Someone asks whether Angela is working',
    ],
    [
      'two right answers',
      ':::answer[Ask them what they mean by that]',
      ':::answer[Ask]{.right}',
      /more than one right/,
      '::::question[Someone asks whether',
    ],
    [
      'no feedback',
      'They may not dare to ask a second time.\n',
      '',
      /this answer has no feedback/,
      ':::answer[Say that Angela is off today',
    ],
    [
      'a question about no lesson',
      'lesson="what-you-hear"',
      'lesson="nothing"',
      /“nothing” is not in the module/,
      '::::question[Someone asks whether',
    ],
    [
      'an id that is used twice',
      '{#who-asks}',
      '{#first-seconds}',
      /first-seconds is used twice/,
      ':::page[The first ten seconds]',
    ],
    ['a page without an id', '{#who-asks}', '', /give this page an id/, ':::page[Who may ask]'],
    [
      'a scenario without a best choice',
      '{.best}',
      '',
      /mark a choice as \{\.best\}/,
      '::::scenario[“Is Angela in tonight?”]',
    ],
    [
      'a wrong mark',
      '{.best}',
      '{.right}',
      /can be marked \{\.best\}, and nothing else/,
      ':::choice[“Sure, she',
    ],
    [
      'raw HTML',
      'There is no Angela on the staff.',
      'There is <b>no</b> Angela.',
      /cannot hold this \(html\)/,
      'There is no Angela',
    ],
    [
      'a link that runs',
      '(tel:999)',
      '(javascript:alert)',
      /a link goes to https/,
      'Call [999](tel:999) when someone',
    ],
    [
      'a promise',
      'Being wrong costs you two minutes.',
      'You are guaranteed to be right.',
      /nothing is guaranteed/,
      'If you are not sure, treat it as a request for help. Being',
    ],
    [
      'a page that is too long',
      'Anyone. Do not decide',
      `${'word '.repeat(150)} Do not decide`,
      /at most 190 are quickly read/,
      ':::page[Who may ask]',
    ],
  ])('tells of %s, and where', (_, from, to, message, at) => {
    const faults = faultsOf(from, to);
    expect(faults.map((fault) => fault.message).join('\n')).toMatch(message);
    const lines = faults.filter((fault) => message.test(fault.message)).map(({ line }) => line);
    expect([...new Set(lines)]).toEqual([lineOf(at)]);
  });

  it.each([
    [
      'a pass mark that nobody reaches',
      'passMark: 0.8',
      'passMark: 1.2',
      'passMark: nobody can reach a pass mark above 1',
      6,
    ],
    [
      'minutes that are too many',
      'minutes: 15',
      'minutes: 45',
      'minutes: Too big: expected number to be <=20',
      5,
    ],
    ['a key that is no module', 'key: ask_for_angela', 'key: ask_for_ani', /^key: Invalid option/, 1],
    ['a field that is not known', 'minutes: 15', 'minutes: 15\nhours: 1', /Unrecognized key: "hours"/, 1],
    [
      'a version without its change',
      'version: 1',
      'version: 2',
      /tell of each version once, the newest first: 2, 1/,
      0,
    ],
    [
      'a refresh of nothing',
      'refresh: false',
      'refresh: true',
      /asks people to look again, but names no lessons/,
      0,
    ],
    [
      'a change of a page that is not there',
      'refresh: false',
      'refresh: true\n    lessons: [nowhere]',
      /names “nowhere”, which is not/,
      0,
    ],
    ['front matter that is no YAML', 'minutes: 15', 'minutes: [15', /./, 6],
  ])('tells of %s', (_, from, to, message, line) => {
    const faults = faultsOf(from, to);
    const matching = faults.filter((fault) =>
      typeof message === 'string' ? fault.message === message : message.test(fault.message),
    );
    expect(matching.map((fault) => fault.line)).toContainEqual(line + 1);
  });

  it('tells everything that is wrong at once, with file and line', () => {
    const source = SOURCE.replace('passMark: 0.8', 'passMark: 7').replaceAll('{.best}', '');
    expect(() => readModule(source, FILE)).toThrow(
      /^modules\/ask_for_angela\.md:7: passMark: .*\n(modules\/ask_for_angela\.md:\d+: .*\n?){3}$/,
    );
    expect(() => readModule('Hello', FILE)).toThrow('modules/ask_for_angela.md:1: begin with front matter');
  });

  it('takes a time of day for text, though a colon begins a directive', () => {
    const read = readModule(SOURCE.replace('It is twenty to midnight', 'It is 11:40pm'), FILE);
    expect(JSON.stringify(read)).toContain('It is 11:40pm on a Friday');
  });
});

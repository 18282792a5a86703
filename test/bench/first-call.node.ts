import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { launchOptions } from '../helpers/browser.ts';
import type { Bench } from './bench.ts';
import { BASE } from './drawn-havens.ts';
import { temporaryFolder } from './filled-register.node.ts';
import type { FirstAnswer, FirstQuestion } from './first-answers.ts';
import { snapshotText } from './indexed-cells.ts';
import { havensNear, NORTH_FINCHLEY } from './near-havens.ts';
import { obviousText } from './obvious-json.ts';
import type { Report } from './report.ts';
import { alternate, spreadOf } from './spread.ts';

const HAVENS = 300;
const ROUNDS = 9;
const SLOWER = 6;
/** Half past eight in the evening. */
const AT = BASE + 20 * 60 + 30;
const CHILD = fileURLToPath(new URL('first-call-child.node.ts', import.meta.url));
const ANSWERS = fileURLToPath(new URL('first-answers.ts', import.meta.url));

type Ask = (format: FirstQuestion['format']) => FirstAnswer | Promise<FirstAnswer>;

export const firstCall: Bench = {
  name: 'first-call',
  about: `text of ${HAVENS} havens to the nearest, once, in a fresh isolate and on a slow phone's processor`,
  method:
    `decode and rank ${HAVENS} havens in code that never ran before; a new process, and a new page in Chromium with ` +
    `its processor slowed ${SLOWER} ×; median of ${ROUNDS} alternated rounds; beside objects with ISO intervals`,
  async run(report) {
    const havens = havensNear(HAVENS);
    const texts = { snapshot: snapshotText('area/E09000003', havens), obvious: obviousText(havens) };
    await measure(report, 'new process', inNewProcesses(texts));
    const browser = await chromium.launch(launchOptions());
    try {
      await measure(report, `new page, processor ${SLOWER} × slower`, await inNewPages(browser, texts), 10);
    } finally {
      await browser.close();
    }
  },
};

async function measure(report: Report, where: string, ask: Ask, atMost?: number): Promise<void> {
  const answers = await alternate(ROUNDS, { ours: () => ask('snapshot'), obvious: () => ask('obvious') });
  const milliseconds = (each: readonly FirstAnswer[]) => spreadOf(each.map((answer) => answer.milliseconds));
  const [ours, theirs] = [answers.ours[0]?.ids, answers.obvious[0]?.ids];
  report.check(ours?.length === 5 && ours.join() === theirs?.join(), `${where}: both give the same five`);
  report.add({
    what: `first call for ${HAVENS}, ${where}`,
    ours: { value: milliseconds(answers.ours), unit: 'ms' },
    beside: { what: 'objects with ISO intervals', value: milliseconds(answers.obvious), unit: 'ms' },
    ...(atMost !== undefined && { target: { of: 'ours', atMost } as const }),
  });
}

function inNewProcesses(texts: Readonly<Record<FirstQuestion['format'], string>>): Ask {
  const folder = temporaryFolder();
  for (const [format, text] of Object.entries(texts)) writeFileSync(join(folder, format), text);
  return (format) => {
    const question = { format, file: join(folder, format), point: NORTH_FINCHLEY, at: AT };
    const output = execFileSync(process.execPath, ['--import', 'tsx', CHILD, JSON.stringify(question)]);
    return JSON.parse(output.toString()) as FirstAnswer;
  };
}

async function inNewPages(
  browser: Browser,
  texts: Readonly<Record<FirstQuestion['format'], string>>,
): Promise<Ask> {
  const script = await bundle();
  return async (format) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addScriptTag({ content: script });
    const answer = await page.evaluate<FirstAnswer, FirstQuestion>(
      (question) =>
        (
          globalThis as unknown as { bench: { firstAnswers(given: FirstQuestion): FirstAnswer } }
        ).bench.firstAnswers(question),
      { format, text: texts[format], point: NORTH_FINCHLEY, at: AT },
    );
    await context.close();
    return answer;
  };
}

/** The same code for the page, as one script that puts it on `bench`. */
async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, lib: { entry: ANSWERS, name: 'bench', formats: ['iife'] } },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
}

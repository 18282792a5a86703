import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { TRAINING_MODULES } from '../../../api/domain/training-modules.ts';
import type { Report } from './content-error.ts';

const CHANGE = z.strictObject({
  version: z.int().min(1),
  what: z.string().min(10),
  refresh: z.boolean(),
  lessons: z.array(z.string()).default([]),
});

const FRONT_MATTER = z.strictObject({
  key: z.enum(TRAINING_MODULES),
  version: z.int().min(1),
  title: z.string().min(3).max(60),
  summary: z.string().min(20).max(200),
  minutes: z.int().min(10).max(20),
  passMark: z.number().min(0.5).max(1, 'nobody can reach a pass mark above 1'),
  reviewed: z.string().min(10),
  changes: z.array(CHANGE).min(1),
});
export type FrontMatter = z.output<typeof FRONT_MATTER>;

const FENCE = '---';

/** A file's front matter and the Markdown after it, which begins after `bodyLine` lines. */
export function splitFrontMatter(
  source: string,
  report: Report,
): { yaml: string; body: string; bodyLine: number } {
  const lines = source.split('\n');
  const end = lines[0] === FENCE ? lines.indexOf(FENCE, 1) : -1;
  if (end === -1) {
    report(1, 'begin with front matter between two lines of ---');
    return { yaml: '', body: source, bodyLine: 0 };
  }
  return {
    yaml: lines.slice(1, end).join('\n'),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 1,
  };
}

/** Front matter as it must be; undefined where it is not, which is reported by line. */
export function readFrontMatter(yaml: string, report: Report): FrontMatter | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  // The first line of the file is the fence.
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + 1;
  for (const { message, pos } of document.errors) report(lineAt(pos[0]), message.split('\n')[0] ?? message);
  if (document.errors.length > 0) return undefined;
  const read = FRONT_MATTER.safeParse(document.toJS());
  if (!read.success) {
    for (const { path, message } of read.error.issues)
      report(lineAt(offsetOf(document, path)), `${path.join('.') || 'front matter'}: ${message}`);
    return undefined;
  }
  checkChanges(read.data, report);
  return read.data;
}

/** Where the value at a path stands, or the nearest thing around it that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

function checkChanges({ version, changes }: FrontMatter, report: Report): void {
  const expected = Array.from({ length: version }, (_, index) => version - index);
  const given = changes.map((change) => change.version);
  if (given.join() !== expected.join())
    report(1, `changes: tell of each version once, the newest first: ${expected.join(', ')}`);
  for (const change of changes) {
    if (change.refresh && change.lessons.length === 0)
      report(1, `changes: version ${change.version} asks people to look again, but names no lessons`);
  }
}

import { basename, dirname, join, relative, resolve } from 'node:path';
import { beginReport, type RefusedReport } from '../import/refused-report.node.ts';
import { CommandError, type CommandContext, type GivenArguments } from './command.ts';

export const REFUSED_OPTION = {
  refused: { value: 'FILE', help: 'where to list refused rows (else FILE.refused.csv beside the input)' },
} as const;

/** What every import says at its end. */
export interface ImportSummary {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
}

/**
 * Runs an import with its list of refused rows: kept where the import is done, and otherwise as it was before.
 * @throws CommandError where every row was refused: then nothing was imported
 */
export async function withReport<Summary extends ImportSummary>(
  input: string,
  given: GivenArguments,
  context: CommandContext,
  run: (report: RefusedReport) => Promise<Summary>,
): Promise<Summary> {
  const path = given.option('refused') ?? besideInput(input);
  if (resolve(path) === resolve(input))
    throw new CommandError('--refused names the input itself; name another file.');
  const report = await beginReport(path);
  let summary: Summary;
  try {
    summary = await run(report);
  } catch (error) {
    report.discard();
    throw error;
  }
  await report.keep();
  tell(summary, report, context);
  return summary;
}

function tell(summary: ImportSummary, { counts, path }: RefusedReport, { print }: CommandContext): void {
  const { read, refused } = summary;
  const list = relative('', path).startsWith('..') ? path : relative('', path);
  if (refused === read) {
    throw new CommandError(
      read === 0
        ? '0 read: there is nothing to import.'
        : `Nothing was imported: ${read === 1 ? 'its only row was' : `all ${read} rows were`} refused. See ${list}`,
    );
  }
  print(
    [`${read} read`, `${summary.added} added`, `${summary.updated} updated`]
      .concat(`${summary.unchanged} unchanged`, `${refused} refused`)
      .join(', '),
  );
  if (refused > 0) print(`The refused rows and their reasons are in ${list}`);
  if (counts.review > 0)
    print(`${counts.review} imported rows should be looked at: they are marked "review" in ${list}`);
}

function besideInput(input: string): string {
  const path = resolve(input);
  return join(dirname(path), `${basename(path)}.refused.csv`);
}

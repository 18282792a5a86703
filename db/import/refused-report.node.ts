import { createWriteStream, existsSync, readFileSync, renameSync, rmSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { csvLine } from '../../api/domain/csv-line.ts';
import { DomainError } from '../../api/domain/errors.ts';

/** `refused`: the row is not in the register. `review`: it is, and an officer should look. */
export type ReportKind = 'refused' | 'review';

const FIRST_HEADINGS = ['kind', 'line', 'reason'] as const;

/** The list of rows that were refused or should be looked at, a CSV file with the reasons first. */
export interface RefusedReport {
  readonly path: string;
  /** What the columns after `kind`, `line` and `reason` are. */
  headings(headings: readonly string[]): void;
  row(kind: ReportKind, line: number, reason: string, cells: readonly string[]): void;
  /** Waits while more is buffered than should be. */
  flushed(): Promise<void>;
  readonly counts: Readonly<Record<ReportKind, number>>;
  /** Puts the list in its place, or removes an earlier one where nothing is listed. */
  keep(): Promise<void>;
  /** Leaves an earlier list as it was. */
  discard(): void;
}

/**
 * Begins a report; it is written beside its place and moved there when the import is done.
 * @throws DomainError `import.report` where it cannot be written there, before anything is imported
 */
export async function beginReport(path: string): Promise<RefusedReport> {
  const part = `${path}.part`;
  await requireWritable(part, path);
  const stream: WriteStream = createWriteStream(part);
  let failure: Error | undefined;
  stream.on('error', (error) => (failure = error));
  const removePart = () => rmSync(part, { force: true });
  process.once('exit', removePart);
  const counts = { refused: 0, review: 0 };
  let firstLine = csvLine(FIRST_HEADINGS);

  return {
    path,
    counts,
    headings(headings) {
      firstLine = csvLine([...FIRST_HEADINGS, ...headings]);
    },
    row(kind, line, reason, cells) {
      if (counts.refused + counts.review === 0) stream.write(firstLine);
      counts[kind] += 1;
      stream.write(csvLine([kind, String(line), reason, ...cells]));
    },
    async flushed() {
      if (failure) throw unwritable(path, failure);
      if (!stream.writableNeedDrain) return;
      await once(stream, 'drain').catch((error: unknown) => {
        throw unwritable(path, error);
      });
    },
    async keep() {
      stream.end();
      if (!stream.closed) await once(stream, 'close');
      if (failure) throw unwritable(path, failure);
      process.off('exit', removePart);
      if (counts.refused + counts.review > 0) renameSync(part, path);
      else {
        removePart();
        if (isReport(path)) rmSync(path);
      }
    },
    discard() {
      process.off('exit', removePart);
      stream.destroy();
      removePart();
    },
  };
}

async function requireWritable(part: string, path: string): Promise<void> {
  try {
    await writeFile(part, '');
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Only a list of ours is removed when it no longer holds, whatever name was given. */
function isReport(path: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8').startsWith(FIRST_HEADINGS.join(','));
}

function unwritable(path: string, cause: unknown): DomainError {
  return new DomainError(
    'import.report',
    400,
    `The list of refused rows cannot be written to ${path}. Name another place with --refused FILE.`,
    { cause },
  );
}

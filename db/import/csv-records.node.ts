import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportFileError } from './import-errors.ts';

export interface CsvRecord {
  /** Line of the file on which the record ends, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Far above any row of a register, far below what would hurt: a quote that is never closed swallows the rest of a file. */
const LONGEST_RECORD = 100_000;

/**
 * The records of a CSV file (RFC 4180, a BOM allowed), one at a time, empty lines left out. Rows may differ in length:
 * the reader says what is wrong with which.
 * @throws ImportFileError where quotes do not match or a record is longer than 100,000 characters
 */
export async function* csvRecords(name: string, text: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    // The only way to learn a record's line: it travels as its last cell, since 300,000 copies would cost a second.
    on_record: (cells, { lines }) => {
      cells.push(String(lines));
      return cells;
    },
  });
  const source = Readable.from(text, { highWaterMark: 2 });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { line: Number(cells.pop()), cells };
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(name, error, parser.info.lines) : error;
  } finally {
    source.destroy();
  }
}

/** The cells of the first line of a text, to see what it is; none where the line alone is no record. */
export async function firstRecord(name: string, head: string): Promise<readonly string[]> {
  const [line = ''] = head.split(/(?<=\n)/, 1);
  try {
    const { value } = await csvRecords(name, onePiece(line)).next();
    return value?.cells ?? [];
  } catch (error) {
    if (error instanceof ImportFileError) return [];
    throw error;
  }
}

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text;
}

function csvProblem(name: string, error: CsvError, line: number): ImportFileError {
  const problem = PROBLEMS[error.code] ?? `is not valid CSV (${error.code})`;
  return new ImportFileError(name, `${problem}, at line ${line}`, error);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: `has a field or row longer than ${LONGEST_RECORD.toLocaleString('en-GB')} characters, or a quote that is never closed`,
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote inside an unquoted field',
  CSV_INVALID_OPENING_QUOTE: 'has a quote inside an unquoted field',
};

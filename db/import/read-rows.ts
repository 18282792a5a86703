/** One row of a file with what is needed to report it. */
export interface ReadRow<Record> {
  /** Line on which it ends, from 1. */
  readonly line: number;
  /** The row as the file has it, under the headings of its reader. */
  readonly cells: readonly string[];
  readonly record: Record;
}

/** What a file turned out to be: its headings, and its rows one at a time. */
export interface RowReader<Record> {
  /** Said to the operator: `FHRS data of the Food Standards Agency`. */
  readonly format: string;
  /** Headings of the cells, for the report of refused rows. */
  readonly headings: readonly string[];
  /** Columns of the file that mean nothing here. */
  readonly unused: readonly string[];
  readonly rows: AsyncIterable<ReadRow<Record>>;
}

/** Rows in runs of at most so many. */
export async function* inRuns<Row>(rows: AsyncIterable<Row>, most: number): AsyncGenerator<readonly Row[]> {
  let run: Row[] = [];
  for await (const row of rows) {
    run.push(row);
    if (run.length < most) continue;
    yield run;
    run = [];
  }
  if (run.length > 0) yield run;
}

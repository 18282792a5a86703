import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { invalid } from '../../../api/domain/errors.ts';
import type { ListRow } from '../../../api/domain/staff-import.ts';

/** Far above a thousand rows. */
export const LIST_LIMIT_BYTES = 1024 * 1024;
/** A quote that is never closed swallows the rest of a file. */
const LONGEST_RECORD = 5_000;
/** A spreadsheet that was not saved as CSV is a zip archive, or an older container. */
const SPREADSHEETS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or, where some byte is neither, Windows-1252 as Excel saves it.
 * @throws DomainError `staff.list_type` (400)
 */
export function listText(bytes: Uint8Array): string {
  if (SPREADSHEETS.some((start) => start.every((byte, place) => bytes[place] === byte)))
    throw wrongList(
      'staff.list_type',
      'This is a spreadsheet file. Save it as CSV first, then choose that file',
    );
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  if (text.includes('\u0000')) throw wrongList('staff.list_type', 'This is no text file. Choose a CSV file');
  return text;
}

/**
 * The rows of a list, however a spreadsheet has parted its cells: by commas, semicolons, or tabs where it was pasted.
 * @throws DomainError `staff.list_unreadable` (400)
 */
export function listRows(text: string): readonly ListRow[] {
  try {
    const records: unknown = parse(text, {
      ...{
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
      },
      ...{ delimiter: delimiterOf(text), max_record_size: LONGEST_RECORD, info: true },
    });
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
    throw wrongList(
      'staff.list_unreadable',
      `${PROBLEMS[error.code] ?? 'The list cannot be read as CSV'}${line}`,
    );
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'A row is longer than a row of names can be, or a quote is never closed,',
  CSV_QUOTE_NOT_CLOSED: 'A quote is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'There is text after a closing quote',
  INVALID_OPENING_QUOTE: 'There is a quote inside a cell that does not begin with one',
  CSV_INVALID_OPENING_QUOTE: 'There is a quote inside a cell that does not begin with one',
};

/** Whichever stands most often in the row of headings. */
function delimiterOf(text: string): string {
  const [headings = ''] = text.trimStart().split(/[\r\n]/, 1);
  const count = (mark: string) => headings.split(mark).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function wrongList(code: string, message: string) {
  return invalid(code, `${message}.`, { list: message });
}

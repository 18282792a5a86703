import { isCodePointHeadings, looksLikeCodePoint, readCodePoint } from './code-point.ts';
import { csvRecords, firstRecord } from './csv-records.node.ts';
import type { InputFile } from './input-file.node.ts';
import { readPostcodeDirectory } from './postcode-directory.ts';
import type { PostcodeRecord } from './postcode-record.ts';
import type { RowReader } from './read-rows.ts';

export const POSTCODE_FORMATS = ['code-point', 'onspd'] as const;
export type PostcodeFormat = (typeof POSTCODE_FORMATS)[number];

/**
 * The postcodes of a file.
 * @param format undefined: found by looking at the file's beginning
 * @param onBytes told of bytes read, for progress
 * @returns undefined for the headings that lie beside Code-Point's data
 * @throws ImportFileError where it is in none of the formats
 */
export async function readPostcodes(
  file: InputFile,
  format: PostcodeFormat | undefined,
  onBytes?: (bytes: number) => void,
): Promise<RowReader<PostcodeRecord> | undefined> {
  const first = await firstRecord(file.name, file.head);
  if (isCodePointHeadings(first)) return undefined;
  const records = csvRecords(file.name, file.text(onBytes));
  return (format ?? (looksLikeCodePoint(first) ? 'code-point' : 'onspd')) === 'code-point'
    ? readCodePoint(records)
    : readPostcodeDirectory(file.name, records);
}

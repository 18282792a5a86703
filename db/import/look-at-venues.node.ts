import { csvRecords, firstRecord } from './csv-records.node.ts';
import { FHRS_ROOT, readFhrsXml } from './fhrs-xml.ts';
import { ImportFileError } from './import-errors.ts';
import type { InputFile } from './input-file.node.ts';
import { looksLikeOpenPubs, readOpenPubs } from './open-pubs.ts';
import { readVenueCsv } from './venue-csv.ts';
import type { RowReader } from './read-rows.ts';
import type { VenueRecord } from './venue-record.ts';

export const VENUE_FORMATS = ['csv', 'fhrs', 'open-pubs'] as const;
export type VenueFormat = (typeof VENUE_FORMATS)[number];

/**
 * The venues of a file.
 * @param format undefined: found by looking at the file's beginning
 * @param onBytes told of bytes read, for progress
 * @throws ImportFileError where it is in none of the formats
 */
export async function readVenues(
  file: InputFile,
  format: VenueFormat | undefined,
  onBytes?: (bytes: number) => void,
): Promise<RowReader<VenueRecord>> {
  const { name } = file;
  switch (format ?? (await formatOf(file))) {
    case 'fhrs':
      return readFhrsXml(name, file.text(onBytes));
    case 'open-pubs':
      return readOpenPubs(csvRecords(name, file.text(onBytes)));
    case 'csv':
      return readVenueCsv(name, csvRecords(name, file.text(onBytes)));
  }
}

async function formatOf({ name, head }: InputFile): Promise<VenueFormat> {
  const start = head.trimStart().slice(0, 2_000);
  if (/^<!doctype html|^<html/i.test(start)) throw new ImportFileError(name, 'is a web page, not data');
  if (start.startsWith('<')) {
    if (start.includes(`<${FHRS_ROOT}`)) return 'fhrs';
    throw new ImportFileError(name, `is XML, but not Food Hygiene Rating data (no ${FHRS_ROOT} in it)`);
  }
  if (/^[[{]/.test(start)) {
    throw new ImportFileError(name, 'is JSON; venues come as CSV or FHRS XML, and areas with "import areas"');
  }
  return looksLikeOpenPubs(await firstRecord(name, head)) ? 'open-pubs' : 'csv';
}

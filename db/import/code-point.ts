import type { CsvRecord } from './csv-records.node.ts';
import { gridToWgs84 } from './national-grid.ts';
import type { PostcodeRecord } from './postcode-record.ts';
import type { ReadRow, RowReader } from './read-rows.ts';

/** Code-Point Open: no header row; the names are those of its Column_Headers file. */
const COLUMNS = [
  'Postcode',
  'Positional_quality_indicator',
  'Eastings',
  'Northings',
  'Country_code',
  'NHS_regional_HA_code',
  'NHS_HA_code',
  'Admin_county_code',
  'Admin_district_code',
  'Admin_ward_code',
] as const;

const NO_LOCATION = 90;

/** Whether a first row is one of Code-Point Open. */
export function looksLikeCodePoint(cells: readonly string[]): boolean {
  const [postcode = '', quality = '', easting = '', northing = ''] = cells;
  return (
    cells.length === COLUMNS.length &&
    /^[A-Z]{1,2}\d[A-Z\d]? *\d[A-Z]{2}$/.test(postcode) &&
    [quality, easting, northing].every((cell) => /^\d+$/.test(cell))
  );
}

/** Whether a first row is that of the headings file that lies beside the data. */
export function isCodePointHeadings(cells: readonly string[]): boolean {
  return cells.join() === 'PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC';
}

export function readCodePoint(records: AsyncIterable<CsvRecord>): RowReader<PostcodeRecord> {
  return { format: 'Code-Point Open', headings: COLUMNS, unused: [], rows: postcodes(records) };
}

async function* postcodes(records: AsyncIterable<CsvRecord>): AsyncGenerator<ReadRow<PostcodeRecord>> {
  for await (const { line, cells } of records) yield { line, cells, record: postcodeOf(cells) };
}

function postcodeOf(cells: readonly string[]): PostcodeRecord {
  const [postcode = '', quality, easting, northing] = cells;
  const grid = { easting: Number(easting), northing: Number(northing) };
  const placed = Number(quality) < NO_LOCATION && grid.easting > 0 && grid.northing > 0;
  return {
    postcode,
    quality: Number(quality),
    ...(placed ? gridToWgs84(grid) : { lat: NaN, lon: NaN, problem: 'no location' }),
    authorityCode: cells[8],
    wardCode: cells[9],
    ...(cells.length !== COLUMNS.length && {
      problem: `has ${cells.length} columns, not ${COLUMNS.length}`,
    }),
  };
}

import type { CsvRecord } from './csv-records.node.ts';
import { ImportFileError } from './import-errors.ts';
import type { PostcodeRecord } from './postcode-record.ts';
import type { ReadRow, RowReader } from './read-rows.ts';

type Column = 'postcode' | 'lat' | 'lon' | 'quality' | 'authority' | 'ward' | 'terminated';

/**
 * What the ONS Postcode Directory calls its columns, and what others with a header row call theirs. The directory names
 * them anew each year (`oslaua` became `lad25cd`); the first pattern that fits a heading wins.
 */
const COLUMNS: Readonly<Record<Column, readonly RegExp[]>> = {
  postcode: [/^pcds$/, /^postcode$/, /^pcd\d?$/],
  lat: [/^lat(itude)?$/],
  lon: [/^(lon|long|lng|longitude)$/],
  quality: [/^pqi$/, /^(os)?grd?ind$/],
  authority: [/^oslaua$/, /^lad\d\dcd$/, /^admin_district_code$/],
  ward: [/^osward$/, /^wd\d\dcd$/, /^ward_\d{4}_code$/, /^admin_ward_code/],
  terminated: [/^doterm$/],
};

type Places = Readonly<Partial<Record<Column, number>>>;

/** Latitude 99.999999 is the directory's "none". */
const NO_LATITUDE = 99;
const DEGREES = /^-?\d{1,3}(\.\d+)?$/;
/** The directory's indicator counts 1 to 9, Code-Point's 10 to 90. */
const QUALITY_STEP = 10;
const BEST_QUALITY = 10;

/**
 * Postcodes under a header row: the ONS Postcode Directory, or a CSV with WGS 84 degrees.
 * @throws ImportFileError where the headings do not say what is needed
 */
export async function readPostcodeDirectory(
  name: string,
  records: AsyncGenerator<CsvRecord>,
): Promise<RowReader<PostcodeRecord>> {
  const { value } = await records.next();
  const headings: readonly string[] = value?.cells ?? [];
  const places = placesOf(headings);
  for (const column of ['postcode', 'lat', 'lon'] as const) {
    if (places[column] !== undefined) continue;
    const found = headings.slice(0, 12).join(', ').slice(0, 200);
    throw new ImportFileError(name, `has no column for the ${NEEDED[column]} (found: ${found})`);
  }
  const isDirectory = headings.includes('pcds');
  return {
    format: isDirectory ? 'ONS Postcode Directory' : 'postcodes as CSV',
    headings,
    unused: [],
    rows: postcodes(records, headings.length, places),
  };
}

const NEEDED = { postcode: 'postcode (pcds)', lat: 'latitude (lat)', lon: 'longitude (long)' } as const;

async function* postcodes(
  records: AsyncIterable<CsvRecord>,
  width: number,
  places: Places,
): AsyncGenerator<ReadRow<PostcodeRecord>> {
  for await (const { line, cells } of records) {
    const record = postcodeOf(cells, places);
    const problem = `has ${cells.length} columns where the headings have ${width}`;
    yield { line, cells, record: cells.length === width ? record : { ...record, problem } };
  }
}

function placesOf(headings: readonly string[]): Places {
  const names = headings.map((heading) => heading.trim().toLowerCase());
  const places: Partial<Record<Column, number>> = {};
  for (const [column, patterns] of Object.entries(COLUMNS)) {
    const place = patterns
      .map((pattern) => names.findIndex((name) => pattern.test(name)))
      .find((at) => at >= 0);
    if (place !== undefined) places[column as Column] = place;
  }
  return places;
}

function postcodeOf(cells: readonly string[], places: Places): PostcodeRecord {
  const cell = (column: Column) => cells[places[column] ?? -1]?.trim() ?? '';
  const lat = cell('lat');
  const lon = cell('lon');
  return {
    postcode: cell('postcode'),
    lat: Number(lat),
    lon: Number(lon),
    quality: qualityOf(cell('quality')),
    authorityCode: cell('authority') || undefined,
    wardCode: cell('ward') || undefined,
    problem: cell('terminated') === '' ? placeProblem(lat, lon) : 'terminated',
  };
}

function placeProblem(lat: string, lon: string): string | undefined {
  if ((lat === '' && lon === '') || Number(lat) > NO_LATITUDE) return 'no location';
  return DEGREES.test(lat) && DEGREES.test(lon)
    ? undefined
    : 'its coordinates are not two numbers of degrees';
}

function qualityOf(text: string): number {
  const quality = Number(text);
  if (!Number.isInteger(quality) || quality < 1) return BEST_QUALITY;
  return quality < QUALITY_STEP ? quality * QUALITY_STEP : quality;
}

import type { CsvRecord } from './csv-records.node.ts';
import { ImportFileError } from './import-errors.ts';
import { kindOfFhrsType, kindOfWord, type KindReading } from './kinds.ts';
import { venueColumn, type VenueColumn } from './venue-columns.ts';
import type { ReadRow, RowReader } from './read-rows.ts';
import type { VenueRecord, VenueSource } from './venue-record.ts';

type Places = ReadonlyMap<VenueColumn, number>;
type Key = 'source_ref' | 'osm_id' | 'fhrsid';

/** The first of these that a file has is its key, and tells who gave it. */
const KEYS: readonly (readonly [Key, VenueSource])[] = [
  ['source_ref', 'csv'],
  ['osm_id', 'osm'],
  ['fhrsid', 'fhrs'],
];

/**
 * Venues under the headings of venue-columns.ts, in any order.
 * @throws ImportFileError where the headings do not say what is needed
 */
export async function readVenueCsv(
  name: string,
  records: AsyncGenerator<CsvRecord>,
): Promise<RowReader<VenueRecord>> {
  const { value } = await records.next();
  const headings: readonly string[] = value?.cells ?? [];
  const places = placesOf(name, headings);
  const key = keyOf(name, places);
  return {
    format: 'CSV',
    headings,
    unused: headings.filter((heading) => venueColumn(heading) === undefined),
    rows: venues(records, headings.length, (cells) => venueOf(cells, places, key)),
  };
}

async function* venues(
  records: AsyncIterable<CsvRecord>,
  width: number,
  toVenue: (cells: readonly string[]) => VenueRecord,
): AsyncGenerator<ReadRow<VenueRecord>> {
  for await (const { line, cells } of records) {
    const record = toVenue(cells);
    const problem = `has ${cells.length} columns where the headings have ${width}`;
    yield { line, cells, record: cells.length === width ? record : { ...record, problem } };
  }
}

function placesOf(name: string, headings: readonly string[]): Places {
  const places = new Map<VenueColumn, number>();
  for (const [place, heading] of headings.entries()) {
    const column = venueColumn(heading);
    if (column === undefined) continue;
    const earlier = places.get(column);
    if (earlier !== undefined) {
      throw new ImportFileError(
        name,
        `has two columns for ${column}: "${headings[earlier]}" and "${heading}"`,
      );
    }
    places.set(column, place);
  }
  if (!places.has('name'))
    throw new ImportFileError(name, `has no column "name" (found: ${shown(headings)})`);
  if (places.has('latitude') !== places.has('longitude')) {
    throw new ImportFileError(name, 'has only one of the columns "latitude" and "longitude"');
  }
  return places;
}

function keyOf(name: string, places: Places): readonly [Key, VenueSource] {
  const key = KEYS.find(([column]) => places.has(column));
  if (key) return key;
  throw new ImportFileError(
    name,
    'has no key column (source_ref, osm_id or fhrsid), without which a second run could not find its rows again',
  );
}

function shown(headings: readonly string[]): string {
  const text = headings.slice(0, 12).join(', ');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function venueOf(
  cells: readonly string[],
  places: Places,
  [key, source]: readonly [Key, VenueSource],
): VenueRecord {
  const cell = (column: VenueColumn): string | undefined => {
    const place = places.get(column);
    return place === undefined ? undefined : (cells[place] ?? '');
  };
  const ref = cell(key)?.trim() ?? '';
  const kind = kindOf(cell);
  return {
    source,
    ref,
    name: cell('name') ?? '',
    address: addressOf(cell),
    town: cell('town'),
    postcode: cell('postcode'),
    lat: cell('latitude'),
    lon: cell('longitude'),
    openingHours: cell('opening_hours'),
    phone: cell('phone'),
    website: cell('website'),
    uprn: cell('uprn'),
    fhrsid: cell('fhrsid'),
    facilities: facilitiesOf(cell),
    ...(kind && ('problem' in kind ? kind : { kind: kind.kind, notes: kind.note ? [kind.note] : [] })),
    ...(ref === '' && { problem: `has no ${key}` }),
  };
}

type Cell = (column: VenueColumn) => string | undefined;

function kindOf(cell: Cell): KindReading | undefined {
  const word = cell('kind')?.trim();
  if (word) return kindOfWord(word);
  const type = cell('business_type_id')?.trim();
  return type ? kindOfFhrsType(type) : undefined;
}

function addressOf(cell: Cell): string | undefined {
  const street = [cell('house_number')?.trim(), cell('street')?.trim()];
  const lines = [cell('address'), cell('address_line_1'), cell('address_line_2'), joined(street, ' ')];
  return joined(lines, ', ');
}

/** Undefined where every part is: the file has no column for it. */
function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.every((part) => part === undefined) ? undefined : parts.filter(Boolean).join(separator);
}

function facilitiesOf(cell: Cell): readonly string[] | undefined {
  const listed = cell('facilities');
  const wheelchair = cell('wheelchair');
  if (listed === undefined && wheelchair === undefined) return undefined;
  const words = (listed ?? '')
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);
  const stepFree = wheelchair === 'yes' || wheelchair === 'designated';
  return stepFree && !words.includes('step_free') ? [...words, 'step_free'] : words;
}

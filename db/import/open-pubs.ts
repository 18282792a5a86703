import type { CsvRecord } from './csv-records.node.ts';
import { gridToWgs84 } from './national-grid.ts';
import type { ReadRow, RowReader } from './read-rows.ts';
import type { VenueRecord } from './venue-record.ts';

/** The columns of getthedata.com's "open pubs" files, which have no header row. */
export const OPEN_PUBS_COLUMNS = [
  'fas_id',
  'name',
  'address',
  'postcode',
  'easting',
  'northing',
  'latitude',
  'longitude',
  'local_authority',
] as const;

const NULL = '\\N';

/** Whether a first row is one of this layout: nine cells, a number first and a place on the national grid. */
export function looksLikeOpenPubs(cells: readonly string[]): boolean {
  const [id = '', , , , easting = '', northing = ''] = cells;
  return (
    cells.length === OPEN_PUBS_COLUMNS.length &&
    /^\d+$/.test(id) &&
    isWholeOrNull(easting) &&
    isWholeOrNull(northing)
  );
}

export function readOpenPubs(records: AsyncIterable<CsvRecord>): RowReader<VenueRecord> {
  return { format: 'open pubs', headings: OPEN_PUBS_COLUMNS, unused: [], rows: pubs(records) };
}

async function* pubs(records: AsyncIterable<CsvRecord>): AsyncGenerator<ReadRow<VenueRecord>> {
  for await (const { line, cells } of records) yield { line, cells, record: pubOf(cells) };
}

function pubOf(cells: readonly string[]): VenueRecord {
  const [ref = '', name = '', address = '', postcode = '', easting = '', northing = '', lat = '', lon = ''] =
    cells.map((cell) => (cell === NULL ? '' : cell));
  return {
    source: 'open-pubs',
    ref,
    name,
    kind: 'pub',
    address: withoutName(address, name),
    postcode,
    ...position({ lat, lon, easting, northing }),
    ...(cells.length !== OPEN_PUBS_COLUMNS.length && {
      problem: `has ${cells.length} columns, not ${OPEN_PUBS_COLUMNS.length}`,
    }),
  };
}

/** Its addresses start with the name and part their lines with two spaces: `Adam And Eve  The Ridgeway London`. */
function withoutName(address: string, name: string): string {
  const lines = address.split(/\s{2,}/);
  if (lines[0] === name) lines.shift();
  return lines.join(', ');
}

function position(given: { lat: string; lon: string; easting: string; northing: string }) {
  if (given.lat !== '' || given.lon !== '' || given.easting === '' || given.northing === '') {
    return { lat: given.lat, lon: given.lon };
  }
  const { lat, lon } = gridToWgs84({ easting: Number(given.easting), northing: Number(given.northing) });
  return { lat: String(lat), lon: String(lon) };
}

function isWholeOrNull(cell: string): boolean {
  return cell === NULL || /^\d+$/.test(cell);
}

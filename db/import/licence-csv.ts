import type { CsvRecord } from './csv-records.node.ts';
import { ImportFileError } from './import-errors.ts';
import { licenceColumn, type LicenceColumn } from './licence-columns.ts';
import type { ReadRow, RowReader } from './read-rows.ts';

/** A licence as its file tells it. A column is undefined where the file has none of it: then what is known is kept. */
export interface LicenceRecord {
  readonly cells: Readonly<Partial<Record<LicenceColumn, string>>>;
  /** Why the row cannot be used at all, where the reader already knows. */
  readonly problem?: string;
}

type Places = ReadonlyMap<LicenceColumn, number>;

/**
 * Licences under the headings of licence-columns.ts, in any order.
 * @throws ImportFileError where the headings do not say what is needed
 */
export async function readLicenceCsv(
  name: string,
  records: AsyncGenerator<CsvRecord>,
): Promise<RowReader<LicenceRecord>> {
  const { value } = await records.next();
  const headings: readonly string[] = value?.cells ?? [];
  const places = placesOf(name, headings);
  return {
    format: 'premises licences in the schema of the LGA',
    headings,
    unused: headings.filter((heading) => licenceColumn(heading) === undefined),
    rows: licences(records, headings.length, places),
  };
}

async function* licences(
  records: AsyncIterable<CsvRecord>,
  width: number,
  places: Places,
): AsyncGenerator<ReadRow<LicenceRecord>> {
  for await (const { line, cells } of records) {
    const record = { cells: cellsOf(cells, places) };
    const problem = `has ${cells.length} columns where the headings have ${width}`;
    yield { line, cells, record: cells.length === width ? record : { ...record, problem } };
  }
}

function cellsOf(cells: readonly string[], places: Places): LicenceRecord['cells'] {
  const byColumn: Partial<Record<LicenceColumn, string>> = {};
  for (const [column, place] of places) byColumn[column] = cells[place] ?? '';
  return byColumn;
}

function placesOf(name: string, headings: readonly string[]): Places {
  const places = new Map<LicenceColumn, number>();
  for (const [place, heading] of headings.entries()) {
    const column = licenceColumn(heading);
    if (column === undefined) continue;
    const earlier = places.get(column);
    if (earlier !== undefined) {
      throw new ImportFileError(
        name,
        `has two columns for one thing: "${headings[earlier]}" and "${heading}"`,
      );
    }
    places.set(column, place);
  }
  if (!places.has('casereference')) {
    const found = headings.slice(0, 12).join(', ');
    throw new ImportFileError(
      name,
      `has no column "CaseReference", the licence number (found: ${found.length > 200 ? `${found.slice(0, 200)}…` : found})`,
    );
  }
  if (!places.has('premisesname') && !places.has('locationtext')) {
    throw new ImportFileError(name, 'has neither a column "PremisesName" nor "LocationText"');
  }
  return places;
}

import { SaxesParser } from 'saxes';
import { ImportFileError } from './import-errors.ts';
import { kindOfFhrsType } from './kinds.ts';
import type { ReadRow, RowReader } from './read-rows.ts';
import type { VenueRecord } from './venue-record.ts';

/** Root element of the Food Standards Agency's open data, https://ratings.food.gov.uk/open-data */
export const FHRS_ROOT = 'FHRSEstablishment';

const ROW_ELEMENT = 'EstablishmentDetail';

/** The elements of an establishment that are read, and their order in a report. */
const FIELDS = [
  'FHRSID',
  'BusinessName',
  'BusinessTypeID',
  'AddressLine1',
  'AddressLine2',
  'AddressLine3',
  'AddressLine4',
  'PostCode',
  'Latitude',
  'Longitude',
] as const;
type Field = (typeof FIELDS)[number];
const FIELD_NAMES: ReadonlySet<string> = new Set(FIELDS);

/** No element of the scheme comes near; the parser would hold all of it in memory. */
const LONGEST_PIECE = 1_000_000;

/** The establishments of an FHRS XML file. Document types are refused, so there are no entities to expand. */
export function readFhrsXml(name: string, text: AsyncIterable<string>): RowReader<VenueRecord> {
  return {
    format: 'Food Hygiene Rating Scheme XML',
    headings: FIELDS,
    unused: [],
    rows: establishments(name, text),
  };
}

async function* establishments(
  name: string,
  text: AsyncIterable<string>,
): AsyncGenerator<ReadRow<VenueRecord>> {
  const parser = new SaxesParser();
  let ready: ReadRow<VenueRecord>[] = [];
  let root = '';
  let current: Partial<Record<Field, string>> | undefined;
  let field = '';
  let sinceLastEvent = 0;

  parser.on('error', (error) => {
    throw new ImportFileError(name, `is not well-formed XML, at line ${parser.line}: ${plain(error)}`, error);
  });
  parser.on('doctype', () => {
    throw new ImportFileError(name, 'declares a document type (DTD), which FHRS data never does');
  });
  parser.on('opentag', (tag) => {
    sinceLastEvent = 0;
    if (root === '') root = tag.name;
    if (root !== FHRS_ROOT)
      throw new ImportFileError(name, `is XML, but its root is ${root} and not ${FHRS_ROOT}`);
    if (tag.name === ROW_ELEMENT) current = {};
    field = tag.name;
  });
  parser.on('text', (value) => {
    sinceLastEvent = 0;
    if (current && isField(field)) current[field] = (current[field] ?? '') + value;
  });
  parser.on('closetag', (tag) => {
    sinceLastEvent = 0;
    field = '';
    if (tag.name !== ROW_ELEMENT || !current) return;
    ready.push(rowOf(current, parser.line));
    current = undefined;
  });

  for await (const piece of text) {
    sinceLastEvent += piece.length;
    parser.write(piece);
    if (sinceLastEvent > LONGEST_PIECE) {
      throw new ImportFileError(
        name,
        `has a text or tag longer than ${LONGEST_PIECE.toLocaleString('en-GB')} characters, at line ${parser.line}`,
      );
    }
    yield* ready;
    ready = [];
  }
  parser.close();
  yield* ready;
}

function rowOf(fields: Partial<Record<Field, string>>, line: number): ReadRow<VenueRecord> {
  const type = kindOfFhrsType(fields.BusinessTypeID?.trim() ?? '');
  const ref = fields.FHRSID?.trim() ?? '';
  return {
    line,
    cells: FIELDS.map((name) => fields[name] ?? ''),
    record: {
      source: 'fhrs',
      ref,
      fhrsid: ref,
      name: fields.BusinessName ?? '',
      address: [fields.AddressLine1, fields.AddressLine2, fields.AddressLine3, fields.AddressLine4]
        .filter(Boolean)
        .join(', '),
      postcode: fields.PostCode ?? '',
      lat: fields.Latitude ?? '',
      lon: fields.Longitude ?? '',
      ...('problem' in type
        ? { problem: type.problem }
        : { kind: type.kind, notes: type.note ? [type.note] : [] }),
    },
  };
}

function isField(name: string): name is Field {
  return FIELD_NAMES.has(name);
}

/** saxes begins its messages with line and column, which ours gives in words. */
function plain(error: Error): string {
  return error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}

import type { HavenFeature, ListedHaven } from '../contract/havens.ts';
import { csvLine } from '../domain/csv-line.ts';

/** Havens a batch at a time: a whole country does not fit in memory at once. */
export type HavenBatches = AsyncIterable<readonly ListedHaven[]>;

/** A way to write havens as a file, a piece of text at a time. */
export type HavenWriter = (batches: HavenBatches) => AsyncGenerator<string>;

/** GeoJSON (RFC 7946): a FeatureCollection of points. */
export async function* geoJsonText(batches: HavenBatches): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":';
  yield* jsonArray(batches, feature);
  yield '}';
}

/** The same answer as the API's list, on one page. */
export async function* jsonText(batches: HavenBatches): AsyncGenerator<string> {
  yield '{"havens":';
  yield* jsonArray(batches, (haven) => haven);
  yield '}';
}

/** CSV (RFC 4180) with a heading. */
export async function* csvText(batches: HavenBatches): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for await (const havens of batches) {
    yield havens.map((haven) => csvLine(COLUMNS.map((column) => cell(haven[column])))).join('');
  }
}

async function* jsonArray(
  batches: HavenBatches,
  itemOf: (haven: ListedHaven) => unknown,
): AsyncGenerator<string> {
  yield '[';
  let separator = '';
  for await (const havens of batches) {
    yield separator + havens.map((haven) => JSON.stringify(itemOf(haven))).join(',');
    separator = ',';
  }
  yield ']';
}

const COLUMNS = [
  'id',
  'name',
  'kind',
  'schemes',
  'address',
  'town',
  'postcode',
  'phone',
  'website',
  'lat',
  'lon',
  'area',
  'ward',
  'age_note',
  'facilities',
  'trained_on',
  'url',
] as const satisfies readonly (keyof ListedHaven)[];

/** Lists with spaces between: their items are keys. */
function cell(value: ListedHaven[keyof ListedHaven]): string {
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
}

function feature({ lat, lon, ...properties }: ListedHaven): HavenFeature {
  return {
    type: 'Feature',
    id: properties.id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  };
}

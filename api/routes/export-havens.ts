import type { Context, Handler } from 'hono';
import { CSV_TYPE, GEOJSON_TYPE } from '../contract/endpoints.ts';
import { filterQuery, type HavenFeature, type ListedHaven } from '../contract/havens.ts';
import type { Deps } from '../deps.ts';
import { csvLine } from '../domain/csv-line.ts';
import { openHeaders } from '../http/security.ts';
import { readAllHavens } from '../usecases/list-havens.ts';
import { listedHaven } from './haven-json.ts';
import { filterOf } from './list-havens.ts';
import { queryOf } from './query.ts';

/** GET /api/v1/havens.geojson */
export function geoJsonRoute(deps: Deps): Handler {
  return exportRoute(deps, GEOJSON_TYPE, 'havens.geojson', async function* (batches) {
    yield '{"type":"FeatureCollection","features":[';
    let separator = '';
    for await (const havens of batches) {
      yield separator + havens.map((haven) => JSON.stringify(feature(haven))).join(',');
      separator = ',';
    }
    yield ']}';
  });
}

/** GET /api/v1/havens.csv */
export function csvRoute(deps: Deps): Handler {
  return exportRoute(
    deps,
    `${CSV_TYPE}; charset=utf-8; header=present`,
    'havens.csv',
    async function* (batches) {
      yield csvLine(COLUMNS);
      for await (const havens of batches) {
        yield havens.map((haven) => csvLine(COLUMNS.map((column) => cell(haven[column])))).join('');
      }
    },
  );
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

type Batches = AsyncIterable<readonly ListedHaven[]>;

/** All havens of a filter as text, sent while it is being read: a whole country does not fit in memory at once. */
function exportRoute(
  { db, clock, config }: Deps,
  mediaType: string,
  fileName: string,
  write: (batches: Batches) => AsyncIterable<string>,
): Handler {
  const headers = {
    ...openHeaders(config),
    'Content-Type': mediaType,
    'Content-Disposition': `inline; filename="${fileName}"`,
    'Cache-Control': 'public, max-age=30',
  };
  return async (c: Context) => {
    const filter = filterOf(queryOf(c, filterQuery));
    const batches = await readAllHavens({ filter, db, clock });
    return new Response(streamOf(write(listed(batches, config.publicOrigin))), { headers });
  };
}

async function* listed(
  batches: Awaited<ReturnType<typeof readAllHavens>>,
  publicOrigin: string,
): AsyncGenerator<readonly ListedHaven[]> {
  for await (const havens of batches) yield havens.map((haven) => listedHaven(haven, publicOrigin));
}

function streamOf(texts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

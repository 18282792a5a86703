import type { Context, Handler } from 'hono';
import { CSV_TYPE, GEOJSON_TYPE } from '../contract/endpoints.ts';
import { filterQuery, type ListedHaven } from '../contract/havens.ts';
import type { Deps } from '../deps.ts';
import { openHeaders } from '../http/security.ts';
import { readAllHavens } from '../usecases/list-havens.ts';
import { csvText, geoJsonText, type HavenWriter } from './haven-files.ts';
import { listedHaven } from './haven-json.ts';
import { filterOf } from './list-havens.ts';
import { queryOf } from './query.ts';

/** GET /api/v1/havens.geojson */
export function geoJsonRoute(deps: Deps): Handler {
  return exportRoute(deps, GEOJSON_TYPE, 'havens.geojson', geoJsonText);
}

/** GET /api/v1/havens.csv */
export function csvRoute(deps: Deps): Handler {
  return exportRoute(deps, `${CSV_TYPE}; charset=utf-8; header=present`, 'havens.csv', csvText);
}

/** All havens of a filter as text, sent while it is being read: a whole country does not fit in memory at once. */
function exportRoute(
  { db, clock, config }: Deps,
  mediaType: string,
  fileName: string,
  write: HavenWriter,
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

/** Havens as the public API lists them. */
export async function* listed(
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

import type { Context, Handler } from 'hono';
import type { Archive } from '../basemap/archive.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../domain/errors.ts';
import { LONGEST_RANGE_BYTES, rangeOf, rangeStands } from '../http/ranges.ts';
import { openHeaders, type HeaderSet } from '../http/security.ts';

/** Where the archive of map tiles is served. */
export const BASEMAP_PATH = '/basemap.pmtiles';

/** Other parts of it belong to the same version, which the tag tells: an hour old is as good as new. */
const CACHING = 'public, max-age=3600, no-transform';

/**
 * GET /basemap.pmtiles: the archive that the map draws from, whole or a stretch of it (RFC 9110 section 14). Which stretch
 * is asked for tells which part of the map somebody looks at: it is logged by nobody, and stays on this server.
 */
export function basemapRoute({ basemap, config }: Pick<Deps, 'basemap' | 'config'>): Handler {
  return async (c) => {
    const current = await basemap?.();
    if (current?.kind !== 'archive') {
      throw notFound('basemap.none', 'This register has no map archive of its own. Look at /api/v1/map.');
    }
    return answerRange(c, current.archive, headersOf(config, current.archive));
  };
}

/** A browser asks this before it sends a range to another site, unless it knows that ranges are harmless. */
export function basemapPreflight({ config }: Pick<Deps, 'config'>): Handler {
  const headers = {
    ...openHeaders(config),
    'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Headers': 'Range, If-Range, If-Match, If-None-Match',
    'Access-Control-Max-Age': '86400',
  };
  return () => new Response(null, { status: 204, headers });
}

function headersOf(config: Pick<Config, 'publicOrigin'>, { version }: Archive): HeaderSet {
  return {
    ...openHeaders(config),
    'Access-Control-Expose-Headers': 'ETag, Content-Range, Content-Length, Accept-Ranges',
    'Content-Type': 'application/vnd.pmtiles',
    'Accept-Ranges': 'bytes',
    'Cache-Control': CACHING,
    // Strong: the same bytes, or ranges of two versions would be put together.
    ETag: `"${version}"`,
  };
}

async function answerRange(c: Context, archive: Archive, headers: HeaderSet): Promise<Response> {
  const etag = headers['ETag'] ?? '';
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.includes(etag) || known.includes('*')) return new Response(null, { status: 304, headers });
  const asked = rangeStands(c.req.header('if-range'), etag)
    ? rangeOf(c.req.header('range'), archive.size)
    : 'whole';
  if (asked === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${archive.size}`, 'Content-Length': '0' },
    });
  }
  const bodiless = c.req.method === 'HEAD';
  if (asked === 'whole') {
    const body = bodiless ? null : inPieces(archive);
    return new Response(body, { headers: { ...headers, 'Content-Length': String(archive.size) } });
  }
  const { offset, length } = asked;
  const body = bodiless ? null : await archive.read(offset, length);
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${offset}-${offset + length - 1}/${archive.size}`,
      'Content-Length': String(length),
    },
  });
}

/** The whole archive, no faster than it is taken. */
function inPieces(archive: Archive): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const length = Math.min(LONGEST_RANGE_BYTES, archive.size - offset);
        controller.enqueue(await archive.read(offset, length));
        offset += length;
        if (offset >= archive.size) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

import type { Handler } from 'hono';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../domain/errors.ts';
import { parseScope } from '../domain/scope.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { etagOf, isCurrent } from '../http/etag.ts';
import { openHeaders, type HeaderSet } from '../http/security.ts';
import { mustKnowArea } from '../usecases/list-areas.ts';

const SUFFIX = '.json';

export interface SnapshotHeaders {
  whole(version: string): HeaderSet;
  /** Of a 304: what RFC 9110 section 15.4.5 asks for, and what a browser checks before it uses its copy. */
  unchanged(version: string): HeaderSet;
}

export function snapshotHeaders(config: Config): SnapshotHeaders {
  const caching = {
    'Cache-Control': 'public, max-age=30, stale-while-revalidate=300, stale-if-error=86400',
    Vary: 'Accept-Encoding',
  };
  const whole = { ...openHeaders(config), 'Content-Type': 'application/json', ...caching };
  const unchanged = { 'Access-Control-Allow-Origin': '*', ...caching };
  return {
    whole: (version) => ({ ...whole, ETag: etagOf(version) }),
    unchanged: (version) => ({ ...unchanged, ETag: etagOf(version) }),
  };
}

/**
 * GET /api/v1/snapshots/area/{code}.json and /cell/11-{x}-{y}.json. Where nothing is published for a map cell it holds
 * no haven: the answer is a 404 whose code says so, cached as long as a snapshot.
 */
export function snapshotRoute(family: 'area' | 'cell', { snapshots, db, config }: Deps): Handler {
  const { whole, unchanged } = snapshotHeaders(config);
  return async (c) => {
    const file = c.req.param('file') ?? '';
    const scope = `${family}/${file.slice(0, -SUFFIX.length)}`;
    const published = file.endsWith(SUFFIX) ? await snapshots.published(scope) : undefined;
    if (!published) throw await nothingPublished(scope, file, db);
    const { version, body } = published;
    return isCurrent(c.req.header('if-none-match'), version)
      ? new Response(null, { status: 304, headers: unchanged(version) })
      : new Response(body, { headers: whole(version) });
  };
}

async function nothingPublished(scope: SnapshotScope, file: string, db: Deps['db']) {
  const parsed = file.endsWith(SUFFIX) ? parseScope(scope) : undefined;
  if (!parsed) {
    return notFound(
      'snapshot.unknown_scope',
      'Ask for area/E09000003.json, by ONS code, or cell/11-1022-679.json, by zoom, x and y.',
    );
  }
  if ('area' in parsed) await mustKnowArea({ area: parsed.area, db });
  return notFound('snapshot.not_found', 'No haven is published here.');
}

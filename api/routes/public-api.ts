import { Hono, type MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { openHeaders } from '../http/security.ts';
import { BASEMAP_PATH, basemapPreflight, basemapRoute } from './basemap.ts';
import { concernsRoute } from './concerns.ts';
import { csvRoute, geoJsonRoute } from './export-havens.ts';
import { havenRoute } from './haven.ts';
import { healthRoute, readyRoute } from './health.ts';
import { listRoute } from './list-havens.ts';
import { mapRoute } from './map.ts';
import { nearestRoute } from './nearest.ts';
import { openApiRoute } from './open-api.ts';
import { areasRoute, helplinesRoute, placesRoute, schemesRoute } from './reference.ts';
import { snapshotRoute } from './snapshots.ts';

/**
 * Every path of the public API. The nearest havens come first and without middleware, since that is asked most; what
 * asks for snapshots more often than that is answered by api/front.node.ts.
 */
export function publicApi(deps: Deps): Hono {
  const api = new Hono();
  const compress = deps.compress ?? passOn;
  api.options('/api/v1/havens/:id/concerns', preflight(deps, 'POST, OPTIONS'));
  api.options('/api/v1/*', preflight(deps, 'GET, HEAD, OPTIONS'));

  api.get('/api/v1/havens/nearest', nearestRoute(deps));
  api.get('/api/v1/snapshots/area/:file', compress, snapshotRoute('area', deps));
  api.get('/api/v1/snapshots/cell/:file', compress, snapshotRoute('cell', deps));

  api.get('/api/v1/havens', compress, listRoute(deps));
  api.get('/api/v1/havens.geojson', compress, geoJsonRoute(deps));
  api.get('/api/v1/havens.csv', compress, csvRoute(deps));
  api.get('/api/v1/havens/:idOrSlug', compress, havenRoute(deps));
  api.post('/api/v1/havens/:id/concerns', concernsRoute(deps));
  api.get('/api/v1/places', placesRoute(deps));
  api.get('/api/v1/schemes', compress, schemesRoute(deps));
  api.get('/api/v1/areas', compress, areasRoute(deps));
  api.get('/api/v1/map', compress, mapRoute(deps));
  api.get('/api/v1/helplines', compress, helplinesRoute(deps));
  api.get('/api/v1/openapi.json', compress, openApiRoute(deps));

  // Not compressed: its tiles are already, and ranges are of the plain bytes.
  api.get(BASEMAP_PATH, basemapRoute(deps));
  api.options(BASEMAP_PATH, basemapPreflight(deps));

  api.get('/healthz', healthRoute(deps));
  api.get('/readyz', readyRoute(deps));
  return api;
}

const passOn: MiddlewareHandler = (_, next) => next();

const ONE_DAY_SECONDS = 86_400;

/** A browser's question before a request with headers of its own. Any site may ask, and nobody may send cookies. */
function preflight({ config }: Deps, methods: string) {
  const headers = {
    ...openHeaders(config),
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match, Idempotency-Key',
    'Access-Control-Max-Age': String(ONE_DAY_SECONDS),
  };
  return () => new Response(null, { status: 204, headers });
}

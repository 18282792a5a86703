import { z } from 'zod';
import { concernAnswer, concernBody, idempotencyKey } from './concerns.ts';
import {
  detailAnswer,
  featureCollection,
  filterQuery,
  listAnswer,
  listQuery,
  nearestAnswer,
  nearestQuery,
} from './havens.ts';
import { mapAnswer, mapQuery } from './map.ts';
import {
  areasAnswer,
  healthAnswer,
  helplinesAnswer,
  helplinesQuery,
  placesAnswer,
  placesQuery,
  readyAnswer,
  schemesAnswer,
} from './reference.ts';
import { snapshotAnswer } from './snapshot.ts';

/** One public address: what it is asked and what it answers. Those that take no POST answer GET and HEAD. */
export interface Endpoint {
  /** As OpenAPI writes it. */
  readonly path: string;
  /** The same as the router writes it. */
  readonly route: string;
  /** `get` where it is left out. */
  readonly method?: 'get' | 'post';
  readonly operation: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly parameters?: Readonly<Record<string, { readonly description: string; readonly example: string }>>;
  /** Headers that it reads, by name. */
  readonly headers?: Readonly<Record<string, z.ZodType>>;
  /** What is sent to it as JSON: its name among the schemas, and the schema. */
  readonly body?: { readonly name: string; readonly schema: z.ZodObject };
  /** Of the answer; 200 where it is left out. */
  readonly status?: 200 | 202;
  /** Its name among the schemas, and the schema; absent where the answer is text. */
  readonly answer?: { readonly name: string; readonly schema: z.ZodType };
  readonly mediaType: string;
  /** Statuses of the problems it may answer, besides 500 and 503. */
  readonly problems: readonly number[];
  /** True where a copy can be asked for anew with If-None-Match. */
  readonly revalidates?: boolean;
}

const JSON_TYPE = 'application/json';
export const GEOJSON_TYPE = 'application/geo+json';
export const CSV_TYPE = 'text/csv';

/** Every path of the public API on one screen. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/api/v1/havens/nearest',
    route: '/api/v1/havens/nearest',
    operation: 'findNearestHavens',
    summary: 'The nearest havens to a point: open first, then by distance, within 50 km',
    query: nearestQuery,
    answer: { name: 'Nearest', schema: nearestAnswer },
    mediaType: JSON_TYPE,
    problems: [400],
  },
  {
    path: '/api/v1/snapshots/area/{code}.json',
    route: '/api/v1/snapshots/area/:file',
    operation: 'getAreaSnapshot',
    summary: 'All havens of an authority and those near its edge, with their open times for 14 days',
    parameters: { code: { description: 'ONS code of an authority', example: 'E09000003' } },
    answer: { name: 'Snapshot', schema: snapshotAnswer },
    mediaType: JSON_TYPE,
    problems: [404],
    revalidates: true,
  },
  {
    path: '/api/v1/snapshots/cell/11-{x}-{y}.json',
    route: '/api/v1/snapshots/cell/:file',
    operation: 'getCellSnapshot',
    summary:
      'All havens of a web-mercator map cell of zoom 11; 404 with snapshot.not_found where there is none',
    parameters: {
      x: { description: 'Column of the cell', example: '1022' },
      y: { description: 'Row of the cell', example: '679' },
    },
    answer: { name: 'Snapshot', schema: snapshotAnswer },
    mediaType: JSON_TYPE,
    problems: [404],
    revalidates: true,
  },
  {
    path: '/api/v1/havens',
    route: '/api/v1/havens',
    operation: 'listHavens',
    summary: 'Havens that are shown now, by town and name, a page at a time',
    query: listQuery,
    answer: { name: 'HavenList', schema: listAnswer },
    mediaType: JSON_TYPE,
    problems: [400, 404],
  },
  {
    path: '/api/v1/havens.geojson',
    route: '/api/v1/havens.geojson',
    operation: 'exportHavensAsGeoJson',
    summary: 'The same havens as GeoJSON, all of them',
    query: filterQuery,
    answer: { name: 'HavenFeatures', schema: featureCollection },
    mediaType: GEOJSON_TYPE,
    problems: [400, 404],
  },
  {
    path: '/api/v1/havens.csv',
    route: '/api/v1/havens.csv',
    operation: 'exportHavensAsCsv',
    summary: 'The same havens as a table, all of them',
    query: filterQuery,
    mediaType: CSV_TYPE,
    problems: [400, 404],
  },
  {
    path: '/api/v1/havens/{idOrSlug}',
    route: '/api/v1/havens/:idOrSlug',
    operation: 'getHaven',
    summary: 'One haven with its opening hours; 404 for everything that is not shown now',
    parameters: {
      idOrSlug: { description: 'Its id, or its slug of today or of before', example: 'k3f9x2m4q' },
    },
    answer: { name: 'HavenDetail', schema: detailAnswer },
    mediaType: JSON_TYPE,
    problems: [404],
  },
  {
    path: '/api/v1/havens/{id}/concerns',
    route: '/api/v1/havens/:id/concerns',
    method: 'post',
    operation: 'raiseConcern',
    summary: 'Tell the council that a place did not help; also of one that was shown before',
    parameters: { id: { description: 'Its id, or its slug', example: 'k3f9x2m4q' } },
    headers: { 'Idempotency-Key': idempotencyKey },
    body: { name: 'Concern', schema: concernBody },
    status: 202,
    answer: { name: 'ConcernReceived', schema: concernAnswer },
    mediaType: JSON_TYPE,
    problems: [400, 404, 413, 415, 422, 429],
  },
  {
    path: '/api/v1/places',
    route: '/api/v1/places',
    operation: 'findPlaces',
    summary: 'Where what a person typed may be',
    query: placesQuery,
    answer: { name: 'Places', schema: placesAnswer },
    mediaType: JSON_TYPE,
    problems: [400],
  },
  {
    path: '/api/v1/schemes',
    route: '/api/v1/schemes',
    operation: 'listSchemes',
    summary: 'The schemes and what a person says under each',
    answer: { name: 'Schemes', schema: schemesAnswer },
    mediaType: JSON_TYPE,
    problems: [],
  },
  {
    path: '/api/v1/areas',
    route: '/api/v1/areas',
    operation: 'listAreas',
    summary: 'The authorities on this register, with their wards',
    answer: { name: 'Areas', schema: areasAnswer },
    mediaType: JSON_TYPE,
    problems: [],
  },
  {
    path: '/api/v1/map',
    route: '/api/v1/map',
    operation: 'getMap',
    summary: 'What a map is drawn from: the outlines of the areas, and what lies under the markers',
    query: mapQuery,
    answer: { name: 'Map', schema: mapAnswer },
    mediaType: JSON_TYPE,
    problems: [400, 404],
  },
  {
    path: '/api/v1/helplines',
    route: '/api/v1/helplines',
    operation: 'listHelplines',
    summary: 'Helplines, each with the day it was last checked; emergencies first',
    query: helplinesQuery,
    answer: { name: 'Helplines', schema: helplinesAnswer },
    mediaType: JSON_TYPE,
    problems: [400, 404],
  },
  {
    path: '/api/v1/openapi.json',
    route: '/api/v1/openapi.json',
    operation: 'getOpenApi',
    summary: 'This document',
    answer: { name: 'OpenApi', schema: z.looseObject({ openapi: z.string() }) },
    mediaType: JSON_TYPE,
    problems: [],
  },
  {
    path: '/healthz',
    route: '/healthz',
    operation: 'getHealth',
    summary: 'Whether the server is alive',
    answer: { name: 'Health', schema: healthAnswer },
    mediaType: JSON_TYPE,
    problems: [],
  },
  {
    path: '/readyz',
    route: '/readyz',
    operation: 'getReadiness',
    summary: 'Whether the register answers, and how fresh the snapshots are',
    answer: { name: 'Readiness', schema: readyAnswer },
    mediaType: JSON_TYPE,
    problems: [],
  },
];

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../api/contract/endpoints.ts';
import { EXAMPLES } from '../../api/contract/examples.ts';
import { openApiDocument } from '../../api/contract/openapi.ts';
import { cellOf } from '../../api/domain/cells.ts';
import { cellScope } from '../../api/domain/scope.ts';
import { systemClock } from '../../api/system-clock.ts';
import { loadReferenceData } from '../../db/reference-data.ts';
import { everyDay } from '../helpers/builders.ts';
import { BARNET } from '../helpers/register.ts';
import { openSite, type Site } from '../site/open-site.ts';

type Json = Record<string, unknown>;

const HERE = { lat: 51.6135, lon: -0.1765 };

/** What is sent where a question is not just asked. */
const SENT: Readonly<Record<string, readonly unknown[]>> = {
  raiseConcern: [{ reason: 'turned_away', note: 'At the door.', key: 'k3f9-x2m4' }, { reason: 'other' }],
};

/** A question for each operation that brings out as much of its answer as there is. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  findNearestHavens: [
    `/api/v1/havens/nearest?lat=${HERE.lat}&lon=${HERE.lon}`,
    '/api/v1/havens/nearest?lat=0&lon=0',
  ],
  getAreaSnapshot: [`/api/v1/snapshots/area/${BARNET}.json`],
  getCellSnapshot: [`/api/v1/snapshots/${cellScope(cellOf(HERE))}.json`],
  listHavens: ['/api/v1/havens', '/api/v1/havens?kind=hotel'],
  exportHavensAsGeoJson: ['/api/v1/havens.geojson'],
  exportHavensAsCsv: ['/api/v1/havens.csv'],
  getHaven: ['/api/v1/havens/k3f9x2m4q', '/api/v1/havens/unknown'],
  raiseConcern: ['/api/v1/havens/k3f9x2m4q/concerns'],
  findPlaces: ['/api/v1/places?q=n', '/api/v1/places?q=nort%20finchly', '/api/v1/places?q=nowhere'],
  listSchemes: ['/api/v1/schemes'],
  listAreas: ['/api/v1/areas'],
  getMap: ['/api/v1/map', `/api/v1/map?area=${BARNET}`],
  listHelplines: ['/api/v1/helplines'],
  getOpenApi: ['/api/v1/openapi.json'],
  getHealth: ['/healthz'],
  getReadiness: ['/readyz'],
};

const PROBLEMS: readonly string[] = [
  '/api/v1/havens/nearest',
  '/api/v1/havens?area=E09000099',
  '/api/v1/havens/nobody',
  '/api/v1/snapshots/cell/11-0-0.json',
  '/api/v1/places',
  '/api/v1/nowhere',
];

const document = openApiDocument('https://havens.example');
/** The same, but a field that is not in it is an error: nothing may leak that nobody has written down. */
const strict = JSON.parse(JSON.stringify(document), (_, value: unknown) =>
  isObject(value) && value['type'] === 'object' && 'properties' in value && value['title'] === undefined
    ? { additionalProperties: false, ...value }
    : value,
) as Json;
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(strict, 'openapi');

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function errorsOf(schema: string, value: unknown): unknown[] {
  const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`);
  if (!validate) throw new Error(`No schema ${schema}`);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) => ({ instancePath, message, params }));
}

async function aFullRegister(): Promise<Site> {
  const site = await openSite();
  await loadReferenceData({ db: site.db, clock: systemClock });
  await site.addPlace('North Finchley');
  await site.addHaven({
    website: 'https://lantern.example',
    facilities: '["seat"]',
    opening: {
      ...everyDay(['18:00', '02:00']),
      bankHolidays: [],
      exceptions: [{ date: '2026-12-25', sessions: [] }],
      knownUntil: '2027-01-31',
    },
  });
  await site.addHaven({
    id: 'unknown',
    opening: null,
    kind: 'pub',
    age_policy: 'under_16_accompanied',
    authority_code: null,
  });
  await site.addHaven({ id: 'shut', opening: everyDay(['08:00', '09:00']), age_policy: 'over_18_only' });
  await site.republish();
  return site;
}

describe('the OpenAPI document', () => {
  it('has every endpoint of the contract, each with a name of its own', () => {
    const paths = document['paths'] as Record<string, Record<string, { operationId: string }>>;
    expect(Object.entries(paths).map(([path, methods]) => [path, ...Object.keys(methods)])).toEqual(
      ENDPOINTS.map(({ path, method = 'get' }) => [path, method]),
    );
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
  });

  it('has each path parameter that a path names, and each query parameter that is read', () => {
    const paths = document['paths'] as Record<
      string,
      Record<string, { parameters: { name: string; in: string }[] }>
    >;
    for (const { path, query, headers = {}, method = 'get' } of ENDPOINTS) {
      const { parameters = [] } = paths[path]?.[method] ?? {};
      const named = (place: string) => parameters.filter((each) => each.in === place).map(({ name }) => name);
      expect(named('header')).toEqual(Object.keys(headers));
      expect(named('path')).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(named('query')).toEqual(Object.keys(query?.shape ?? {}));
    }
  });

  it('says what lat, lon and limit may be', () => {
    const { get } = (document['paths'] as Record<string, { get: { parameters: Json[] } }>)[
      '/api/v1/havens/nearest'
    ] ?? {
      get: { parameters: [] },
    };
    expect(get.parameters.find(({ name }) => name === 'lat')).toMatchObject({
      required: true,
      schema: { type: 'number', minimum: -90, maximum: 90 },
    });
    expect(get.parameters.find(({ name }) => name === 'under18')).toMatchObject({
      schema: { type: 'boolean' },
    });
    expect(get.parameters.find(({ name }) => name === 'at')).toMatchObject({
      schema: { type: 'string', format: 'date-time' },
    });
    expect(get.parameters.find(({ name }) => name === 'limit')).toMatchObject({
      required: false,
      schema: { type: 'integer', minimum: 1, default: 10 },
    });
  });

  it('is served as it is, with the address of this register', async () => {
    const served = (await (await (await openSite()).request('/api/v1/openapi.json')).json()) as Json;
    expect(served).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('has examples that are right', () => {
    const wrong = ENDPOINTS.flatMap(({ operation, answer }) =>
      answer && operation in EXAMPLES ? errorsOf(answer.name, EXAMPLES[operation]) : [],
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(EXAMPLES).filter((name) => !(name in QUESTIONS))).toEqual([]);
  });
});

describe('each real answer is as the document says', () => {
  it.each(ENDPOINTS)('$path', async ({ operation, answer, mediaType, body, method, status = 200 }) => {
    const site = await aFullRegister();
    const asked = (QUESTIONS[operation] ?? []).flatMap((question) =>
      method === 'post'
        ? (SENT[operation] ?? []).map((sent) => ({ question, sent }))
        : [{ question, sent: undefined }],
    );
    for (const { question, sent } of asked) {
      const response = await (sent === undefined ? site.request(question) : site.send(question, sent));
      expect(body ? errorsOf(body.name, sent) : []).toEqual([]);
      expect(response.status).toBe(status);
      expect(response.headers.get('Content-Type')).toMatch(
        new RegExp(`^${mediaType.replace('+', '\\+')}(;|$)`),
      );
      expect(answer ? errorsOf(answer.name, await response.json()) : []).toEqual([]);
    }
  });

  it.each(PROBLEMS)('the problem of %s', async (path) => {
    const response = await (await openSite()).request(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(errorsOf('Problem', await response.json())).toEqual([]);
  });
});

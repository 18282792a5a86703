import { z } from 'zod';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import { EXAMPLES } from './examples.ts';
import { problemAnswer } from './reference.ts';

type Json = Readonly<Record<string, unknown>>;

const PROBLEM_TYPE = 'application/problem+json';
const PROBLEM_WORDS: Readonly<Record<number, string>> = {
  400: 'Something that was asked or sent is wrong; fields says what, and what to give',
  404: 'Not here, or not shown now',
  413: 'More was sent than is taken',
  415: 'What was sent is no JSON',
  422: 'The key was used for something else',
  429: 'Sent too often; Retry-After says when to send again',
  500: 'Something went wrong here',
  503: 'Not available for now; Retry-After says when to ask again',
};

/**
 * The public API as OpenAPI 3.1 (JSON Schema 2020-12), from the same schemas that read its queries.
 * @param publicOrigin where this register is served
 */
export function openApiDocument(publicOrigin: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Havens',
      version: '1.0.0',
      summary: 'Safe Haven and Ask for Angela venues, and the nearest one that is open now',
      description:
        'A place is shown only while people trained to help are there. Never keep a copy beyond what it says of itself. ' +
        'Fields may be added; none is renamed or removed within v1. No key, no cookies, any website may ask.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicOrigin }],
    paths: Object.fromEntries(
      ENDPOINTS.map((endpoint) => [endpoint.path, { [endpoint.method ?? 'get']: operation(endpoint) }]),
    ),
    components: { schemas: schemas() },
  };
}

function operation(endpoint: Endpoint): Json {
  const { operation: operationId, summary, query, parameters = {}, headers = {}, body } = endpoint;
  return {
    operationId,
    summary,
    parameters: [
      ...Object.entries(parameters).map(([name, { description, example }]) => ({
        name,
        in: 'path',
        required: true,
        description,
        example,
        schema: { type: 'string' },
      })),
      ...(query ? queryParameters(query) : []),
      ...Object.entries(headers).map(([name, schema]) => headerParameter(name, schema)),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: reference(body.name) } } },
      },
    }),
    responses: responses(endpoint),
  };
}

function headerParameter(name: string, header: z.ZodType): Json {
  const { $schema: _, description, example, ...schema } = z.toJSONSchema(header, { io: 'input' });
  return { name, in: 'header', required: false, description, example, schema };
}

function queryParameters(query: z.ZodObject): Json[] {
  // What a parameter means is what it is read as (a number, with its default); where that is none of JSON's types, it
  // is the text that is written.
  const { properties: read = {} } = z.toJSONSchema(query, { io: 'output', unrepresentable: 'any' });
  const { properties: written = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.keys(written).map((name) => {
    const meant = read[name] as Json;
    const { description, example, ...schema } = 'type' in meant ? meant : (written[name] as Json);
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
      schema,
    };
  });
}

function responses({
  operation: name,
  status = 200,
  answer,
  mediaType,
  problems,
  revalidates,
}: Endpoint): Json {
  const example = EXAMPLES[name];
  const content = {
    schema: answer ? { $ref: reference(answer.name) } : { type: 'string' },
    ...(example !== undefined && { example }),
  };
  const etag = { ETag: { description: 'The version', schema: { type: 'string' } } };
  return {
    [status]: {
      description: 'The answer',
      ...(revalidates && { headers: etag }),
      content: { [mediaType]: content },
    },
    ...(revalidates && {
      304: { description: 'The copy named by If-None-Match is still the one', headers: etag },
    }),
    ...Object.fromEntries(
      [...problems, 500, 503].map((problem) => [
        problem,
        {
          description: PROBLEM_WORDS[problem] ?? 'A problem',
          content: { [PROBLEM_TYPE]: { schema: { $ref: reference('Problem') } } },
        },
      ]),
    ),
  };
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

function schemas(): Json {
  const registry = z.registry<{ id: string }>();
  registry.add(problemAnswer, { id: 'Problem' });
  for (const { answer } of ENDPOINTS) if (answer) registry.add(answer.schema, { id: answer.name });
  const sent = z.registry<{ id: string }>();
  for (const { body } of ENDPOINTS) if (body) sent.add(body.schema, { id: body.name });
  return { ...namedSchemas(registry, 'output'), ...namedSchemas(sent, 'input') };
}

function namedSchemas(registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Json {
  const { schemas: named } = z.toJSONSchema(registry, {
    io,
    uri: reference,
    override: ({ jsonSchema }) => {
      // Fields may be added within v1: a client that refuses unknown ones would break.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  for (const schema of Object.values(named)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return named;
}

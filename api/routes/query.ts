import type { Context } from 'hono';
import type { z } from 'zod';
import { valid } from '../http/validate.ts';

/**
 * The query of a request, as a schema reads it. Of a name given twice the first counts, and one without a value counts
 * as left out: that is what a form sends for an empty field.
 * @throws DomainError `request.invalid` (400)
 */
export function queryOf<Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> {
  return readQuery(c.req.query(), schema);
}

/** The same for a query that is already in parts. */
export function readQuery<Schema extends z.ZodType>(
  values: Record<string, string>,
  schema: Schema,
): z.output<Schema> {
  for (const name in values) if (values[name] === '') delete values[name];
  return valid(schema, values);
}

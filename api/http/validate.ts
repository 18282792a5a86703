import type { z } from 'zod';
import { invalid } from '../domain/errors.ts';

/**
 * Values from outside, as a schema reads them.
 * @throws DomainError `request.invalid` (400) with a sentence for each field that is wrong
 */
export function valid<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  const read = schema.safeParse(values);
  if (read.success) return read.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of read.error.issues) fields[path.join('.') || 'request'] ??= message;
  throw invalid('request.invalid', Object.values(fields).join(' '), fields);
}

import type { Context } from 'hono';
import { z } from 'zod';
import { readEntries } from './body.ts';

/** What was typed, by field: a text, or several where a name came more than once. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export type FormResult<Data> =
  | { readonly ok: true; readonly data: Data; readonly values: FormValues }
  | { readonly ok: false; readonly values: FormValues; readonly errors: Readonly<Record<string, string>> };

/**
 * A form as a schema reads it, or what is wrong with it and everything that was typed, to fill the form again.
 *
 * Schemas are objects of the fields in `fields.ts`. Three boxes `NAME-day`, `NAME-month` and `NAME-year` are read as one
 * field, NAME. An issue of the whole form is the error `form`.
 *
 * @param limitBytes of the body; larger for a form with a file
 * @throws DomainError 415, 413 or 400 where the body is no form, too large or torn
 *
 * @example
 * const form = await readForm(c, z.object({ name: text('the venue’s name'), opened: optionalDay('the day') }));
 * if (!form.ok) return showPage({ values: form.values, errors: form.errors });
 */
export async function readForm<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  { limitBytes }: { limitBytes?: number } = {},
): Promise<FormResult<z.output<Schema>>> {
  const { values, fields } = collect(await readEntries(c, limitBytes));
  const read = schema.safeParse(fields);
  if (read.success) return { ok: true, data: read.data, values };
  return { ok: false, values, errors: inFieldOrder(errorsOf(read.error), schema) };
}

interface Collected {
  readonly values: Record<string, string | string[]>;
  readonly fields: Record<string, unknown>;
}

const BOX = /^(.+)-(day|month|year)$/s;

/** Without a prototype: a field may have any name, and `toString` was not typed by anyone. */
function collect(entries: Awaited<ReturnType<typeof readEntries>>): Collected {
  const values: Collected['values'] = Object.create(null) as Collected['values'];
  const fields: Collected['fields'] = Object.create(null) as Collected['fields'];
  for (const [sentName, sent] of entries) {
    const name = storable(sentName);
    if (typeof sent !== 'string') {
      // An empty file field is sent as a file without a name.
      if (sent.size > 0 || sent.name !== '') add(fields, name, sent);
      continue;
    }
    const value = storable(sent);
    add(values, name, value);
    add(fields, name, value);
    const [, day, part] = BOX.exec(name) ?? [];
    if (day !== undefined && part !== undefined) addBox(fields, day, part, value);
  }
  return { values, fields };
}

function add<Value>(record: Record<string, Value | Value[]>, name: string, value: Value): void {
  const before = record[name];
  if (before === undefined) record[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else record[name] = [before, value];
}

function addBox(fields: Collected['fields'], name: string, part: string, value: string): void {
  const before = fields[name];
  if (before === undefined) fields[name] = new Map([[part, value]]);
  else if (before instanceof Map && !before.has(part)) before.set(part, value);
}

/** What HTML, JSON and SQLite can hold alike: no NUL, no half of a character; line breaks as one. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replaceAll('\r\n', '\n');
}

/** The first thing that is wrong with each field: one at a time is put right. */
function errorsOf(error: z.ZodError): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = path.length === 0 ? 'form' : path.map(String).join('-');
    if (!errors.has(name)) errors.set(name, message);
  }
  return errors;
}

function inFieldOrder(errors: ReadonlyMap<string, string>, schema: z.ZodType): Record<string, string> {
  const order = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const place = (name: string): number => {
    const found = order.findIndex((field) => name === field || name.startsWith(`${field}-`));
    return found === -1 ? order.length : found;
  };
  return Object.fromEntries([...errors].toSorted(([a], [b]) => place(a) - place(b)));
}

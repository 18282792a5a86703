import type { Context } from 'hono';

/** Answers with a file to keep, such as somebody's data: a browser saves it and shows nothing. */
export function sendFile(
  c: Context,
  { name, type, content }: { name: string; type: string; content: string | Uint8Array | ReadableStream },
): Response {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  c.header('Cache-Control', 'private, no-store');
  return c.body(typeof content === 'object' && 'buffer' in content ? new Uint8Array(content) : content);
}

/** The same of a value as JSON that people can read. */
export function sendJsonFile(c: Context, name: string, value: unknown): Response {
  return sendFile(c, {
    name,
    type: 'application/json; charset=utf-8',
    content: `${JSON.stringify(value, null, 2)}\n`,
  });
}

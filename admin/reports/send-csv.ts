import type { Context } from 'hono';

/** Answers with a file to keep: nobody else's browser may hold it, and its name says of what day it is. */
export function sendCsv(c: Context, name: string, text: string): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${name}.csv"`);
  c.header('Cache-Control', 'private, no-store');
  return c.body(text);
}

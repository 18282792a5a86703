import type { Context } from 'hono';
import type { Deps } from '../../deps.ts';
import { embedHeaders } from '../../http/security.ts';
import { readEmbedFile } from '../../usecases/embed-files.ts';

/**
 * GET /embed/{version}/{file}: a script as it was in that version. What it holds never changes, so that a site can name
 * its hash, and a browser can keep it for a year.
 * @throws DomainError `embed.version_gone` (404)
 */
export async function pinnedFile(c: Context, { db, config }: Deps): Promise<Response> {
  const { version = '', file = '' } = c.req.param() as { version?: string; file?: string };
  const body = await readEmbedFile({ version, name: file, db });
  return c.body(body, 200, {
    ...embedHeaders(config),
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Type': 'text/javascript; charset=utf-8',
  });
}

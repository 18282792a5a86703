import type { Context } from 'hono';
import type { EvidenceFile } from '../../api/usecases/read-evidence-file.ts';

/**
 * Answers with a file that somebody sent in. A browser saves it, whatever is in it: as a page of ours it could run what
 * somebody put there. Kept nowhere on the way.
 */
export function sendEvidenceFile(c: Context, { type, name, content }: EvidenceFile): Response {
  return c.body(content, 200, {
    'Content-Type': type,
    'Content-Length': String(content.length),
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
}

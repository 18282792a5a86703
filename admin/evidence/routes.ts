import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { readEvidenceFile } from '../../api/usecases/read-evidence-file.ts';
import type { AdminEnv } from '../admin-env.ts';

/**
 * The file of a piece of evidence, for those who may see it. A browser saves it, whatever is in it: as a page of ours it
 * could run what somebody put there. Kept nowhere on the way.
 */
export function evidenceRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/evidence/:evidenceId/file', async (c) => {
    const evidenceId = c.req.param('evidenceId');
    const { type, name, content } = await readEvidenceFile({ evidenceId, ...deps });
    return c.body(content, 200, {
      'Content-Type': type,
      'Content-Length': String(content.length),
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
  });
  return routes;
}

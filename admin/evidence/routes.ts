import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { readEvidenceFile } from '../../api/usecases/read-evidence-file.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendEvidenceFile } from './send-evidence-file.ts';

/** The file of a piece of evidence, for those who may see it. */
export function evidenceRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/evidence/:evidenceId/file', async (c) => {
    const evidenceId = c.req.param('evidenceId');
    return sendEvidenceFile(c, await readEvidenceFile({ evidenceId, ...deps }));
  });
  return routes;
}

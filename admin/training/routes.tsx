import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { countTrainingWork } from '../../api/usecases/count-training-work.ts';
import type { AdminEnv } from '../admin-env.ts';
import { worksFor } from '../council-roles.ts';
import { sendPage } from '../page.tsx';
import { CouncilTrainingPage } from './council-page.tsx';

/** Where a council's people begin with training. */
export function trainingRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/training', async (c) => {
    const authorityCode = c.req.param('authority');
    const work = await countTrainingWork({ ...deps, authorityCode });
    const works = worksFor(c.get('person'), authorityCode);
    return sendPage(c, deps, {
      title: 'Training',
      content: <CouncilTrainingPage base={`/admin/councils/${authorityCode}`} work={work} works={works} />,
    });
  });
  return routes;
}

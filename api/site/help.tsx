import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { listAuthorities } from '../usecases/list-authorities.ts';
import { listHelplines } from '../usecases/list-helplines.ts';
import { HelpPage } from './help-page.tsx';
import { sendPage } from './send-page.tsx';

/** GET /help: whom to call. On a register of one area, its council's own lines too; on others with `?area=`. */
export async function help(c: Context, deps: Deps): Promise<Response> {
  const areas = await listAuthorities(deps);
  const area = c.req.query('area') ?? (areas.length === 1 ? areas[0]?.code : undefined);
  const helplines = await listHelplines({ area, db: deps.db });
  return sendPage(c, deps, {
    title: 'Phone numbers',
    // A number that was put right must not go on being rung.
    caching: 'asked',
    content: <HelpPage helplines={helplines} />,
  });
}

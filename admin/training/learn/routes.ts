import { Hono } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { sameOriginForms } from '../../../api/http/same-origin.ts';
import { mailChoiceRoutes } from '../mail/routes.tsx';
import { enterRoutes } from './enter-routes.tsx';
import { moduleRoutes } from './module-routes.tsx';

/**
 * The trainee's pages under /join: no account, no JavaScript needed, every step kept on the server. Forms are taken from our
 * own pages only; app.ts adds the headers that all pages share.
 */
export function joinRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.use(sameOriginForms(deps.config));
  // First, since `me` and `mail` would else be taken for a link's token.
  routes.route('/me', moduleRoutes(deps));
  routes.route('/mail', mailChoiceRoutes(deps));
  routes.route('/', enterRoutes(deps));
  return routes;
}

import type { Hono } from 'hono';
import type { Deps } from '../api/deps.ts';
import type { AdminEnv } from './admin-env.ts';
import { homeRoutes } from './home/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';

/** Every journey, a folder each; its routes are named from /admin on. */
export function journeys(deps: Deps): readonly Hono<AdminEnv>[] {
  return [homeRoutes(deps), settingsRoutes(deps)];
}
